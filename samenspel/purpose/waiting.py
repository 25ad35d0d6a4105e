"""What waits in this room for one person."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.communities.models import Community, Membership
from samenspel.privacy.questions import question
from samenspel.purpose import contract_waiting
from samenspel.purpose.models import (
    Amendment,
    Draft,
    Inspirer,
    ObjectionAnswer,
    Phase,
    Reaction,
    Round,
    SentenceRevision,
)

MOST = 5


def for_person(person):
    """(sentence, address, since when) of each thing that waits for ``person`` here, the longest first."""
    found = [*_consents(person), *_in_rounds(person), *contract_waiting.for_person(person)]
    return sorted(found, key=lambda each: each[2])


@question
def _phases(person):
    contributes = Membership.objects.current().members().filter(person=person).values("community")
    rounds = Round.objects.visible_to(person).running().filter(community__in=contributes)
    return rounds.exclude(community__stage=Community.Stage.CLOSED).values_list("pk", "phase")


def _in_rounds(person):
    """What waits in rounds where one contributes; where there are none, nothing more is asked."""
    phases = dict(_phases(person))
    testing = {pk for pk, phase in phases.items() if phase == Phase.TESTING}
    proposal = {pk for pk, phase in phases.items() if phase == Phase.PROPOSAL}
    if testing:
        yield from _drafts(person, testing)
        yield from _objections(person, testing)
        yield from _answers(person, testing)
    if proposal:
        yield from _amendments(person, proposal)


@question
def _asked(person):
    asked = Inspirer.objects.filter(person=person, said=Inspirer.Said.NOTHING)
    return asked.select_related("idea__round__community")[:MOST]


def _consents(person):
    """Whether one may be named as somebody who inspires."""
    for row in _asked(person):
        words = _("May you be named as someone who inspires in %s?") % row.idea.round.community
        yield words, reverse("purpose:asked", args=[row.pk]), row.asked_at


def _drafts(person, rounds):
    """Drafts that reactions are asked of, and that one said nothing about as they read now."""
    said = Reaction.objects.fresh().filter(draft=OuterRef("pk"), person=person)
    rows = Draft.objects.standing().visible_to(person)
    rows = rows.filter(~Exists(said), round__in=rounds)
    for draft in rows.select_related("round__community").order_by("at", "pk")[:MOST]:
        words = _("What do you say to the draft “%(title)s” of %(community)s?")
        said = {"title": draft.title, "community": draft.round.community}
        yield words % said, reverse("purpose:react", args=[draft.pk]), draft.at


def _objections(person, rounds):
    """Objections without an answer, to drafts one wrote in."""
    wrote = SentenceRevision.objects.filter(sentence__draft=OuterRef("draft"), by=person)
    rows = Reaction.objects.visible_to(person).unanswered().exclude(person=person)
    rows = rows.filter(
        Exists(wrote),
        draft__withdrawn_at=None,
        draft__round__in=rounds,
    )
    for row in rows.select_related("draft")[:MOST]:
        words = _("Someone objects to “%s”: answer in writing") % row.draft.title
        yield words, reverse("purpose:objection", args=[row.pk]), row.at


def _answers(person, rounds):
    """Answers to one's own objection that one said nothing about yet."""
    later = ObjectionAnswer.objects.filter(reaction=OuterRef("reaction"), pk__gt=OuterRef("pk"))
    rows = ObjectionAnswer.objects.filter(
        ~Exists(later),
        reaction__person=person,
        reaction__until=None,
        reaction__draft__round__in=rounds,
        verdict="",
    )
    for row in rows.filter(reaction__draft__in=Draft.objects.visible_to(person)).select_related(
        "reaction__draft"
    )[:MOST]:
        words = _("Your objection to “%s” got an answer: will it do?") % row.reaction.draft.title
        yield words, reverse("purpose:reactions", args=[row.reaction.draft_id]), row.at


def _amendments(person, rounds):
    """What others proposed in drafts one wrote in."""
    wrote = SentenceRevision.objects.filter(sentence__draft=OuterRef("draft"), by=person)
    rows = (
        Amendment.objects.visible_to(person)
        .waiting()
        .filter(
            ~Q(by=person) | Q(by=None),
            Exists(wrote),
            draft__withdrawn_at=None,
            draft__round__in=rounds,
        )
    )
    for row in rows.select_related("draft").order_by("at", "pk")[:MOST]:
        words = _("Something is proposed in “%s”: take it over or not?") % row.draft.title
        yield words, reverse("purpose:amendment", args=[row.pk]), row.at
