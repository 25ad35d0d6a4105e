"""Two people editing the same thing: the second one sees what the first one wrote, and nothing is lost."""

from hashlib import sha256

from django import forms
from django.utils.translation import gettext_lazy as _

NOT_THERE = "-"


class Meanwhile(forms.ModelForm):
    """A form that knows how its thing stood when the page was asked for.

    When it stands differently by the time the form is sent, nothing is saved: each field that differs says
    what it says now, what was typed stays, and sending again is a choice made with open eyes.
    """

    stood = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stood"].initial = self._as_it_stands()

    def said(self):
        """What was said about the thing itself, by field, without the marks that forms carry."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stood") and cleaned["stood"] != self._as_it_stands():
            self._show_both(cleaned)
        return cleaned

    def _show_both(self, cleaned):
        for name in self._meta.fields:
            now = getattr(self.instance, name)
            if name in self.fields and name in cleaned and cleaned[name] != now:
                field = self.instance._meta.get_field(name)
                shown = (now or "–") if field.is_relation else field.value_to_string(self.instance)
                self.add_error(name, _("Someone changed this in the meantime. It says now: %s") % shown)
        self.data = self.data.copy()
        self.data[self.add_prefix("stood")] = self._as_it_stands()

    def _as_it_stands(self):
        """A short mark of the values in the database; the instance still holds those while cleaning.

        What is not there yet has one too: somebody else may write it first.
        """
        if not self.instance.pk:
            return NOT_THERE
        values = (
            str(self.instance._meta.get_field(name).value_to_string(self.instance))
            for name in self._meta.fields
        )
        return sha256("\0".join(values).encode()).hexdigest()[:20]
