"""What someone says who invites."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people import inviting


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of whom you invite"),
        required=False,
        help_text=_("Leave it empty to get a link that you pass on yourself."),
    )
    most_uses = forms.IntegerField(
        label=_("How many people may use the link?"), min_value=1, max_value=inviting.MOST_USES, initial=1
    )
    days = forms.IntegerField(
        label=_("How many days does it work?"),
        min_value=1,
        max_value=inviting.MOST_DAYS,
        initial=inviting.DAYS,
    )

    def clean(self):
        said = super().clean()
        if said.get("email"):
            said["most_uses"] = 1
        return said
