"""What somebody brings who brings in a community."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class StandinForm(forms.Form):
    standin = forms.ModelChoiceField(queryset=None, label=_("Who"), empty_label=None)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)

    def __init__(self, *args, standins, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["standin"].queryset = standins.order_by("name", "pk")
        self.fields["standin"].label_from_instance = lambda standin: standin.person.name


class BringForm(forms.Form):
    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "The ZIP that was made under “Take along”. It is removed as soon as the import has ended."
        ),
        # The reader says better what is wrong with an empty file.
        allow_empty_file=True,
        max_length=255,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if getattr(file, "is_too_large", False) or file.size > settings.IMPORT_MAX_MEGABYTES * 1_000_000:
            said = _(
                "This file is larger than %(most)s MB. Ask whoever looks after the server to allow more."
            )
            raise forms.ValidationError(said, params={"most": settings.IMPORT_MAX_MEGABYTES})
        return file
