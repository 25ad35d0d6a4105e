"""Placing a community under others: its steward asks, a steward of the other answers."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities import access
from samenspel.communities.models import Community, CommunityLink, LinkAnswer, LinkProposal
from samenspel.house.auditing import record


class Circle(Exception):
    """A community cannot be part of itself, neither directly nor by way of others."""


@transaction.atomic
def propose(child, *, parent, by, at=None):
    """Ask whether ``child`` may be part of ``parent``; whoever looks after both has agreed by that.

    Gives the proposal, or None when it is part of it already. Raises Circle.
    """
    if not access.can_look_after(by, child) or not access.can_see(by, parent) or parent.is_archived:
        raise PermissionDenied
    _refuse_circle(child, parent)
    if CommunityLink.objects.filter(parent=parent, child=child).exists():
        return None
    proposal = LinkProposal.objects.get_or_create(
        parent=parent, child=child, is_open=True, defaults={"by": by, "at": at or timezone.now()}
    )[0]
    if access.is_steward(by, parent):
        answer(proposal, agreed=True, by=by, at=at)
    return proposal


@transaction.atomic
def answer(proposal, *, agreed, by, reason="", at=None):
    """Say yes or no as a steward of the parent; a second answer changes nothing. Raises Circle."""
    if not access.can_look_after(by, proposal.parent):
        raise PermissionDenied
    at = at or timezone.now()
    if agreed:
        # Other answers about these two wait for this one, so that both together cannot close a circle.
        two = [proposal.parent_id, proposal.child_id]
        list(Community.objects.select_for_update().filter(pk__in=two).order_by("pk").values_list("pk"))
        _refuse_circle(proposal.child, proposal.parent)
    if not LinkProposal.objects.open().filter(pk=proposal.pk).update(is_open=False):
        return False
    LinkAnswer.objects.create(proposal=proposal, agreed=agreed, by=by, reason=reason, at=at)
    if agreed:
        link, is_new = CommunityLink.objects.get_or_create(
            parent=proposal.parent, child=proposal.child, defaults={"by": by, "at": at}
        )
        if is_new:
            record("communities.placed_under", by=by, about=link.child, at=at, parent=link.parent.slug)
    return True


@transaction.atomic
def take_apart(link, *, by, at=None):
    """Let a community be part of another no longer: a steward of either."""
    if not (access.can_steward(by, link.child) or access.can_steward(by, link.parent)):
        raise PermissionDenied
    record("communities.taken_apart", by=by, about=link.child, at=at, parent=link.parent.slug)
    link.delete()


def _refuse_circle(child, parent):
    if parent.pk == child.pk or child.pk in parent.ancestor_ids():
        raise Circle
