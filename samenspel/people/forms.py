"""What people may type about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people.models import Person
from samenspel.ui.meanwhile import Meanwhile


class SignUpForm(forms.Form):
    """The field the account library does not ask for."""

    name = forms.CharField(
        label=_("What may we call you?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request, user):
        """Asked for by the library; the adapter has done the work."""


class ProfileForm(Meanwhile):
    class Meta:
        model = Person
        fields = ("name", "headline", "place", "brings", "wants", "seeks", "about", "visibility")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            **{field: forms.Textarea(attrs={"rows": 3}) for field in ("brings", "wants", "seeks")},
            "about": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "headline": _("For example: district nurse who knows every stairwell in Overwater."),
            "brings": _("Things people may ask you for."),
            "visibility": _("You always see your own profile. Administrators see every profile."),
        }
