"""Sending what was written: each letter at most once, and not when it may not go any more.

A worker takes a few letters (one UPDATE, so that no other takes the same), asks of each again whether it may
go, notes that it hands it over, hands it over, and notes what became of it. Each note is saved before the
next step: whoever dies before handing over leaves the letter to another; whoever dies after it leaves it
uncertain, since a letter that comes twice is worse than one that somebody has to look at.
"""

import logging
import uuid
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from samenspel.mail.composing import compose
from samenspel.mail.models import Letter, State
from samenspel.mail.models.letter import EMPTY, LEASE, OPEN, WHY_LENGTH
from samenspel.mail.smtp import NotKnown, NotNow, Refused
from samenspel.mail.sockets import WHEN_REFUSED, why_not
from samenspel.mail.together import put_together

BATCH = 50
# Minutes until it is tried again; after the last the letter has failed.
AGAIN_AFTER = (1, 5, 15, 60, 180, 360, 720, 1440)
log = logging.getLogger(__name__)


def soon(due=None):
    """Let what was written go as soon as this act is saved, or at ``due``."""
    transaction.on_commit(partial(_let_the_worker, due if due and due > timezone.now() else None))


def _let_the_worker(due):
    from samenspel.mail.tasks import send_letters

    if due is None:
        send_letters.enqueue()
    elif send_letters.get_backend().supports_defer:
        send_letters.using(run_after=due).enqueue()


def send_due(*, at=None):
    """Send everything that waits; says how many letters came to which end."""
    end_what_was_left(at=at)
    ends = Counter()
    while letters := _next(at or timezone.now()):
        ends.update(_send_all(letters))
    return ends


def _next(at):
    """The next few that are due; what goes as one is put together before any of it is taken up."""
    put_together(at)
    return take(at=at)


def send_now(letter):
    """Send one letter while somebody waits for it, such as a code; if it cannot go now, it goes later."""
    for taken in take(only=letter.key):
        _send_all([taken])


def take(*, at=None, only=None):
    """Take up a few letters that wait, the longest due first: they are ours now, and nobody else's.

    only   the key of the one letter to take
    """
    lease = uuid.uuid4().hex
    waiting = Letter.objects.waiting(at)
    waiting = waiting.order_by("due_at", "pk")[:BATCH] if only is None else waiting.filter(key=only)
    found = Letter.objects.filter(pk__in=list(waiting.values_list("pk", flat=True)))
    found.waiting(at).update(taken_at=timezone.now(), lease=lease)
    mine = Letter.objects.open().filter(lease=lease)
    return list(mine.select_related("person", "by").order_by("due_at", "pk"))


def end_what_was_left(*, at=None):
    """What a worker took and left, ten minutes ago: not handed over waits again, handed over is uncertain."""
    at = at or timezone.now()
    left = Letter.objects.filter(OPEN, taken_at__lt=at - LEASE)
    left.filter(handed_at=None).update(taken_at=None, lease="")
    left.exclude(handed_at=None).update(
        uncertain_at=at, lease="", why="the worker stopped while handing it over"
    )


def _send_all(letters):
    with _line() as line:
        return [_send(letter, line) for letter in letters]


@contextmanager
def _line():
    """One line to the mail server for several letters, opened by the first that needs it."""
    line = get_connection()
    try:
        yield line
    finally:
        with suppress(Exception):
            line.close()


def _send(letter, line):
    """Send one letter that is ours; says what became of it."""
    try:
        why = _why_not(letter)
        message = None if why else compose(letter)
    except Exception as error:
        log.exception("A letter could not be composed: %s", letter.key)
        return _end(letter, State.FAILED, type(error).__name__)
    if message is None:
        return _end(letter, State.DROPPED, why or "nothing to say")
    if not _ours(letter).filter(handed_at=None).update(handed_at=timezone.now()):
        return State.TAKEN
    return _hand_over(letter, message, line)


def _hand_over(letter, message, line):
    """Give it to the mail server, and note what that said; where it said nothing, nobody sends it again."""
    try:
        line.open()
        line.send_messages([message])
    except NotNow as error:
        return _again(letter, str(error))
    except Refused as error:
        for hear in WHEN_REFUSED:
            hear(letter, str(error))
        return _end(letter, State.FAILED, str(error))
    except NotKnown as error:
        return _end(letter, State.UNCERTAIN, str(error))
    except Exception as error:
        log.exception("It is not known what became of a letter: %s", letter.key)
        return _end(letter, State.UNCERTAIN, type(error).__name__)
    if settings.DEMO:
        # What it said stands in the outbox of the demo, or is put together there anew.
        Letter.objects.filter(pk=letter.pk).update(subject=message.subject)
    return _end(letter, State.SENT)


def _why_not(letter):
    """What holds for every letter; the rooms say the rest."""
    if letter.person_id is None:
        return why_not(letter)
    if not letter.person.is_active:
        return "the account is closed"
    if letter.kind and letter.person.email != letter.to:
        return "another address by now"
    return why_not(letter)


def _ours(letter):
    """The row, unless another took it over meanwhile."""
    return Letter.objects.filter(OPEN, pk=letter.pk, lease=letter.lease)


def _end(letter, state, why=""):
    gone = EMPTY if state in {State.SENT, State.DROPPED} and not settings.DEMO else {}
    _ours(letter).update(**{f"{state}_at": timezone.now()}, why=why[:WHY_LENGTH], **gone)
    return state


def _again(letter, why):
    """Not now: wait longer each time, and give up in the end."""
    if letter.tries >= len(AGAIN_AFTER):
        return _end(letter, State.FAILED, why)
    due = timezone.now() + timedelta(minutes=AGAIN_AFTER[letter.tries])
    _ours(letter).update(
        taken_at=None, handed_at=None, lease="", due_at=due, tries=letter.tries + 1, why=why[:WHY_LENGTH]
    )
    soon(due)
    return State.WRITTEN
