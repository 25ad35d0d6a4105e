"""What came of it, in words; handing over, a note, looking again; asking and giving advice; a proxy."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership
from samenspel.decisions.models import Outcome, Proposal
from samenspel.decisions.reminding import rounds_now
from samenspel.people.models import Person
from samenspel.ui.days import DayInput
from samenspel.ui.sending import Once

TWO = forms.Textarea(attrs={"rows": 2})
FOUR = forms.Textarea(attrs={"rows": 4})


class OutcomeForm(forms.Form):
    ending = forms.ChoiceField(label=capfirst(_("how it ended")), widget=forms.RadioSelect)
    text = forms.CharField(
        label=capfirst(_("what was decided")), max_length=4000, required=False, widget=FOUR
    )
    why = forms.CharField(label=capfirst(_("why")), max_length=4000, widget=FOUR)
    follows = forms.CharField(
        label=capfirst(_("what follows, and who does it")), max_length=2000, required=False, widget=TWO
    )
    review_on = forms.DateField(
        label=capfirst(_("look again on")),
        required=False,
        widget=DayInput,
        help_text=_("On this day it comes back: does it still serve?"),
    )

    def __init__(self, *args, can_decide, **kwargs):
        super().__init__(*args, **kwargs)
        endings = [Outcome.Ending.DECIDED] if can_decide else []
        choices = [(str(each), each.label) for each in (*endings, Outcome.Ending.NOT_DECIDED)]
        self.fields["ending"].choices = choices
        self.fields["ending"].initial = choices[0][0]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("ending") == Outcome.Ending.DECIDED and not cleaned.get("text"):
            self.add_error("text", _("Say what was decided, so that who was not there can read it."))
        review = cleaned.get("review_on")
        if review and review <= timezone.localdate():
            self.add_error("review_on", _("Choose a day after today, or none."))
        return cleaned


class WithdrawForm(forms.Form):
    why = forms.CharField(label=capfirst(_("why")), max_length=4000, required=False, widget=TWO)


class HandOverForm(forms.Form):
    person = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect)
    why = forms.CharField(label=capfirst(_("why")), max_length=400, widget=TWO)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person, _mandate in people}
        self.fields["person"].choices = [
            (str(person.pk), f"{person.name} ({mandate})") for person, mandate in people
        ]


class NoteForm(Once):
    text = forms.CharField(label=capfirst(_("what should be added")), max_length=2000, widget=TWO)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"auto_id": "note_%s", **kwargs})


class ReviewForm(forms.Form):
    text = forms.CharField(
        label=capfirst(_("what you see when you look again")), max_length=2000, widget=FOUR
    )
    next_on = forms.DateField(
        label=capfirst(_("look again on")),
        required=False,
        widget=DayInput,
        help_text=_("Leave empty when it need not come back."),
    )


class AskAdviceForm(forms.Form):
    person = forms.ModelChoiceField(
        label=_("Whom"), queryset=Person.objects.none(), empty_label=_("Choose one")
    )
    reason = forms.CharField(
        label=_("Why this person"),
        max_length=240,
        help_text=_("Because it touches them, or because they know about it."),
    )

    def __init__(self, *args, proposal, by, **kwargs):
        super().__init__(*args, **{"auto_id": "ask_%s", **kwargs})
        here = _members(proposal.community, by).exclude(pk__in=proposal.now.asked.values("person"))
        self.fields["person"].queryset = here


class AdviceForm(forms.Form):
    text = forms.CharField(label=capfirst(_("your advice")), max_length=4000, widget=FOUR)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"auto_id": "advice_%s", **kwargs})


class UseForm(forms.Form):
    text = forms.CharField(label=capfirst(_("what you do with it")), max_length=2000, widget=TWO)


class ProxyForm(forms.Form):
    holder = forms.ModelChoiceField(
        label=capfirst(_("who may answer for you")),
        queryset=Person.objects.none(),
        empty_label=_("Choose one"),
    )
    proposal = forms.ModelChoiceField(
        label=capfirst(_("for which proposal")),
        queryset=Proposal.objects.none(),
        required=False,
        empty_label=_("All, until the day below"),
    )
    until = forms.DateField(label=capfirst(_("up to and including")), required=False, widget=DayInput)

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"].queryset = _members(community, by).exclude(pk=by.pk)
        seen = Proposal.objects.visible_to(by).open().filter(community=community).exclude(kind="advice")
        named = rounds_now(seen).filter(is_anonymous=False).values("proposal")
        self.fields["proposal"].queryset = seen.filter(pk__in=named).order_by("title", "pk")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("proposal") and not cleaned.get("until"):
            self.add_error("until", _("Choose one proposal, or a last day."))
        if cleaned.get("until") and cleaned["until"] < timezone.localdate():
            self.add_error("until", _("This day has gone by. Choose a later one."))
        return cleaned


def _members(community, by):
    here = Membership.objects.current().members().filter(community=community).values("person")
    return Person.objects.visible_to(by).filter(pk__in=here).by_name()
