"""What people may type when they invite others."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people.inviting import DAYS, MOST_DAYS, MOST_USES


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We send the link there. Leave it empty for a link you pass on yourself."),
        required=False,
    )
    most_uses = forms.IntegerField(
        label=_("For how many people"), min_value=1, max_value=MOST_USES, initial=1
    )
    days = forms.IntegerField(
        label=_("How many days it can be used"), min_value=1, max_value=MOST_DAYS, initial=DAYS
    )
    status = forms.ChoiceField(
        label=_("They come in as"),
    )

    def __init__(self, *args, statuses, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(status.value, status.label) for status in statuses]
        self.initial.setdefault("status", statuses[-1].value)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("email") and cleaned.get("most_uses", 1) > 1:
            self.add_error("most_uses", _("A link sent to one address is for one person."))
        return cleaned
