"""What waits for one person in all their communities: asked of them, answered to them, or about to end."""

from datetime import timedelta

from django.utils import timezone

from samenspel.communities import agreeing, mandate_waiting
from samenspel.communities.models import (
    ApplicationAnswer,
    Buddy,
    Community,
    Greeting,
    InvitedIn,
    JoinRequest,
    Refusal,
    Removal,
    RoleApplication,
    RoleGrant,
    StatusOffer,
    Succession,
)
from samenspel.communities.models.greeting import show_seen
from samenspel.privacy.questions import question

LATELY = timedelta(days=30)
MOST = 10


def for_person(person):
    """Each kind of thing that waits, as a list; the lists are short, and mostly empty."""
    return {
        **_of_steward(person),
        **{kind: asked(person) for kind, asked in ASKED.items()},
        **_answered_to(person),
        **mandate_waiting.for_person(person),
        "agreements": agreeing.waiting_for(person),
    }


@question
def _stewarded(person):
    return Community.objects.stewarded_by(person).values_list("pk", flat=True)


@question
def _requests(person, mine):
    asked = JoinRequest.objects.open().filter(community__in=mine)
    return asked.select_related("person", "community").order_by("asked_at", "pk")[:MOST]


@question
def _applications(person, mine):
    asked = RoleApplication.objects.open().filter(role__community__in=mine)
    return asked.select_related("person", "role__community").order_by("at", "pk")[:MOST]


def _of_steward(person):
    """What the stewards of my communities have to answer, longest waiting first."""
    mine = set(_stewarded(person))
    if not mine:
        return {"requests": [], "applications": []}
    return {"requests": _requests(person, mine), "applications": _applications(person, mine)}


@question
def _invited(person):
    alive = Community.objects.visible_to(person).alive()
    invited = InvitedIn.objects.open().filter(person=person, community__in=alive)
    return invited.select_related("community", "by")[:MOST]


@question
def _offered(person):
    alive = Community.objects.visible_to(person).alive()
    offers = StatusOffer.objects.filter(
        membership__person=person, membership__until=None, answered_at=None, membership__community__in=alive
    )
    return offers.select_related("membership__community")[:MOST]


@question
def _to_succeed(person):
    mine = Community.objects.of(person).alive()
    successions = Succession.objects.filter(person=person, answered_at=None, role__community__in=mine)
    return successions.filter(role__archived_at=None).select_related("role__community", "before")[:MOST]


@question
def _ending(person):
    return RoleGrant.objects.ending_soon().filter(person=person).select_related("role__community")[:MOST]


# What others ask of me: to come in, to come closer, to take a role over; and roles of mine that end.
ASKED = {"invited": _invited, "offers": _offered, "successions": _to_succeed, "ending": _ending}


@question
def _answers(person):
    answers = ApplicationAnswer.objects.filter(application__person=person, at__gt=timezone.now() - LATELY)
    return answers.select_related("application__role__community").order_by("-at")[:MOST]


@question
def _refusals(person):
    refusals = Refusal.objects.filter(request__person=person, at__gt=timezone.now() - LATELY)
    return refusals.select_related("request__community").order_by("-at")[:MOST]


@question
def _greetings(person):
    greetings = Greeting.objects.filter(membership__person=person, membership__until=None)
    greetings = greetings.filter(at__gt=timezone.now() - LATELY)
    return greetings.select_related("membership__community").order_by("-at")[:MOST]


@question
def _buddies(person):
    buddies = Buddy.objects.filter(person=person) | Buddy.objects.filter(membership__person=person)
    buddies = buddies.filter(until=None, since__gt=timezone.now() - LATELY, membership__until=None)
    return buddies.select_related("person", "membership__person", "membership__community")[:MOST]


@question
def _removals(person):
    removals = Removal.objects.standing().filter(person=person, at__gt=timezone.now() - LATELY)
    return removals.select_related("community").order_by("-at")[:MOST]


def _answered_to(person):
    """What came to me lately: answers, words of welcome, a buddy, and that I was taken out."""
    greetings = _greetings(person)
    if greetings:
        show_seen(greetings, person)
    return {
        "answers": _answers(person),
        "refusals": _refusals(person),
        "greetings": greetings,
        "buddies": _buddies(person),
        "removals": _removals(person),
    }
