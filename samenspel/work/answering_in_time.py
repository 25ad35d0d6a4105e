"""That no offer stays without an answer: who is asked again, and when a second pair of eyes is asked."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samenspel.communities.models import Community
from samenspel.moderation.hiding import not_hidden
from samenspel.people.models import Person
from samenspel.work.letters import tell
from samenspel.work.models import Offer
from samenspel.work.offering import hosts

ON_TOP_AFTER = timedelta(days=3)
"""After so long an offer stands on top of the stewards' desk."""
RAISED_AFTER = timedelta(days=7)
"""After so long all stewards hear by mail, or an administrator where one steward is alone."""


def raise_all(*, at=None):
    """Ask once more about each offer that waited a week; says about how many."""
    at = at or timezone.now()
    waiting = Offer.objects.waiting().filter(not_hidden(Offer), raised_at=None, at__lte=at - RAISED_AFTER)
    waiting = waiting.exclude(community__stage=Community.Stage.CLOSED)
    pks = list(waiting.order_by("at", "pk").values_list("pk", flat=True))
    return sum(_raise(pk, at) for pk in pks)


@transaction.atomic
def _raise(pk, at):
    rows = Offer.objects.select_related("community", "person", "call__by", "initiative__steward")
    offer = rows.get(pk=pk)
    if not Offer.objects.waiting().filter(pk=pk, raised_at=None).update(raised_at=at):
        return 0
    for person in who_hears(offer):
        said = {"about": offer, "kind": "work.offer_made", "days": offer.days_waiting(at=at)}
        tell("offer_waits", offer, to=person, **said)
    return 1


def who_hears(offer):
    """Everyone who can answer; where that is at most one person, the administrators too."""
    people = [person for person in hosts(offer) if person.is_active]
    if len(people) < 2:
        administrators = Person.objects.filter(is_administrator=True, is_active=True).exclude(
            pk=offer.person_id
        )
        people = list({person.pk: person for person in [*people, *administrators]}.values())
    return people
