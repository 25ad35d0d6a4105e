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
from samenspel.people import inviting
from samenspel.people.signals import invitation_accepted
from samenspel.people.sockets import INVITATION_LINES, INVITATION_RELATED, INVITATION_URLS

Status = Membership.Status


@transaction.atomic
def invite_into(community, *, by, status=Status.MEMBER, at=None, **rest):
    """Make an invitation into ``community`` and give it with its key, which cannot be asked for again."""
    if not access.can_invite(by, community) or status == Status.CORE:
        raise PermissionDenied
    invitation, key = inviting.invite(by=by, at=at, **rest)
    CommunityInvitation.objects.create(invitation=invitation, community=community, status=status)
    return invitation, key


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
        record("communities.invitation_revoked", by=by, about=row.community, person=invitation.by, at=at)


@receiver(invitation_accepted)
def let_in(invitation, person, **kwargs):
    """Whoever accepts comes in at once, or reads the agreement first. It opens no door that was shut since:
    of an archived community, for someone taken out, or where who invited no longer may."""
    row = CommunityInvitation.objects.filter(invitation=invitation).select_related("community").first()
    if row is None:
        return
    community = row.community
    if not access.can_invite(invitation.by, community) or not access.can_come_in(person, community):
        return
    if access.is_member(person, community):
        return
    InvitedIn.objects.get_or_create(
        community=community,
        person=person,
        ended_at=None,
        defaults={"by": invitation.by, "status": row.status},
    )
    if community.agreement_now() is None and not person.is_light:
        admit(community, person, status=row.status)


def _line(invitation):
    row = getattr(invitation, "into_community", None)
    if row is None:
        return ""
    said = {"community": row.community.name, "purpose": row.community.purpose}
    return _("You are invited to take part in %(community)s: “%(purpose)s”") % said


def _url(invitation):
    """Their page, or the page to come in by, which leads on when they are in already."""
    row = CommunityInvitation.objects.filter(invitation=invitation).select_related("community").first()
    return reverse("communities:join", args=[row.community.slug]) if row else None


INVITATION_LINES.append(_line)
INVITATION_RELATED.append("into_community__community")
INVITATION_URLS.append(_url)
