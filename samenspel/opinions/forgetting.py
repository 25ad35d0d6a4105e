"""Forgetting who voted what: thirty days after closing, or sooner by who looks after the conversation.

Taking the names off is not enough: the order in which rows were written, and the day, lead back to people as
well. So all participants and all votes are written anew, in an order by chance, under other keys and numbers,
and all with the day of closing.
"""

from datetime import UTC, timedelta
from random import SystemRandom

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.db.models.functions import TruncDay
from django.utils import timezone

from samenspel.house.auditing import record
from samenspel.intake.writing import insert
from samenspel.opinions import access
from samenspel.opinions.closing import close
from samenspel.opinions.joining import MOST_NUMBER
from samenspel.opinions.mapping import map_now
from samenspel.opinions.models import Closing, Conversation, Origin, Participant, Statement, Vote

KEYS_KEPT = timedelta(days=30)
AT_ONCE = 1_000
VOTE = ("participant", "statement", "conversation", "value", "at", "said_at")
_chance = SystemRandom()


def forgotten_from(conversation):
    """The moment from which nobody can tell any more who voted what, or None while voting goes on."""
    if conversation.keys_forgotten_at:
        return conversation.keys_forgotten_at
    return conversation.was_closed.at + KEYS_KEPT if conversation.was_closed else None


def can_forget(person, conversation):
    """Who looks after it, once voting is over, as long as there is something to forget."""
    is_over = conversation.is_closed and not conversation.keys_forgotten_at
    return is_over and access.can_look_after(person, conversation)


@transaction.atomic
def forget_now(conversation, *, by, at=None):
    """Do not wait for the thirty days; it cannot be opened again then. A second time changes nothing."""
    if not access.can_look_after(by, conversation) or conversation.is_open:
        raise PermissionDenied
    at = at or timezone.now()
    close(conversation, by=by, at=at)
    if _forget(conversation, at):
        record("opinions.forgotten", by=by, about=conversation, at=at)


def forget_keys(*, at=None):
    """At night: thirty days after closing nobody can tell any more who voted what; gives how many ended."""
    at = at or timezone.now()
    due = Conversation.objects.filter(keys_forgotten_at=None, closing__at__lte=at - KEYS_KEPT)
    return sum(_forget(conversation, at) for conversation in due)


@transaction.atomic
def _forget(conversation, at):
    """Whether it was done: not when it was opened again, or forgotten, meanwhile."""
    held = Conversation.objects.select_for_update().get(pk=conversation.pk)
    closing = Closing.objects.filter(conversation=held).first()
    if closing is None or held.keys_forgotten_at:
        return False
    # The last map is made of the rows it knows; what comes after this only reads it.
    map_now(held, at_once=True)
    day = closing.at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    Statement.objects.filter(conversation=held).update(guest=None, at=TruncDay(F("at"), tzinfo=UTC))
    _write_anew(held, day)
    held.keys_forgotten_at = conversation.keys_forgotten_at = at
    held.save(update_fields=["keys_forgotten_at"])
    return True


def _write_anew(conversation, day):
    there = list(conversation.participants.values_list("pk", "number", "imported_key"))
    said = list(
        Vote.objects.filter(conversation=conversation).values_list("participant", "statement", "value")
    )
    _chance.shuffle(there)
    _chance.shuffle(said)
    Vote.objects.filter(conversation=conversation).delete()
    conversation.participants.all().delete()
    numbers = _chance.sample(range(1, MOST_NUMBER + 1), len(there))
    rows = [
        Participant(conversation=conversation, number=number, imported_key=key, joined_at=day)
        for number, (_pk, _number, key) in zip(numbers, there, strict=True)
    ]
    Participant.objects.bulk_create(rows, batch_size=AT_ONCE)
    now = {pk: row for (pk, _number, _key), row in zip(there, rows, strict=True)}
    insert(
        Vote,
        VOTE,
        ((now[pk].pk, statement, conversation.pk, value, day, day) for pk, statement, value in said),
    )
    _renumber(conversation, {str(number): str(now[pk].number) for pk, number, _key in there})


def _renumber(conversation, now):
    """The published groups of what came in with files are told by number."""
    origin = Origin.objects.filter(conversation=conversation).first()
    if origin:
        origin.groups = {now[number]: group for number, group in origin.groups.items() if number in now}
        origin.save(update_fields=["groups"])
