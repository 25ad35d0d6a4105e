"""The one way from this room to ``measures.opinions``: the map of a conversation as it stands now.

Worked out from the votes since last time, published in steps, the same for everyone who may see it. In a
small conversation a step waits for five different people, so that what one of them voted cannot be read from
the difference. Only what ``disclosing`` lets through leaves this module, but for one's own place.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import IntegrityError, transaction
from django.utils import timezone

from measures import VERSION, opinions
from measures.opinions.grouping import Grouping
from measures.opinions.mapping import OpinionMap
from measures.opinions.space import Space
from samenspel.opinions import disclosing
from samenspel.opinions.mapping_votes import HeldVotes
from samenspel.opinions.models import MapSnapshot, Vote

METHOD = "measures.opinions"
SECONDS_OLD = 1.0
SMALL = 100
NEW_PEOPLE = 5
MOST_HELD = 16
SECONDS_BETWEEN_ROWS = 10
# How often votes are counted to see whether some came with a moment long past, or were taken away.
SECONDS_BETWEEN_COUNTS = 30
STEPS_KEPT = 20
# Resampling takes ten times a map: at once among few people, among more when the conversation closes.
MOST_RESAMPLED, MOST_RESAMPLED_AT_THE_END = SMALL, 1_000


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
        self.upto = None
        self.looked = self.stored = self.counted = -1e9


_held = OrderedDict()
_guard = threading.Lock()


def map_now(conversation, *, at=None, at_once=False):
    """The map as it is published now, at most a second old, or None when there is none yet.

    at_once   look again also within the second
    """
    held = _of(conversation.pk)
    if not at_once and time.monotonic() - held.looked < SECONDS_OLD:
        return held.now
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


def _look(held, conversation, at):
    snapshot = MapSnapshot.objects.filter(conversation=conversation).order_by("-step").first()
    if snapshot and (held.now is None or snapshot.step > held.now.step):
        held.now, held.upto = _as_now(snapshot), snapshot.upto
    closed = conversation.is_closed
    if closed and held.now and held.now.final:
        return
    changed = held.votes.read()
    moment = time.monotonic()
    if (changed or moment - held.counted > SECONDS_BETWEEN_COUNTS) and not held.votes.is_whole():
        held.votes.forget()
        held.votes.read()
        held.found = None
        changed = True
    if changed or moment - held.counted > SECONDS_BETWEEN_COUNTS:
        held.counted = moment
    allowed = held.votes.allowed()
    found = held.found
    is_other = (
        found is None or found.votes is not held.votes.votes or not np.array_equal(allowed, found.allowed)
    )
    if not closed and not (is_other and _may_publish(held, conversation)):
        return
    held.found = opinions.opinion_map(
        held.votes.votes, seed=conversation.seed, allowed=allowed, before=held.found or _before(held)
    )
    _publish(held, conversation, at, final=closed)


def _may_publish(held, conversation):
    """Whether so many people voted since the last step that none of them shows in the difference."""
    voters = int((held.votes.votes.per_person > 0).sum())
    if voters >= SMALL:
        return True
    rows = Vote.objects.filter(conversation=conversation)
    if held.upto is not None:
        rows = rows.filter(at__gt=held.upto)
    return rows.order_by().values("participant").distinct()[:NEW_PEOPLE].count() >= NEW_PEOPLE


def _publish(held, conversation, at, *, final):
    """The next step; a large and lively conversation is written down every ten seconds only."""
    before = held.now
    result = disclosing.disclosed(held.found, held.votes.statements, sure=_sure(held, final))
    step = before.step + 1 if before else 1
    moment = time.monotonic()
    is_small = (result["people"] or 0) < SMALL
    if is_small or final or moment - held.stored >= SECONDS_BETWEEN_ROWS:
        held.stored = moment
        held.now = _stored(held, conversation, at, step, result, final)
    else:
        held.now = MapNow(
            conversation.pk, before.step, at, len(held.votes.votes), held.votes.upto, False, VERSION,
            conversation.seed, result, _inner(held),
        )  # fmt: skip
    held.upto = held.votes.upto


def _stored(held, conversation, at, step, result, final):
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
        inner=_inner(held),
    )
    try:
        with transaction.atomic():
            row.save()
            MapSnapshot.objects.filter(conversation=conversation, step__lte=step - STEPS_KEPT).delete()
    except IntegrityError:
        # Another process published this step; everyone sees the same one.
        row = MapSnapshot.objects.get(conversation=conversation, step=step)
    return _as_now(row)


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
        "shown": disclosing.grouped(found)[1].tolist(),
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
