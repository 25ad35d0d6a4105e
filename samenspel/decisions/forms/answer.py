"""Answering: by stance and words, by choosing in a poll, and what is said around it."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.decisions.models import Reaction, Stance
from samenspel.decisions.models.round import Method
from samenspel.decisions.showing import labels
from samenspel.ui.sending import Once

SUITS = [("yes", _("Yes")), ("maybe", _("If need be")), ("no", _("No"))]


class AnswerForm(forms.Form):
    """One answer to the round that stood on the page."""

    round = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, asked, before=None, **kwargs):
        super().__init__(*args, **{"auto_id": "answer_%s", **kwargs})
        self.asked, self.before = asked, before
        self.fields["round"].initial = asked.pk
        self.ask()

    def words(self):
        return {"words": self.cleaned_data.get("words", "")}

    def _ask_words(self, label, rows=3):
        self.fields["words"] = forms.CharField(
            label=label,
            max_length=4000,
            required=False,
            initial=self.before.words if self.before else "",
            widget=forms.Textarea(attrs={"rows": rows}),
        )
        return self.fields["words"]


class ConsentForm(AnswerForm):
    def ask(self):
        self.fields["stance"] = forms.ChoiceField(
            label=_("What do you say?"),
            choices=[
                (Stance.CONSENT, _("Consent: I see no reason why not")),
                (Stance.CONCERN, _("Consent with concern: it may go on, and this is what to mind")),
                (Stance.OBJECTION, _("Objection: it would harm what we are for, and this is why")),
                (Stance.ASIDE, _("Stand aside: I leave it to the others")),
            ],
            widget=forms.RadioSelect,
            initial=self.before.stance if self.before else None,
        )
        self._ask_words(_("In your words; with a concern or objection we need them")).says_when_needed = True

    def said(self):
        return {"stance": self.cleaned_data["stance"], **self.words()}


class PollForm(AnswerForm):
    """One question, or one for each option, as the method has it."""

    def ask(self):
        self.labels = labels(self.asked)
        choice = self.before.choice if self.before else None
        {
            Method.SINGLE: self._ask_one,
            Method.SEVERAL: self._ask_several,
            Method.DOTS: self._ask_dots,
            Method.RANKED: self._ask_places,
            Method.DATE: self._ask_dates,
        }[self.asked.method](choice)
        if not self.asked.is_anonymous:
            self._ask_words(_("What you would like to add"), rows=2)

    def _ask_one(self, choice):
        self.fields["choice"] = forms.TypedChoiceField(
            label=_("Your choice"),
            coerce=int,
            choices=list(enumerate(self.labels)),
            widget=forms.RadioSelect,
            initial=choice[0] if choice else None,
        )

    def _ask_several(self, choice):
        self.fields["choice"] = forms.TypedMultipleChoiceField(
            label=_("Your choices"),
            coerce=int,
            choices=list(enumerate(self.labels)),
            widget=forms.CheckboxSelectMultiple,
            initial=choice,
        )

    def _ask_dots(self, choice):
        for number, label in enumerate(self.labels):
            self.fields[f"option_{number}"] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=self.asked.dots,
                required=False,
                initial=(choice or {}).get(str(number)),
            )

    def _ask_places(self, choice):
        places = [("", _("No place")), *enumerate(_choices(len(self.labels)), 1)]
        for number, label in enumerate(self.labels):
            place = choice.index(number) + 1 if choice and number in choice else None
            self.fields[f"option_{number}"] = forms.TypedChoiceField(
                label=label, choices=places, coerce=int, empty_value=None, required=False, initial=place
            )
            self.fields[f"option_{number}"].says_when_needed = True

    def _ask_dates(self, choice):
        for number, label in enumerate(self.labels):
            self.fields[f"option_{number}"] = forms.ChoiceField(
                label=label,
                choices=SUITS,
                widget=forms.RadioSelect,
                initial=choice[number] if choice else None,
            )

    def clean(self):
        cleaned = super().clean()
        if self.asked.method == Method.RANKED:
            given = [place for place in self._per_option(cleaned) if place]
            if len(set(given)) != len(given):
                self.add_error(None, _("Two options have the same place. Give each a place of its own."))
        return cleaned

    def _per_option(self, cleaned):
        return [cleaned.get(f"option_{number}") for number in range(len(self.labels))]

    def chosen(self):
        """The choice as ``decisions.choices`` writes it down."""
        cleaned, each = self.cleaned_data, self._per_option(self.cleaned_data)
        if self.asked.method == Method.SINGLE:
            return [cleaned["choice"]]
        if self.asked.method == Method.SEVERAL:
            return cleaned["choice"]
        if self.asked.method == Method.DOTS:
            return {str(number): dots for number, dots in enumerate(each) if dots}
        if self.asked.method == Method.RANKED:
            placed = sorted((place, number) for number, place in enumerate(each) if place)
            return [number for _place, number in placed]
        return each

    def said(self):
        return {"choice": self.chosen(), **self.words()}


def _choices(count):
    """What the places are called."""
    first = [_("First choice"), _("Second choice"), _("Third choice")]
    return [*first, *(gettext("Choice %s") % place for place in range(4, count + 1))][:count]


def answer_form(proposal, *args, **kwargs):
    """The form with which one answers this proposal."""
    form = PollForm if proposal.kind == "poll" else ConsentForm
    return form(*args, asked=proposal.now, **kwargs)


class ReactionForm(Once):
    kind = forms.ChoiceField(
        label=capfirst(_("what is it")),
        choices=Reaction.Kind.choices,
        widget=forms.RadioSelect,
        initial="question",
    )
    text = forms.CharField(
        label=capfirst(_("your question or reaction")),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"auto_id": "reaction_%s", **kwargs})


class ReplyForm(Once):
    """An answer in words: to a question, to an objection."""

    text = forms.CharField(
        label=capfirst(_("your answer")), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
