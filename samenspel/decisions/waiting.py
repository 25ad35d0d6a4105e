"""What waits in this room for one person: to answer, to say, to write, to look at again."""

from datetime import datetime, time

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.communities.models import Community
from samenspel.decisions.models import (
    Advice,
    Answer,
    Asked,
    HandOver,
    ObjectionReply,
    Outcome,
    Proposal,
    Proxy,
    Round,
)
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.questions import question

MOST = 10


def for_person(person):
    """(sentence, address, since which moment or day) of what waits for ``person``, the longest first."""
    found = [
        *_to_answer(person),
        *_objections(person),
        *_outcomes(person),
        *_proxies(person),
        *_reviews(person),
    ]
    return sorted(found, key=lambda each: _begins(each[2]))


def _mine(person):
    return Community.objects.of(person).alive().values("pk")


def _open(person):
    return Proposal.objects.visible_to(person).open().filter(community__in=_mine(person))


def _newest(proposals):
    """Rounds that are asked now."""
    newer = Round.objects.filter(proposal=OuterRef("proposal"), number__gt=OuterRef("number"))
    return Round.objects.filter(~Exists(newer), proposal__in=proposals.values("pk"))


@question
def _asked(person):
    today = timezone.localdate()
    rounds = _newest(_open(person)).filter(Q(last_day=None) | Q(last_day__gte=today))
    rounds = rounds.exclude(questions_until__gte=today)
    said = Answer.objects.standing().filter(round=OuterRef("round"), person=OuterRef("person"))
    advised = Advice.objects.filter(round=OuterRef("round"), person=OuterRef("person"))
    rows = Asked.objects.still_here().filter(~Exists(said), ~Exists(advised), person=person, has_voted=False)
    return rows.filter(round__in=rounds).select_related("round__proposal").order_by("at", "pk")[:MOST]


def _to_answer(person):
    for asked in _asked(person):
        proposal = asked.round.proposal
        if proposal.kind == Proposal.Kind.ADVICE:
            sentence = _("Your advice is asked: %s") % proposal
        else:
            sentence = _("A proposal waits for your answer: %s") % proposal
        yield sentence, proposal.get_absolute_url(), asked.at


@question
def _objected(person):
    last = ObjectionReply.objects.filter(objection=OuterRef("pk")).order_by("-at", "-pk")
    rows = Answer.objects.counting().objections().filter(not_hidden(Answer), round__in=_newest(_open(person)))
    rows = rows.annotate(
        replied_at=Subquery(last.values("at")[:1]), word=Subquery(last.values("word__says")[:1])
    )
    to_reply = Q(replied_at=None, round__proposal__by=person) & ~Q(person=person)
    to_say = Q(replied_at__isnull=False, word=None, person=person)
    return rows.filter(to_reply | to_say).select_related("round__proposal").order_by("at", "pk")[:MOST]


def _objections(person):
    """To who leads: objections without an answer. To who objected: an answer they said nothing of yet."""
    for row in _objected(person):
        proposal = row.round.proposal
        if row.person_id == person.pk:
            sentence, since = _("Your objection was answered. Does that resolve it? %s"), row.replied_at
        else:
            sentence, since = _("An objection waits for your answer: %s"), row.at
        yield sentence % proposal, proposal.get_absolute_url(), since


@question
def _to_write_down(person):
    handed = HandOver.objects.filter(round=OuterRef("pk"))
    mine = (Q(proposal__by=person, proposal__deciders=None) | Q(proposal__deciders__person=person)) & ~Exists(
        handed
    )
    due = mine & Q(last_day__lt=timezone.localdate()) | Q(hand_over__person=person)
    rounds = _newest(_open(person)).filter(due).select_related("proposal").distinct()
    return rounds.order_by("last_day", "pk")[:MOST]


def _outcomes(person):
    """After the last day whoever decides writes down what came of it; and at once when it was handed over."""
    for round in _to_write_down(person):
        address = round.proposal.get_absolute_url()
        yield _("Write down what came of it: %s") % round.proposal, address, round.last_day


@question
def _asked_to_hold(person):
    asked = Proxy.objects.asked().filter(holder=person, community__in=_mine(person))
    return asked.select_related("giver", "community").order_by("at", "pk")[:MOST]


def _proxies(person):
    for proxy in _asked_to_hold(person):
        sentence = _("%(name)s asks you to answer for them in %(community)s")
        said = sentence % {"name": proxy.giver, "community": proxy.community}
        yield said, reverse("decisions:proxies", args=[proxy.community.slug]), proxy.at


@question
def _to_look_at(person):
    seen = Proposal.objects.visible_to(person).closed().filter(community__in=_mine(person), by=person)
    due = Outcome.objects.filter(review_on__lte=timezone.localdate(), round__in=_newest(seen))
    return due.select_related("round__proposal").order_by("review_on", "pk")[:MOST]


def _reviews(person):
    """Decisions of which somebody said when to look again, for who proposed them."""
    for outcome in _to_look_at(person):
        proposal = outcome.round.proposal
        yield _("Time to look again: %s") % proposal, proposal.get_absolute_url(), outcome.review_on


def _begins(since):
    return since if isinstance(since, datetime) else timezone.make_aware(datetime.combine(since, time()))
