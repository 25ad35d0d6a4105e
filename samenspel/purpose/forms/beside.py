"""Tests beside the purpose, and rules in the way."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.purpose.forms.contract import later_day
from samenspel.purpose.models import (
    PurposeTest,
    RuleInTheWay,
    RuleOutcome,
    TestReading,
    Version,
    VersionSentence,
)
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once

NO_SENTENCE = gettext_lazy("The purpose as a whole")


def sentences_of(version):
    return version.sentences.in_order() if version else VersionSentence.objects.none()


class TestForm(Once, Meanwhile):
    __test__ = False
    link = forms.URLField(
        label=gettext_lazy("Link to the thing itself"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = PurposeTest
        fields = ("title", "kind", "text", "link", "visibility")
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"title": gettext_lazy("For example: everyone fills in a time sheet every week.")}


class ReadingForm(Once, Meanwhile):
    class Meta:
        model = TestReading
        fields = ("side", "words", "sentence")
        widgets = {"side": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 2})}
        labels = {"sentence": gettext_lazy("Which sentence is this about")}

    def __init__(self, *args, test, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = TestReading.Side.choices
        self.fields["sentence"].queryset = sentences_of(test.version)
        self.fields["sentence"].empty_label = NO_SENTENCE


class ConclusionForm(forms.Form):
    conclusion = forms.CharField(
        label=gettext_lazy("What you conclude"),
        help_text=gettext_lazy("What happens with it now, and why. It can be opened again later."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RuleForm(Once, Meanwhile):
    class Meta:
        model = RuleInTheWay
        fields = ("title", "source", "example", "effect", "proposal", "since", "sentence", "visibility")
        widgets = {
            "source": forms.RadioSelect,
            "example": forms.Textarea(attrs={"rows": 3}),
            "effect": forms.Textarea(attrs={"rows": 2}),
            "proposal": forms.Textarea(attrs={"rows": 2}),
            "since": DayInput,
        }
        labels = {"sentence": gettext_lazy("Which sentence does it keep from coming true")}
        help_texts = {
            "title": gettext_lazy("For example: help only after three forms."),
            "example": gettext_lazy("What happened, once. Name no clients and no colleagues."),
            "source": gettext_lazy(
                "A habit is your own and can change at once. A policy is somebody's; a law is for parliament."
            ),
        }

    def __init__(self, *args, community, **kwargs):
        super().__init__(*args, **kwargs)
        version = Version.now_of(community)
        before = self.instance.sentence if self.instance.pk else None
        if before is not None and before.version_id != getattr(version, "pk", None):
            version = before.version
        self.fields["source"].choices = RuleInTheWay.Source.choices
        if version is None:
            del self.fields["sentence"]
        else:
            self.fields["sentence"].queryset = sentences_of(version)
            self.fields["sentence"].empty_label = NO_SENTENCE
        if self.instance.pk:
            del self.fields["once"]

    def clean_since(self):
        since = self.cleaned_data["since"]
        if since is not None and since > timezone.localdate():
            raise forms.ValidationError(_("Choose a day that has been, or leave this empty."))
        return since


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("What happens with it"),
        choices=RuleOutcome.Outcome.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    look_again_on = forms.DateField(
        label=gettext_lazy("Look at it again on"),
        help_text=gettext_lazy("An experiment always has such a day."),
        required=False,
        widget=DayInput,
    )

    def __init__(self, *args, rule, **kwargs):
        super().__init__(*args, **kwargs)
        if rule.source == RuleInTheWay.Source.LAW:
            kept = [each for each in RuleOutcome.Outcome.choices if each[0] != RuleOutcome.Outcome.SCRAP]
            self.fields["outcome"].choices = kept

    def clean_look_again_on(self):
        return later_day(self.cleaned_data["look_again_on"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") == RuleOutcome.Outcome.EXPERIMENT and not cleaned.get("look_again_on"):
            self.add_error("look_again_on", _("An experiment has an end. Say when you look at it again."))
        return cleaned
