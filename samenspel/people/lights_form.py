"""What someone says who gives an e-mail address only: beside what they came for, and when they stay on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people.models import Person


def called_field():
    """Of an outsider without a profile: what to call them."""
    return forms.CharField(
        label=_("How may we call you?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


def address_field(help_text=""):
    """Of a visitor: the address that proves who they are, and at which they hear on."""
    return forms.EmailField(
        label=_("Your e-mail address"),
        help_text=help_text
        or _("We send a code to it, so that the answer reaches you. Nothing else is asked."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class IntroduceForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ("name", "visibility")
        labels = {"name": _("What may we call you?")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
        help_texts = {"visibility": _("You can change this at any time, and fill in the rest when you like.")}
