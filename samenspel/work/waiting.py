"""What waits in this room for one person: a name to confirm, offers to answer, word about their own."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.communities.models import Community, Membership
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.questions import question
from samenspel.work.models import Contribution, Experiment, Offer, OfferStep, Result
from samenspel.work.models.offer import State

MOST = 10
LATELY = timedelta(days=30)


def for_person(person):
    """(sentence, address, since which moment or day) of what waits for ``person``, the longest first."""
    found = [*_to_answer(person), *_of_mine(person), *_to_confirm(person), *_to_end(person)]
    return sorted(found, key=lambda each: str(each[2]))


@question
def _unanswered(person):
    rows = Offer.objects.to_answer(person).filter(state__in=[State.OFFERED, State.DONE])
    rows = rows.exclude(community__stage=Community.Stage.CLOSED)
    return rows.for_cards().order_by("moved_at", "pk")[:MOST]


def _to_answer(person):
    """Offers nobody answered, and what is done and not thanked."""
    for offer in _unanswered(person):
        if offer.state == State.DONE:
            sentence = _("%(name)s helped. Say thank you: %(about)s")
        else:
            sentence = _("%(name)s offers a hand and waits for an answer: %(about)s")
        said = {"name": offer.name, "about": offer.about}
        yield sentence % said, offer.get_absolute_url(), offer.moved_at


@question
def _word(person):
    later = OfferStep.objects.filter(offer=OuterRef("offer"), pk__gt=OuterRef("pk"))
    rows = OfferStep.objects.filter(~Exists(later), offer__person=person, at__gt=timezone.now() - LATELY)
    rows = rows.filter(~Q(by=person) | Q(by=None), not_hidden_offer())
    rows = rows.select_related("offer__call", "offer__initiative", "offer__community")
    return rows.order_by("at")[:MOST]


def _of_mine(person):
    """Word from the other side that came last, lately; and what was agreed."""
    for step in _word(person):
        yield SAID[step.step]() % step.offer.about, step.offer.get_absolute_url(), step.at


SAID = {
    "welcomed": lambda: _("Your offer is welcome: %s"),
    "agreed": lambda: _("It is agreed what you do: %s"),
    "done": lambda: _("It is done: %s"),
    "thanked": lambda: _("You are thanked for your help: %s"),
    "declined": lambda: _("Your offer is answered, not this time: %s"),
    "said": lambda: _("There is word about your offer: %s"),
    "withdrawn": lambda: _("There is word about your offer: %s"),
}


def not_hidden_offer():
    return Q(offer__in=Offer.objects.filter(not_hidden(Offer)))


@question
def _named(person):
    rows = Contribution.objects.waiting().filter(person=person)
    seen = Result.objects.visible_to(person).filter(pk=OuterRef("result"))
    rows = rows.filter(Exists(seen)).select_related("result")
    return rows.order_by("proposed_at", "pk")[:MOST]


def _to_confirm(person):
    """Results in which someone named them, and they did not say yet whether that is right."""
    for row in _named(person):
        address = reverse("work:credit", args=[row.result_id])
        yield _("You are named in a result. Is that right? %s") % row.result, address, row.proposed_at


@question
def _over(person):
    rows = Experiment.objects.visible_to(person).running().filter(until__lt=timezone.localdate())
    rows = rows.filter(
        community__in=Membership.objects.current().members().filter(person=person).values("community")
    )
    mine = rows.filter(Q(by=person) | Q(doers__person=person)).exclude(
        community__stage=Community.Stage.CLOSED
    )
    return mine.distinct().order_by("until", "pk")[:MOST]


def _to_end(person):
    """Experiments whose time is over, for who does them: what did you learn?"""
    for experiment in _over(person):
        yield _("What did you learn? %s") % experiment, experiment.get_absolute_url(), experiment.until
