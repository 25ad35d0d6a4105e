"""Ending the vote, taking it up again, and forgetting after a while who voted what."""

from datetime import UTC, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.db.models.functions import TruncDay
from django.utils import timezone

from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.opinions import access
from samenspel.opinions.models import Closing, Conversation, Participant, Statement, Vote

KEYS_KEPT = timedelta(days=30)


class Forgotten(Exception):
    """Nobody knows any more who voted what, so who voted before could vote again."""


@transaction.atomic
def close(conversation, *, by, at=None):
    """End the vote; the map stays as it is from now on. A second time changes nothing."""
    if not access.can_look_after(by, conversation):
        raise PermissionDenied
    return _end(conversation, by=by, at=at or timezone.now())


def _end(conversation, *, by, at):
    closing, is_new = Closing.objects.get_or_create(conversation=conversation, defaults={"by": by, "at": at})
    conversation.__dict__.pop("was_closed", None)
    if is_new:
        tell("opinions.conversation_closed", by=by, about=conversation, at=at)
        record("opinions.closed", by=by, about=conversation, at=at)
    return closing


@transaction.atomic
def reopen(conversation, *, by, closes_on=None, at=None):
    """Take the vote up again, until another last day or none. Raises Forgotten."""
    held = Conversation.objects.select_for_update(of=("self",)).select_related("community")
    held = held.get(pk=conversation.pk)
    if not access.can_look_after(by, held):
        raise PermissionDenied
    if held.keys_forgotten_at:
        raise Forgotten
    Closing.objects.filter(conversation=held).delete()
    held.closes_on = conversation.closes_on = closes_on
    held.save(update_fields=["closes_on"])
    conversation.__dict__.pop("was_closed", None)
    record("opinions.reopened", by=by, about=conversation, at=at)


def close_those_past(*, at=None):
    """At night: whatever is past its last day gets its closing; gives how many."""
    at = at or timezone.now()
    past = Conversation.objects.filter(closing=None, closes_on__lt=timezone.localdate(at))
    for conversation in past:
        with transaction.atomic():
            _end(conversation, by=None, at=at)
    return len(past)


def forget_keys(*, at=None):
    """At night: thirty days after closing nobody can tell any more who voted what; gives how many ended."""
    at = at or timezone.now()
    due = Conversation.objects.filter(keys_forgotten_at=None, closing__at__lte=at - KEYS_KEPT)
    for conversation in due:
        _forget(conversation, at)
    return len(due)


@transaction.atomic
def _forget(conversation, at):
    """Cut the thread between people and numbers, and round times to the day: they are a thread as well."""
    of_it = {"conversation": conversation}
    Participant.objects.filter(**of_it).update(person=None, token_hash=None, joined_at=_day("joined_at"))
    Vote.objects.filter(**of_it).update(at=_day("at"), said_at=_day("said_at"))
    Statement.objects.filter(**of_it).update(guest=None, at=_day("at"))
    conversation.keys_forgotten_at = at
    conversation.save(update_fields=["keys_forgotten_at"])


def _day(field):
    """The midnight before, in the time of the world, so that both databases say the same."""
    return TruncDay(F(field), tzinfo=UTC)
