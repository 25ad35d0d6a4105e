"""What administrators may set for everyone."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samenspel.house.looks import as_logo, installed_styles
from samenspel.house.models import HouseRules
from samenspel.house.models.rules import OWN_LOOK
from samenspel.house.sockets import PERIODS
from samenspel.ui.meanwhile import Meanwhile

MONTHS = "months_"


class RulesForm(Meanwhile):
    """The rules as they hold now; what the environment says stands in it until another is chosen."""

    theme_file = forms.ChoiceField(label=_("House style"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages people can choose"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(label=_("Language for whoever has not chosen"), choices=settings.LANGUAGES)

    class Meta:
        model = HouseRules
        fields = ("name", "sign_up", "languages", "language", "theme_file", "link_previews")
        widgets = {"sign_up": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["sign_up"].choices = HouseRules.SignUp.choices
        self.fields["sign_up"].required = True
        self.fields["theme_file"].choices = _styles(self.instance.theme_file)
        self.initial["theme_file"] = self.instance.theme_file or OWN_LOOK
        for period in PERIODS.values():
            self.fields[f"{MONTHS}{period.name}"] = _months(period, self.instance)

    @property
    def about_the_house(self):
        """The questions but those about how long things are kept."""
        return [field for field in self.visible_fields() if not field.name.startswith(MONTHS)]

    @property
    def periods(self):
        return [field for field in self.visible_fields() if field.name.startswith(MONTHS)]

    def clean(self):
        cleaned = super().clean()
        offered = cleaned.get("languages")
        if offered and cleaned.get("language") not in offered:
            self.add_error("language", _("Choose one of the languages you offer."))
        return cleaned

    def changes(self):
        """What was asked for, in the words of ``rules.change``."""
        cleaned = self.cleaned_data
        retention = {name: cleaned[f"{MONTHS}{name}"] for name in PERIODS}
        return {name: cleaned[name] for name in self._meta.fields} | {"retention": retention}

    def _as_it_stands(self):
        months = ",".join(str(self.instance.months(name)) for name in PERIODS)
        return f"{super()._as_it_stands()}{months}"


class LogoForm(forms.Form):
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("A PNG, JPEG or WebP file of at most 2 MB. It is drawn anew, 128 pixels high."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def clean_logo(self):
        return as_logo(self.cleaned_data["logo"])


def _styles(worn):
    known = installed_styles()
    if worn and worn not in known:
        known.append(worn)
    return [(OWN_LOOK, _("Our own")), *((name, name) for name in known)]


def _months(period, held):
    allowed = _("Between %(least)s and %(most)s months.") % {"least": period.least, "most": period.most}
    return forms.IntegerField(
        label=period.label,
        help_text=f"{period.why} {allowed}",
        min_value=period.least,
        max_value=period.most,
        initial=held.months(period.name),
    )
