"""The one way from this room to ``measures.opinions``: the map of a conversation as it stands now.

Worked out from the votes since last time, published in steps, the same for everyone who may see it. A step
waits for five different people, also when the conversation closes, so that what one of them voted cannot be
read from the difference. Every step is written down, so that all processes go on from the same one. Only what
``disclosing`` lets through leaves this module, but for one's own place.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import asdict, dataclass, replace
from datetime import datetime

import numpy as np
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from measures import VERSION, opinions
from measures.opinions.grouping import Grouping
from measures.opinions.mapping import OpinionMap
from measures.opinions.space import Space
from samenspel.opinions import disclosing
from samenspel.opinions.mapping_votes import HeldVotes
from samenspel.opinions.models import MapSnapshot, Vote

METHOD = "measures.opinions"
SECONDS_OLD = 1.0
NEW_PEOPLE = 5
MOST_HELD = 16
# How often votes are counted to see whether some came with a moment long past, or were taken away.
SECONDS_BETWEEN_COUNTS = 30
STEPS_KEPT = 20
# Resampling takes ten times a map: at once among few people, among more when the conversation closes.
MOST_RESAMPLED, MOST_RESAMPLED_AT_THE_END = 100, 1_000


@dataclass(frozen=True)
class MapNow:
    """A published map.

    mark     says from which votes it is; another mark is another map
    result   what everyone sees of it (``disclosing.disclosed``)
    inner    plane and centres, to find one's own place; not for showing
    """

    conversation_id: int
    step: int
    at: datetime
    votes: int
    upto: datetime | None
    final: bool
    version: str
    seed: int
    result: dict
    inner: dict

    @property
    def mark(self):
        return f"{self.votes}-{int(self.final)}-{self.upto:%d%H%M%S%f}" if self.upto else "0"


class _Held:
    """What this process keeps of one conversation: its votes, the last map, and what was published."""

    def __init__(self, conversation_id):
        self.lock = threading.Lock()
        self.votes = HeldVotes(conversation_id)
        self.found = None
        self.now = None
        self.looked = self.counted = -1e9


_held = OrderedDict()
_guard = threading.Lock()


def map_now(conversation, *, at=None, at_once=False):
    """The map as it is published now, at most a second old, or None when there is none yet.

    at_once   look again also within the second
    """
    held = _of(conversation.pk)
    if not at_once and time.monotonic() - held.looked < SECONDS_OLD:
        return held.now
    if held.now is None:
        _take_over(held)
    # Whoever comes while another works it out gets the map before.
    if not held.lock.acquire(blocking=held.now is None or at_once):
        return held.now
    try:
        _look(held, conversation, at or timezone.now())
        held.looked = time.monotonic()
        return held.now
    finally:
        held.lock.release()


def last_known(conversation_id):
    """The map this process worked out last, without looking whether there is a newer one; None when none."""
    held = _held.get(conversation_id)
    return held.now if held else None


def forget_all():
    """Empty the cache of this process; the next map starts from what was published."""
    with _guard:
        _held.clear()


def _of(pk):
    with _guard:
        held = _held.pop(pk, None) or _Held(pk)
        _held[pk] = held
        while len(_held) > MOST_HELD:
            _held.popitem(last=False)
        return held


def _take_over(held):
    """The newest step, whichever process published it."""
    rows = MapSnapshot.objects.filter(conversation=held.votes.conversation_id).order_by("-step")
    newest = rows.values_list("step", "final").first()
    if newest and (held.now is None or newest != (held.now.step, held.now.final)):
        held.now = _as_now(rows.first())


def _look(held, conversation, at):
    _take_over(held)
    closed = conversation.is_closed
    if closed and held.now and held.now.final and not _may_publish(held):
        return
    is_other = _read(held)
    if is_other and _may_publish(held):
        _work_out(held, conversation)
        _publish(held, conversation, at, final=closed)
    elif held.now and held.now.final != closed:
        _end(held, conversation, final=closed)


def _read(held):
    """Take in what was voted since; gives whether the map worked out last is of other votes or statements."""
    changed = held.votes.read()
    moment = time.monotonic()
    is_long_ago = moment - held.counted > SECONDS_BETWEEN_COUNTS
    if (changed or is_long_ago) and not held.votes.is_whole():
        held.votes.forget()
        held.votes.read()
        held.found = None
    if changed or is_long_ago:
        held.counted = moment
    found = held.found
    return (
        found is None
        or found.votes is not held.votes.votes
        or not np.array_equal(held.votes.allowed(), found.allowed)
    )


def _may_publish(held):
    """Whether so many people voted since the last step that none of them shows in the difference."""
    rows = Vote.objects.filter(conversation=held.votes.conversation_id)
    if held.now and held.now.upto:
        rows = rows.filter(at__gt=held.now.upto)
    return rows.order_by().values("participant").distinct()[:NEW_PEOPLE].count() >= NEW_PEOPLE


def _work_out(held, conversation):
    held.found = opinions.opinion_map(
        held.votes.votes,
        seed=conversation.seed,
        allowed=held.votes.allowed(),
        before=held.found or _before(held),
    )


def _publish(held, conversation, at, *, final):
    """The next step."""
    step = held.now.step + 1 if held.now else 1
    result, published = disclosing.disclosed(
        held.found,
        held.votes.statements,
        chance=_chance(conversation, step),
        sure=_sure(held, final),
        before=disclosing.Published(**held.now.inner["published"]) if held.now else None,
    )
    row = MapSnapshot(
        conversation=conversation,
        step=step,
        at=at,
        votes=len(held.votes.votes),
        upto=held.votes.upto,
        final=final,
        method=METHOD,
        version=VERSION,
        seed=conversation.seed,
        result=result,
        inner=_inner(held) | {"shown": published.centre, "published": asdict(published)},
    )
    held.now = _as_now(_kept(row))


def _kept(row):
    """The step as it is written down; when another process was first, what that one wrote."""
    try:
        with transaction.atomic():
            row.save()
            old = MapSnapshot.objects.filter(conversation=row.conversation, step__lte=row.step - STEPS_KEPT)
            old.delete()
    except IntegrityError:
        return MapSnapshot.objects.get(conversation=row.conversation, step=row.step)
    return row


def _chance(conversation, step):
    """By what dots are moved: one for each step, and not to be guessed from outside."""
    secret = salted_hmac("opinions.dots", f"{conversation.pk}.{step}", algorithm="sha256").digest()
    return np.random.default_rng(int.from_bytes(secret))


def _end(held, conversation, *, final):
    """Without five new people the step that stands is the last one; or, taken up again, no longer."""
    result = held.now.result
    if final and result["groups"]:
        if held.found is None:
            _work_out(held, conversation)
        result = result | {"sure": _sure(held, final)}
    rows = MapSnapshot.objects.filter(conversation=conversation, step=held.now.step)
    rows.update(final=final, result=result)
    held.now = replace(held.now, final=final, result=result)


def _as_now(row):
    return MapNow(
        row.conversation_id, row.step, row.at, row.votes, row.upto, row.final, row.version, row.seed,
        row.result, row.inner,
    )  # fmt: skip


def _sure(held, final):
    """Agreement of resampled conversations, anew when a tenth of the votes is new; None for large ones."""
    known = held.now.result.get("sure") if held.now else None
    votes = len(held.votes.votes)
    if known and not final and votes < known["votes"] * 1.1:
        return known
    most = MOST_RESAMPLED_AT_THE_END if final else MOST_RESAMPLED
    if int(held.found.included.sum()) > most or not opinions.may_show_groups(held.found):
        return known
    sure = opinions.certainty(held.found, rounds=opinions.FEWEST_ROUNDS, seed=held.found.seed)
    if sure is None:
        return None
    return {"agreement": round(sure.agreement, 2), "rounds": sure.rounds, "votes": votes}


def _inner(held):
    """What the next map starts from after a restart, and what one's own place is worked out with."""
    found, grouping = held.found, held.found.grouping
    return {
        "statements": held.votes.statements,
        "allowed": int(found.allowed.sum()),
        "as_seen": found.as_seen,
        "mean": found.space.mean.tolist(),
        "component": found.space.component.tolist(),
        "scale": disclosing.scale_of(found),
        "centre": grouping.centre.tolist(),
        "best": [grouping.best, grouping.best_for],
    }


def _before(held):
    """The map as it was published last, as far as it is known, so that sides and groups stay steady."""
    if held.now is None:
        return None
    inner, here = held.now.inner, held.votes.statement
    known = [(column, here[pk]) for column, pk in enumerate(inner["statements"]) if pk in here]
    if len(known) < len(inner["statements"]):
        return None
    space = _empty_space(len(here))
    for column, place in known:
        space.mean[place] = inner["mean"][column]
        space.component[:, place] = [axis[column] for axis in inner["component"]]
    best, best_for = inner["best"]
    centre = np.array(inner["centre"], float).reshape(-1, 2)
    grouping = Grouping(np.zeros(0, np.int64), centre, float("nan"), {}, False, best, best_for)
    votes = held.votes.votes
    nobody = np.zeros(votes.people, bool)
    return OpinionMap(
        votes, np.ones(votes.statements, bool), space, np.zeros((votes.people, 2)), nobody,
        np.full(votes.people, -1), grouping, held.now.seed, inner["as_seen"],
    )  # fmt: skip


def _empty_space(statements):
    return Space(np.zeros(statements), np.zeros((2, statements)), np.zeros(2))
