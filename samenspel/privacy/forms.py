"""What people may type when they leave for good."""

from django import forms
from django.utils.translation import gettext_lazy as _

KEEP, TAKE = "keep", "take"


class LeavingForm(forms.Form):
    """The first time: what becomes of what they made."""

    made = forms.ChoiceField(
        label=_("What you made together with others"),
        choices=[
            (KEEP, _("It stays, under “former member”, so that others can go on with it")),
            (TAKE, _("It goes too: the results I published")),
        ],
        initial=KEEP,
        widget=forms.RadioSelect,
    )


class SureForm(LeavingForm):
    """The second time: they type who they are, so that nobody is erased by a slip."""

    who = forms.CharField(label=_("Your e-mail address, to be sure"), max_length=254)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["made"].widget = forms.HiddenInput()
        if not person.email:
            self.fields["who"].label = _("Your handle, to be sure")

    def clean_who(self):
        typed = self.cleaned_data["who"].strip().lower()
        if typed != (self.person.email or self.person.handle):
            raise forms.ValidationError(_("This is not yours. Type it as it stands on your account page."))
        return typed
