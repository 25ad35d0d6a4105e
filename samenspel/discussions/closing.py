"""Ending a thread with what came of it, and taking it up again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.discussions import access, telling
from samenspel.discussions.models import Closing, Discussion
from samenspel.feed.telling import tell, untell
from samenspel.search import indexing


@transaction.atomic
def close(discussion, *, by, summary, at=None):
    """Nobody writes in it any more; the summary stands on top. Who closes it second finds the first."""
    discussion = _held(discussion, by)
    if discussion.closed is not None:
        return discussion.closed
    at = at or timezone.now()
    closing = Closing.objects.create(
        discussion=discussion,
        summary=summary,
        by=by,
        at=at,
        **discussion.sight.written,
    )
    tell("discussions.discussion_closed", by=by, about=closing, at=at)
    telling.of_closed(closing)
    indexing.index("discussion", [discussion])
    return closing


@transaction.atomic
def reopen(discussion, *, by, at=None):
    """Go on with it; that it was closed, and with which summary, stays known."""
    discussion = _held(discussion, by)
    closing = discussion.closed
    if closing is None:
        return
    closing.reopened_by, closing.reopened_at = by, at or timezone.now()
    closing.save(update_fields=["reopened_by", "reopened_at"])
    untell(closing)
    telling.take_turn(discussion.pk, whole=True)
    indexing.index("discussion", [discussion])


def _held(discussion, by):
    rows = Discussion.objects.select_for_update(of=("self",)).select_related("community")
    held = rows.get(pk=discussion.pk)
    if not access.can_lead(by, held):
        raise PermissionDenied
    return held
