"""Judging statements: letting one in, taking one out with a reason, merging one into another."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.notifications.notifying import notify
from samenspel.opinions import access
from samenspel.opinions.models import Judgement, Statement
from samenspel.opinions.writing import agree_with_own
from samenspel.search import indexing

Reason, Verdict, Standing = Judgement.Reason, Judgement.Verdict, Statement.Standing


class NotThere(Exception):
    """The statement this one would be merged into is not in play, or is itself."""


@transaction.atomic
def accept(statement, *, by, at=None):
    """Let a statement be voted on, also one that was removed before; a second time changes nothing."""
    statement = _held(statement, by)
    if statement.standing == Standing.ACCEPTED:
        return None
    return _become(statement, Standing.ACCEPTED, Verdict.ACCEPTED, by=by, at=at)


@transaction.atomic
def remove(statement, *, by, reason, words="", duplicate_of=None, at=None):
    """Take a statement out of the vote; votes given on it stay with it and count no more.

    A duplicate says of which statement, so that its author sees where it went. A second time changes nothing.
    """
    statement = _held(statement, by)
    if statement.standing == Standing.REMOVED:
        return None
    is_duplicate = reason == Reason.DUPLICATE
    if is_duplicate and not _is_in_play(duplicate_of, statement):
        raise NotThere
    return _become(
        statement,
        Standing.REMOVED,
        Verdict.REMOVED,
        by=by,
        at=at,
        reason=reason,
        words=words,
        duplicate_of=duplicate_of if is_duplicate else None,
    )


@transaction.atomic
def put_back(judgement, *, by, at=None):
    """After an appeal that was upheld: the statement is voted on again."""
    statement = _held(judgement.statement, by, is_appeal=True)
    if statement.standing == Standing.REMOVED:
        _become(statement, Standing.ACCEPTED, Verdict.ACCEPTED, by=by, at=at)


def _held(statement, by, *, is_appeal=False):
    """The statement as it stands, held until this is done."""
    held = Statement.objects.select_for_update(of=("self",)).select_related("conversation__community")
    statement = held.get(pk=statement.pk)
    may = access.can_look_after(by, statement.conversation) if is_appeal else access.can_judge(by, statement)
    if not may:
        raise PermissionDenied
    return statement


def _is_in_play(other, statement):
    there = Statement.objects.in_play().filter(conversation=statement.conversation_id)
    return other is not None and other.pk != statement.pk and there.filter(pk=other.pk).exists()


def _become(statement, standing, verdict, *, by, at=None, **why):
    if not statement.may_become(standing):
        raise PermissionDenied
    at = at or timezone.now()
    statement.standing = standing
    statement.save(update_fields=["standing"])
    judged = Judgement.objects.create(statement=statement, verdict=verdict, by=by, at=at, **why)
    agree_with_own(statement, at=at)
    indexing.index("statement", [statement])
    _tell_the_author(statement, judged, by, at)
    return judged


def _tell_the_author(statement, judged, by, at):
    """Who judged it is not said, as it is not on the page either."""
    author = statement.by
    if author is not None and author != by and not statement.is_seed:
        community = statement.conversation.community
        notify("opinions.judged", to=[author], about=judged, community=community, at=at)
