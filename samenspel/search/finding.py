"""Finding things by words: what fits, as far as the viewer may see it, best first, and counted.

The newest rows that fit are taken, and beside them those with the words in their title, those near to the
viewer and those that last. Of all of these ``visible_to`` is asked before a single one counts: what a search
says of numbers, kinds and places, it says of what the viewer may see.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone

from samenspel.search import ranking
from samenspel.search.asking import All, Question, marked
from samenspel.search.models import SearchDoc, hour_of, moment_of
from samenspel.search.sockets import KINDS, NEAR, PLACE, places_of
from samenspel.search.text_index import counted, newest
from samenspel.search.understanding import (
    all_but_one,
    in_the_title,
    question_of,
    spelled_otherwise,
    understood,
)

TABLE = SearchDoc._meta.db_table
# How many rows are looked at of each sort, and how often more are asked for while few may be seen.
TITLED, NEARBY, LASTING, NEWEST, ROUNDS = 150, 150, 150, 400, 4
# With fewer than this, none that is, the words are tried otherwise as well; more than this one does not read.
FEW, MOST = 1, 200


@dataclass(frozen=True)
class Narrowing:
    """What is asked beside words: kinds, a community, a person who wrote it, from when."""

    kinds: tuple[str, ...] = ()
    place_id: int | None = None
    by_id: int | None = None
    since: Any = None
    # Only these rows: for searches that are kept, which look at what is new.
    among: tuple[int, ...] | None = None

    def question(self):
        marks = [[f"k:{name}" for name in self.kinds], [f"in:{self.place_id}"] if self.place_id else []]
        marks.append([f"by:{self.by_id}"] if self.by_id else [])
        return All(tuple(marked(*some) for some in marks))

    @property
    def first(self):
        return hour_of(self.since) if self.since else 0


@dataclass(frozen=True)
class Row:
    """A row of the index that fits."""

    id: int
    kind: str
    thing_id: int
    level: str
    title: str
    words: str
    place_id: int | None
    within: str

    @property
    def at(self):
        """In which hour it was said; None for what has no moment."""
        return moment_of(self.id)

    @property
    def whole(self):
        return self.within or f"{self.kind}:{self.thing_id}"


@dataclass(frozen=True)
class Hit:
    row: Row
    fit: ranking.Fit


@dataclass
class Found:
    """What was found, best first.

    is_whole   every row that fits was looked at
    is_many    of what was looked at more may be seen than is shown; says nothing of what may not
    """

    words: list
    hits: list[Hit] = field(default_factory=list)
    is_whole: bool = True
    is_many: bool = False
    is_partly: bool = False
    is_otherwise: bool = False

    @property
    def total(self):
        return min(len(self.hits), MOST)

    @property
    def is_more(self):
        return self.is_many or len(self.hits) > MOST


def find(viewer, text, narrowing=None, *, now=None, unfinished=True):
    """What ``viewer`` may see that fits ``text``; without words everything that fits the narrowing."""
    look = _Look(viewer, narrowing or Narrowing(), now or timezone.now())
    words = understood(text, unfinished=unfinished)
    found = look.at(question_of(words), words)
    if words and len(found.hits) < FEW:
        spelled_otherwise(words)
        found = look.at(question_of(words, otherwise=True), words)
        found.is_otherwise = True
        if not found.hits and (fewer := all_but_one(question_of(words, otherwise=True))):
            found = look.at(fewer, words)
            found.is_partly = bool(found.hits)
    return found


class _Look:
    """One viewer looks; what they may see is asked once for each thing."""

    def __init__(self, viewer, narrowing, now):
        self.viewer, self.narrowing, self.now = viewer, narrowing, now
        self.beside = narrowing.question()
        self.kinds = {name: kind for name, kind in KINDS.items() if kind.words}
        self._seen = {}

    @cached_property
    def places(self):
        return places_of(self.viewer)

    def at(self, question, words):
        if not question and not self.beside:
            return Found(words)
        rows, is_whole = self._rows(question)
        weights, asked = self._weights(words), [word.ways() for word in words]
        near = self._near(rows)
        best = {}
        for row in rows:
            kind = self.kinds[row.kind]
            is_near = (row.kind, row.thing_id) in near
            fit = ranking.fit_of(row, asked, weights, now=self.now, is_near=is_near, lasting=kind.lasting)
            hit = Hit(row, fit)
            if row.whole not in best or _order(hit) < _order(best[row.whole]):
                best[row.whole] = hit
        is_many = not is_whole and len(rows) > MOST
        return Found(words, sorted(best.values(), key=_order), is_whole, is_many)

    def _rows(self, question):
        """Rows that fit and may be seen, and whether these are all."""
        rows = self._newest(question, NEWEST)
        if len(rows) < NEWEST:
            return self._visible(rows), True
        beside = [row for asked, most in self._beside(question) for row in self._newest(asked, most)]
        seen = {row.id: row for row in self._visible([*rows, *beside])}
        whole = self._add_older(seen, question, rows[-1].id)
        return list(seen.values()), whole

    def _add_older(self, seen, question, last):
        """Older rows to ``seen``, while few of them may be; says whether these are all."""
        for _round in range(ROUNDS):
            if len(seen) > MOST:
                return False
            rows = self._newest(question, 2 * NEWEST, before=last)
            seen.update((row.id, row) for row in self._visible(rows))
            if len(rows) < 2 * NEWEST:
                return True
            last = rows[-1].id
        return False

    def _beside(self, question):
        """What is looked for beside the newest, where there is more than those: (question, how many) each."""
        if isinstance(question, Question) and question:
            yield in_the_title(question), TITLED
        if question:
            yield All((question, marked(*self._lasting()))), LASTING
        if question and self.places:
            yield All((question, marked(*(f"in:{pk}" for pk in sorted(self.places))))), NEARBY

    def _newest(self, question, most, **more):
        asked = All((question, self.beside))
        within = {"since": self.narrowing.first, "among": self.narrowing.among}
        return [Row(*row) for row in newest(TABLE, asked, most=most, **within, **more)]

    def _visible(self, rows):
        """Those whose things the viewer may see and whose words they may know."""
        new = {}
        rows = [row for row in rows if row.kind in self.kinds]
        for row in rows:
            if (row.kind, row.thing_id, row.level) not in self._seen:
                new.setdefault(row.kind, set()).add((row.thing_id, row.level))
        for name, pairs in new.items():
            self._seen |= dict.fromkeys(((name, *pair) for pair in pairs), False)
            self._seen |= dict.fromkeys(((name, *pair) for pair in self._may(self.kinds[name], pairs)), True)
        return [row for row in rows if self._seen[row.kind, row.thing_id, row.level]]

    def _may(self, kind, pairs):
        ids = {thing_id for thing_id, level in pairs}
        seen = set(kind.seen(self.viewer, ids))
        pairs = {pair for pair in pairs if pair[0] in seen}
        return kind.knows(self.viewer, pairs) if kind.knows and pairs else pairs

    def _near(self, rows):
        """(kind, id) of what is near to the viewer."""
        near = {(row.kind, row.thing_id) for row in rows if row.place_id in self.places}
        for name, asked in NEAR.items():
            ids = {row.thing_id for row in rows if row.kind == name}
            near |= {(name, pk) for ask in asked if ids for pk in ask(self.viewer, ids)}
        return near

    def _weights(self, words):
        if len(words) < 2:
            return [1] * len(words)
        questions = [Question((word.forms(otherwise=True),)) for word in words]
        return [ranking.weight_of(count) for count in counted(TABLE, questions, most=ranking.COUNTED)]

    def _lasting(self):
        return [f"k:{name}" for name, kind in self.kinds.items() if kind.lasting]


def _order(hit):
    return (-hit.fit.points, -hit.row.id)


def places_seen(viewer, ids):
    """{primary key: the community}, of those the viewer may see."""
    kind = KINDS.get(PLACE)
    if kind is None or not ids:
        return {}
    return {place.pk: place for place in kind.visible_to(viewer).filter(pk__in=set(ids))}
