"""What stewards may type about the agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.communities.forms.community import Lines
from samenspel.communities.models import Agreement


class AgreementForm(forms.ModelForm):
    clauses = Lines(
        label=_("The rules in short"),
        help_text=_("One on each line, at most twelve. Whoever reports something points at one of these."),
        required=False,
        most=12,
        longest=200,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Agreement
        fields = ("text", "clauses", "change")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "change": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "text": _("What may people expect of one another here? You may use Markdown."),
            "change": _("Members read this when they are asked again."),
        }

    def __init__(self, *args, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now
        if now is None:
            del self.fields["change"]
        else:
            self.fields["version"].initial = now.version

    def clean(self):
        cleaned = super().clean()
        if self.now and cleaned.get("version") not in (None, self.now.version):
            self.data = self.data.copy()
            self.data["version"] = str(self.now.version)
            self.add_error(
                "text", _("Someone made a new version in the meantime. It says now: %s") % self.now.text
            )
        return cleaned

    def said(self):
        return {
            name: self.cleaned_data[name] for name in ("text", "clauses", "change") if name in self.fields
        }
