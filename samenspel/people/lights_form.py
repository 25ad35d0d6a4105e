"""What someone says who had given an e-mail address only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people.models import Person


class IntroduceForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ("name", "visibility")
        labels = {"name": _("What may we call you?")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
        help_texts = {"visibility": _("You can change this at any time, and fill in the rest when you like.")}
