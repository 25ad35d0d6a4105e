"""Being met: a greeting for a newcomer, and someone to go along with."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samenspel.communities import access
from samenspel.communities.models import Buddy, BuddyOffer, Greeting, Membership
from samenspel.feed.telling import tell
from samenspel.notifications.notifying import notify

NEW_FOR = timedelta(days=60)


def newcomers(communities, *, at=None):
    """Who came in lately and was greeted by nobody, longest waiting first; who began it all is not new."""
    since = (at or timezone.now()) - NEW_FOR
    members = Membership.objects.current().members().filter(community__in=communities, since__gt=since)
    members = members.filter(greetings=None).exclude(community__started_by=F("person"))
    return members.select_related("person", "community").order_by("since", "pk")


@transaction.atomic
def greet(membership, *, by, words, at=None):
    """Welcome a newcomer in words they read; a second greeting by the same person changes nothing."""
    if membership.until is not None or membership.person == by:
        raise PermissionDenied
    if not access.can_greet(by, membership.community):
        raise PermissionDenied
    greeting, is_new = Greeting.objects.get_or_create(
        membership=membership, by=by, defaults={"words": words, "at": at or timezone.now()}
    )
    if is_new:
        tell("communities.newcomer_greeted", by=by, about=greeting, at=at)
        to, community = [membership.person], membership.community
        notify("communities.greeted", to=to, about=greeting, by=by, community=community, at=at)
    return greeting


def offer_to_be_buddy(membership, *, by, at=None):
    """Say that newcomers may turn to me."""
    if by != membership.person or membership.until is not None or membership.closeness == 0:
        raise PermissionDenied
    return BuddyOffer.objects.get_or_create(membership=membership, defaults={"at": at or timezone.now()})[0]


def offer_no_longer(membership, *, by):
    if by != membership.person:
        raise PermissionDenied
    BuddyOffer.objects.filter(membership=membership).delete()


@transaction.atomic
def pair(membership, buddy, *, by, at=None):
    """Give a newcomer a buddy out of those who offered; the one before no longer is."""
    community = membership.community
    offered = BuddyOffer.objects.filter(
        membership__community=community, membership__person=buddy, membership__until=None
    )
    if not access.can_look_after(by, community) or membership.until is not None:
        raise PermissionDenied
    if buddy == membership.person or not offered.exists():
        raise PermissionDenied
    at = at or timezone.now()
    now = membership.buddies.filter(until=None).first()
    if now is not None:
        if now.person == buddy:
            return now
        now.until = at
        now.save(update_fields=["until"])
    pair = Buddy.objects.create(membership=membership, person=buddy, by=by, since=at)
    to = [membership.person, buddy]
    notify("communities.paired", to=to, about=pair, by=by, community=community, at=at)
    return pair
