"""Archiving a community instead of deleting it, and opening it again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from samenspel.communities import access
from samenspel.communities.models import Community
from samenspel.house.auditing import record

Stage = Community.Stage


@transaction.atomic
def archive(community, *, by, why="", at=None):
    """Close the community: all stays readable, nothing new begins, its members are told. Again changes
    nothing."""
    if community.move_to_stage(Stage.CLOSED, by=by, why=why, at=at):
        record("communities.archived", by=by, about=community, at=at)


@transaction.atomic
def reopen(community, *, by, why="", at=None):
    """Open it again; it is exploring then, and its stewards say when it is more than that."""
    if not access.can_steward(by, community):
        raise PermissionDenied
    if community.is_archived:
        community.move_to_stage(Stage.EXPLORING, by=by, why=why, at=at)
        record("communities.reopened", by=by, about=community, at=at)
