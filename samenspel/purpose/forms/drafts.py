"""Writing drafts: beginning one, its sentences, amendments and what divides."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.purpose.drafting import starts_for
from samenspel.purpose.models import LONGEST_SENTENCE, Amendment, Difference, Draft, Sentence, Version
from samenspel.purpose.tracing import statements_for
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once

TWO_ROWS = forms.Textarea(attrs={"rows": 2})
THREE_ROWS = forms.Textarea(attrs={"rows": 3})
EMPTY = "empty"


class NewDraftForm(Once):
    title = forms.CharField(
        label=gettext_lazy("Name of this draft"),
        help_text=gettext_lazy("A word or two, to tell drafts apart: “Close by”, “Broader”."),
        max_length=120,
    )
    rationale = forms.CharField(
        label=gettext_lazy("Why another draft?"), max_length=2000, required=False, widget=THREE_ROWS
    )
    start = forms.ChoiceField(label=gettext_lazy("Begin with"), widget=forms.RadioSelect)

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, **kwargs)
        self.starts = {_key(start): start for start in starts_for(round)}
        named = [(key, _name(start)) for key, start in self.starts.items()]
        self.fields["start"].choices = [*named, (EMPTY, _("An empty page"))]
        self.fields["start"].initial = self.fields["start"].choices[0][0]

    def said(self):
        said = {name: self.cleaned_data[name] for name in ("title", "rationale", "once")}
        return said | {"start": self.starts.get(self.cleaned_data["start"])}


def _key(start):
    return f"{start._meta.model_name}-{start.pk}"


def _name(start):
    if isinstance(start, Version):
        return _("The version that holds (%s)") % start.number
    return _("The sentences of “%s”") % start.title


class DraftForm(Meanwhile):
    class Meta:
        model = Draft
        fields = ("title", "rationale")
        widgets = {"rationale": THREE_ROWS}


class SentenceForm(Meanwhile):
    why = forms.CharField(
        label=gettext_lazy("Why"), help_text=gettext_lazy("A few words."), max_length=400, required=False
    )

    class Meta:
        model = Sentence
        fields = ("text",)
        widgets = {"text": THREE_ROWS}


class NewSentenceForm(Once):
    text = forms.CharField(label=gettext_lazy("New sentence"), max_length=LONGEST_SENTENCE, widget=THREE_ROWS)
    why = forms.CharField(
        label=gettext_lazy("Why"), help_text=gettext_lazy("A few words."), max_length=400, required=False
    )

    def said(self):
        return {name: self.cleaned_data[name] for name in ("text", "why", "once")}


class WhyForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("Why"), max_length=400, required=False, widget=TWO_ROWS)


class AmendmentForm(Once):
    kind = forms.ChoiceField(
        label=gettext_lazy("What should happen"), choices=Amendment.Kind, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("The sentence as you would have it"),
        max_length=LONGEST_SENTENCE,
        required=False,
        widget=THREE_ROWS,
    )
    why = forms.CharField(label=gettext_lazy("Why"), max_length=400, widget=TWO_ROWS)

    def __init__(self, *args, sentence, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = Amendment.Kind.CHANGE
        self.fields["text"].initial = sentence.text
        self.fields["text"].says_when_needed = True

    def said(self):
        return {name: self.cleaned_data[name] for name in ("kind", "text", "why", "once")}


class AmendmentAnswerForm(forms.Form):
    taken = forms.TypedChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[("yes", gettext_lazy("Take it over")), ("no", gettext_lazy("Leave the sentence as it is"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Who proposed it reads this."),
        max_length=400,
        widget=TWO_ROWS,
    )


class DifferenceForm(forms.ModelForm):
    class Meta:
        model = Difference
        fields = ("name", "statement")
        labels = {"statement": gettext_lazy("The statement that divides us")}

    def __init__(self, *args, round, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["statement"].queryset = statements_for(round, by)
        self.fields["statement"].empty_label = _("None, or not one alone")
        if not self.fields["statement"].queryset.exists():
            del self.fields["statement"]

    def said(self):
        return {"name": self.cleaned_data["name"], "statement": self.cleaned_data.get("statement")}


class OutcomeForm(forms.Form):
    outcome = forms.CharField(label=gettext_lazy("How it was resolved"), max_length=400, widget=TWO_ROWS)
