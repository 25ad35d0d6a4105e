"""Inviting into a community: an invitation of the house, with the door it opens beside it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.communities import access
from samenspel.communities.joining import admit
from samenspel.communities.models import CommunityInvitation, InvitedIn, Membership
from samenspel.house.auditing import record
from samenspel.moderation.hiding import hiding_of
from samenspel.people import inviting
from samenspel.people.signals import invitation_accepted, invitation_revoked
from samenspel.people.sockets import (
    INVITATION_LINES,
    INVITATION_RELATED,
    INVITATION_URLS,
    INVITATIONS_SHUT,
)

Status = Membership.Status


@transaction.atomic
def invite_into(community, *, by, status=Status.MEMBER, at=None, **rest):
    """Make an invitation into ``community`` and give it with its key, which cannot be asked for again."""
    if status not in statuses_from(by, community):
        raise PermissionDenied
    invitation, key = inviting.invite(by=by, at=at, **rest)
    CommunityInvitation.objects.create(invitation=invitation, community=community, status=status)
    return invitation, key


def statuses_from(by, community):
    """As what ``by`` may let others come in: never closer than they are themselves, and never as core."""
    if not access.can_invite(by, community):
        return []
    all_but_core = [status for status in Status if status != Status.CORE]
    if access.can_steward(by, community):
        return all_but_core
    mine = community.membership_of(by).closeness
    return [status for status in all_but_core if Membership.CLOSENESS[status] <= mine]


def seen_by(viewer, community):
    """The invitations that ``viewer`` may see and call back: a steward all of a community, others theirs."""
    rows = CommunityInvitation.objects.filter(community=community).select_related("invitation__by")
    if not access.can_steward(viewer, community):
        rows = rows.filter(invitation__by=viewer)
    return rows.annotate(used=Count("invitation__uses")).order_by("-invitation__made_at", "-pk")


@transaction.atomic
def revoke(row, *, by, at=None):
    """Call an invitation back; who came in by it stays. A second call changes nothing."""
    invitation = row.invitation
    if by == invitation.by:
        inviting.revoke(invitation, by=by, at=at)
        return
    if not access.can_steward(by, row.community):
        raise PermissionDenied
    if invitation.revoked_at is None:
        invitation.revoked_at = at or timezone.now()
        invitation.save(update_fields=["revoked_at"])
        invitation_revoked.send(type(invitation), invitation=invitation, by=by, at=invitation.revoked_at)
        record("communities.invitation_revoked", by=by, about=row.community, person=invitation.by, at=at)


@receiver(invitation_accepted)
def let_in(invitation, person, **kwargs):
    """Whoever accepts comes in at once, or reads the agreement first. It opens nothing for someone who was
    taken out."""
    row = CommunityInvitation.objects.filter(invitation=invitation).select_related("community").first()
    if row is None:
        return
    community = row.community
    if _is_shut(invitation) or not access.can_come_in(person, community):
        raise inviting.NotOpen
    if access.is_member(person, community):
        return
    # Of two invitations the latest stands, also where the one before is past its date.
    InvitedIn.objects.update_or_create(
        community=community,
        person=person,
        ended_at=None,
        defaults={
            "invitation": invitation,
            "by": invitation.by,
            "status": row.status,
            "at": timezone.now(),
        },
    )
    if community.agreement_now() is None and not person.is_light:
        admit(community, person, status=row.status)


@receiver(invitation_revoked)
def shut(invitation, at=None, **kwargs):
    """Who used it and has not come in yet finds the door shut."""
    invitation.invited_in.filter(ended_at=None).update(ended_at=at or timezone.now())


def _is_shut(invitation):
    """Whether the community is archived or hidden by moderators, or who invited may no longer do so."""
    row = getattr(invitation, "into_community", None)
    if row is None:
        return False
    return row.status not in statuses_from(invitation.by, row.community) or bool(hiding_of(row.community))


def _line(invitation):
    row = getattr(invitation, "into_community", None)
    if row is None:
        return ""
    said = {"community": row.community.name, "purpose": row.community.purpose}
    return _("You are invited to take part in %(community)s: “%(purpose)s”") % said


def _url(invitation, person):
    """The page to come in by, which leads on who is in already; all communities where nothing opened."""
    row = CommunityInvitation.objects.filter(invitation=invitation).select_related("community").first()
    if row is None:
        return None
    if access.is_member(person, row.community) or access.can_join(person, row.community):
        return reverse("communities:join", args=[row.community.slug])
    return reverse("communities:communities")


INVITATIONS_SHUT.append(_is_shut)
INVITATION_LINES.append(_line)
INVITATION_RELATED.append("into_community__community")
INVITATION_URLS.append(_url)
