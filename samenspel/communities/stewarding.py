"""Asking someone to look after a community, and handing that over."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities import access
from samenspel.communities.models import Stewardship
from samenspel.house.auditing import record
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person


def stewards_of(community):
    """Who looks after the community now."""
    return Person.objects.filter(stewardships__in=community.stewardships.current())


@transaction.atomic
def make_steward(community, person, *, by, at=None):
    """Let a member look after the community too; who does so already goes on doing so."""
    membership = community.membership_of(person)
    if not access.can_steward(by, community) or membership is None or membership.closeness == 0:
        raise PermissionDenied
    stewardship, is_new = Stewardship.objects.get_or_create(
        community=community, person=person, until=None, defaults={"by": by, "since": at or timezone.now()}
    )
    if is_new:
        record("communities.steward_made", by=by, about=community, person=person, at=at)
        notify("communities.made_steward", to=[person], about=stewardship, by=by, community=community, at=at)
    return stewardship


@transaction.atomic
def hand_over(community, *, by, to, at=None):
    """Name who looks after the community next, and step down oneself."""
    make_steward(community, to, by=by, at=at)
    step_down(community, by=by, at=at)


def step_down(community, *, by, at=None):
    """Stop looking after the community; raises LastSteward when nobody else does."""
    for stewardship in community.stewardships.current().filter(person=by):
        stewardship.step_down(by=by, at=at)
