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

LATELY = timedelta(days=30)
MOST = 10


def for_person(person, *, at=None):
    """Each kind of thing that waits, as a list; the lists are short, and mostly empty."""
    since = (at or timezone.now()) - LATELY
    return {
        **_of_steward(person),
        **_asked_of(person),
        **_answered_to(person, since),
        **mandate_waiting.for_person(person),
        "agreements": agreeing.waiting_for(person),
        "ending": list(
            RoleGrant.objects.ending_soon().filter(person=person).select_related("role__community")[:MOST]
        ),
    }


def _of_steward(person):
    """What the stewards of my communities have to answer, longest waiting first."""
    mine = list(Community.objects.stewarded_by(person).values_list("pk", flat=True))
    if not mine:
        return {"requests": [], "applications": []}
    requests = JoinRequest.objects.open().filter(community__in=mine).select_related("person", "community")
    applications = RoleApplication.objects.open().filter(role__community__in=mine)
    return {
        "requests": list(requests.order_by("asked_at", "pk")[:MOST]),
        "applications": list(
            applications.select_related("person", "role__community").order_by("at", "pk")[:MOST]
        ),
    }


def _asked_of(person):
    """What others ask of me: to come in, to come closer, to take a role over."""
    alive = Community.objects.visible_to(person).alive()
    invited = InvitedIn.objects.open().filter(person=person, community__in=alive)
    offers = StatusOffer.objects.filter(
        membership__person=person, membership__until=None, answered_at=None, membership__community__in=alive
    )
    mine = Community.objects.of(person).alive()
    successions = Succession.objects.filter(person=person, answered_at=None, role__community__in=mine)
    successions = successions.filter(role__archived_at=None)
    return {
        "invited": list(invited.select_related("community", "by")[:MOST]),
        "offers": list(offers.select_related("membership__community")[:MOST]),
        "successions": list(successions.select_related("role__community", "before")[:MOST]),
    }


def _answered_to(person, since):
    """What came to me lately: answers, words of welcome, a buddy, and that I was taken out."""
    answers = ApplicationAnswer.objects.filter(application__person=person, at__gt=since)
    refusals = Refusal.objects.filter(request__person=person, at__gt=since)
    greetings = Greeting.objects.filter(membership__person=person, membership__until=None, at__gt=since)
    buddies = Buddy.objects.filter(person=person) | Buddy.objects.filter(membership__person=person)
    buddies = buddies.filter(until=None, since__gt=since, membership__until=None)
    removals = Removal.objects.standing().filter(person=person, at__gt=since)
    return {
        "answers": list(answers.select_related("application__role__community").order_by("-at")[:MOST]),
        "refusals": list(refusals.select_related("request__community").order_by("-at")[:MOST]),
        "greetings": list(
            greetings.by_seen(person).select_related("membership__community").order_by("-at")[:MOST]
        ),
        "buddies": list(
            buddies.select_related("person", "membership__person", "membership__community")[:MOST]
        ),
        "removals": list(removals.select_related("community").order_by("-at")[:MOST]),
    }
