"""What people may type about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignUpForm(forms.Form):
    """The field the account library does not ask for."""

    name = forms.CharField(
        label=_("What may we call you?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request, user):
        """Asked for by the library; the adapter has done the work."""
