"""What people may type when they offer a hand, and when they answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people.lights_form import address_field, called_field
from samenspel.ui.days import DayInput
from samenspel.ui.sending import Once
from samenspel.work.forms.roadmap import offer_results
from samenspel.work.models import Offer, Reason, Result

HOURS = Offer._meta.get_field("hours")


class OfferForm(Once):
    words = forms.CharField(
        label=_("What would you like to do?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you bring, and when you can. Only who answers you reads this."),
    )
    hours = HOURS.formfield(label=_("How many hours do you have?"), required=False)


class CalledForm(OfferForm):
    """For an outsider without a profile: what to call them, beside their words."""

    called = called_field()
    field_order = ("called", "words", "hours")


class OutsideForm(CalledForm):
    """For a visitor: also the address the answer can go to."""

    email = address_field()
    field_order = ("called", "email", "words", "hours")


class WordsForm(forms.Form):
    """A few words that have to be there: a welcome, a word back, thanks."""

    words = forms.CharField(label=_("A few words"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class MaybeWordsForm(WordsForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False


class AgreeForm(MaybeWordsForm):
    what = forms.CharField(
        label=_("What you agree"),
        max_length=240,
        help_text=_("For example: Saturday from ten to twelve at the workshop, with Sami."),
    )
    on = forms.DateField(
        label=_("On which day"),
        required=False,
        widget=DayInput,
    )
    field_order = ("what", "on", "words")


class DeclineForm(MaybeWordsForm):
    reason = forms.ChoiceField(label=_("Why not this time"), choices=Reason.choices, widget=forms.RadioSelect)
    field_order = ("reason", "words")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") in {Reason.OTHER, Reason.ELSEWHERE} and not cleaned.get("words", "").strip():
            self.add_error("words", _("Say it in a few words, so that they know where they stand."))
        return cleaned


class ThankForm(WordsForm):
    result = forms.ModelChoiceField(
        label=_("The result in which it shows"),
        queryset=Result.objects.none(),
        required=False,
        empty_label=_("None yet"),
        help_text=_("You can name them in the result; they confirm it themselves."),
    )

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        offer_results(self.fields["result"], community, by)
