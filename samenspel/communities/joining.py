"""Joining, asking, welcoming, declining and leaving."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities import access
from samenspel.communities.models import JoinRequest, Membership
from samenspel.communities.signals import member_joined, member_left
from samenspel.feed.telling import tell


def join(community, person, *, at=None, motive="", status=Membership.Status.MEMBER):
    """Become a member of an open community; joining twice changes nothing."""
    if not access.can_join(person, community):
        raise PermissionDenied
    return _admit(community, person, at=at, motive=motive, status=status)


def ask(community, person, *, at=None, motive=""):
    """Ask to be welcomed; asking twice changes nothing."""
    if not access.can_ask(person, community):
        raise PermissionDenied
    return JoinRequest.objects.get_or_create(
        community=community,
        person=person,
        answered_at=None,
        defaults={"motive": motive, "asked_at": at or timezone.now()},
    )[0]


@transaction.atomic
def welcome(request, *, by, at=None):
    """Answer a request with yes. A second answer changes nothing: it gives the membership, or None."""
    if not access.can_steward(by, request.community):
        raise PermissionDenied
    if not _answer(request, by=by, at=at, welcomed=True):
        return request.community.membership_of(request.person)
    return _admit(request.community, request.person, at=at, motive=request.motive)


def decline(request, *, by, reason, at=None):
    """Answer with no and a kind reason, for whoever asked to read; says whether this answer counts."""
    if not access.can_steward(by, request.community):
        raise PermissionDenied
    return bool(_answer(request, by=by, at=at, welcomed=False, reason=reason))


def invite_in(community, person, *, by, at=None, status=Membership.Status.MEMBER):
    """Let a steward bring someone in who agreed to it, also where one joins by invitation only."""
    if not access.can_steward(by, community):
        raise PermissionDenied
    return _admit(community, person, at=at, status=status)


@transaction.atomic
def leave(community, person, *, at=None, farewell=""):
    """Leave, and hand back the roles held here. The community endures; leaving twice changes nothing."""
    at = at or timezone.now()
    membership = community.memberships.current().filter(person=person).first()
    if membership is None:
        return None
    membership.until = at
    membership.farewell = farewell
    membership.is_steward = False
    membership.save()
    on = timezone.localdate(at) if timezone.is_aware(at) else at.date()
    for grant in person.role_grants.current(on=on).filter(role__community=community):
        grant.hand_back(on=on)
    tell("communities.member_left", by=person, about=membership, at=at)
    member_left.send(sender=Membership, membership=membership)
    return membership


def _answer(request, *, by, at, welcomed, reason=""):
    """Write the answer once; the row that is already answered stays as it is."""
    return (
        JoinRequest.objects.open()
        .filter(pk=request.pk)
        .update(answered_at=at or timezone.now(), answered_by=by, welcomed=welcomed, reason=reason)
    )


@transaction.atomic
def _admit(community, person, *, at=None, motive="", status=Membership.Status.MEMBER):
    membership, is_new = Membership.objects.get_or_create(
        community=community,
        person=person,
        until=None,
        defaults={"status": status, "motive": motive, "since": at or timezone.now()},
    )
    if is_new:
        tell("communities.member_joined", by=person, about=membership, at=membership.since)
        member_joined.send(sender=Membership, membership=membership)
    return membership
