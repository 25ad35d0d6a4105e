"""Adopting a draft, bringing words along, signing, and answering a review."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.purpose.adopting import REVIEW_AFTER
from samenspel.purpose.carrying import CHANGED, GONE
from samenspel.purpose.models import LONGEST_PURPOSE, LONGEST_SENTENCE, Part
from samenspel.ui.days import DayInput
from samenspel.ui.sending import Once

MOST_YEARS = 5


def later_day(day, *, most_years=MOST_YEARS):
    """``day``, when it lies ahead and not too far."""
    today = timezone.localdate()
    if day is not None and not today < day <= today + timedelta(days=366 * most_years):
        raise forms.ValidationError(
            _("Choose a day after today, at most %(years)s years ahead."), params={"years": most_years}
        )
    return day


class AdoptForm(forms.Form):
    """One question for every change nobody gave a reason for yet."""

    summary = forms.CharField(
        label=gettext_lazy("What is different, in a few words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    review_on = forms.DateField(
        label=gettext_lazy("Look at it again on"),
        help_text=gettext_lazy(
            "Nothing is finished: on this day the community is asked whether it still fits."
        ),
        widget=DayInput,
    )

    def __init__(self, *args, unexplained, unsaid=(), **kwargs):
        """``unsaid``: objections of which nobody knows whether they are answered: one then says yes twice."""
        super().__init__(*args, **kwargs)
        self.fields["review_on"].initial = timezone.localdate() + REVIEW_AFTER
        self.asked = [change.key for change in unexplained]
        for change in unexplained:
            self.fields[change.key] = forms.CharField(label=_words_of(change), max_length=1000)
        if unsaid:
            self.fields["all_the_same"] = forms.BooleanField(
                label=_("Adopt it all the same, without waiting for whether that answer will do")
            )

    def clean_review_on(self):
        return later_day(self.cleaned_data["review_on"])

    def reasons(self):
        return {key: self.cleaned_data[key] for key in self.asked}


def _words_of(change):
    if change.kind == GONE:
        return _("Why is this no longer there: “%s”") % change.before.text
    if change.kind == CHANGED:
        return _("Why did this change: “%s”") % change.now.text
    return _("Why is this new: “%s”") % change.now.text


class PutDownForm(Once):
    """Words that exist already: a purpose, and for each part of the contract a line a sentence."""

    purpose = forms.CharField(
        label=gettext_lazy("Our purpose, in one sentence"),
        max_length=LONGEST_PURPOSE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    summary = forms.CharField(
        label=gettext_lazy("Where these words come from"),
        help_text=gettext_lazy("For example: written at the start day of 12 March, with all who were there."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    review_on = forms.DateField(label=gettext_lazy("Look at it again on"), widget=DayInput)

    PARTS = [part for part in Part if part != Part.PURPOSE]

    def __init__(self, *args, community, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].initial = community.purpose
        self.fields["review_on"].initial = timezone.localdate() + REVIEW_AFTER
        for part in self.PARTS:
            self.fields[part.value] = forms.CharField(
                label=part.label,
                help_text=_("Each sentence on a line of its own."),
                max_length=6000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        self.order_fields(["purpose", *(part.value for part in self.PARTS), "summary", "review_on", "once"])

    def clean_review_on(self):
        return later_day(self.cleaned_data["review_on"])

    def clean_purpose(self):
        return " ".join(self.cleaned_data["purpose"].split())

    def clean(self):
        cleaned = super().clean()
        for part in self.PARTS:
            for place, line in enumerate(_lines(cleaned.get(part.value)), start=1):
                if len(line) > LONGEST_SENTENCE:
                    self.add_error(
                        part.value,
                        _("Sentence %(place)s is too long: at most %(most)s characters.")
                        % {"place": place, "most": LONGEST_SENTENCE},
                    )
        return cleaned

    def sentences(self):
        said = self.cleaned_data
        rest = [(part, line) for part in self.PARTS for line in _lines(said[part.value])]
        return [(Part.PURPOSE, said["purpose"]), *rest]


def _lines(text):
    return [" ".join(line.split()) for line in (text or "").splitlines() if line.strip()]


class SignForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("A note beside your name"),
        help_text=gettext_lazy(
            "For members to read. For example what you find hard, or where you see it differently."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NotNowForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why not now"),
        help_text=gettext_lazy("Members read this on the page of the purpose."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    again_on = forms.DateField(label=gettext_lazy("Ask again from"), widget=DayInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["again_on"].initial = timezone.localdate() + timedelta(days=90)

    def clean_again_on(self):
        return later_day(self.cleaned_data["again_on"], most_years=2)


class EventForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("For example: the municipality stops, or two communities became one."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
