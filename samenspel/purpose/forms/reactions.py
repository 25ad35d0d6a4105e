"""Reacting to a draft, and answering an objection."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.purpose.models import Reaction
from samenspel.ui.sending import Once


class ReactionForm(forms.ModelForm):
    kind = forms.ChoiceField(
        label=_("What do you say to this draft?"), choices=Reaction.Kind, widget=forms.RadioSelect
    )

    class Meta:
        model = Reaction
        fields = ("kind", "argument")
        widgets = {"argument": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "argument": _(
                "Needed for an objection: it is answered in writing before the draft can become a version."
            )
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["argument"].says_when_needed = True

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Reaction.Kind.OBJECTION and not cleaned.get("argument", "").strip():
            self.add_error(
                "argument", _("Say in a few words what you object to, so that someone can answer it.")
            )
        return cleaned

    def said(self):
        return {name: self.cleaned_data[name] for name in ("kind", "argument")}


class ObjectionAnswerForm(Once):
    text = forms.CharField(
        label=_("Answer"),
        help_text=_("What do you do with it, or why not? It stays with the version."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
