"""Ties between people as arrays: the one form every measure of ties takes.

`Ties` is a simple graph: no self-ties, at most one row per (ordered) pair, sorted, so that equal input gives
equal output in equal order. Adjacency in compressed rows (CSR) is made when first asked for and kept.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from measures._errors import BadSetting, BadTies, BadValue, UnknownPerson

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Weight = Literal["max", "sum", "min"]


class Rows(NamedTuple):
    """Compressed rows: the neighbours of i are `indices[start[i]:start[i + 1]]`, ascending."""

    start: Ints
    indices: npt.NDArray[np.int32]


class Pairs(NamedTuple):
    """One row per pair of people with a tie in either direction; low < high; 0 = no tie that way."""

    low: Ints
    high: Ints
    forward: Floats
    backward: Floats


@dataclass(frozen=True, eq=False)
class Ties:
    """Who has a tie with whom, and how strong. Make one with `ties_from`, which checks and tidies.

    n          number of people; row numbers 0 … n-1, people without ties included
    source     int64, shape (ties,); sorted by (source, target), unique, never equal to target
    target     int64, shape (ties,); when not directed, source < target and each tie stands once
    value      float64, shape (ties,), > 0
    directed   whether (a, b) says nothing about (b, a)
    self_ties_removed   how many people had a tie with themselves, which was left out
    """

    n: int
    source: Ints
    target: Ints
    value: Floats
    directed: bool = True
    self_ties_removed: int = 0

    def __len__(self) -> int:
        return len(self.source)

    @property
    def is_valued(self) -> bool:
        """Whether strengths differ from 1, so that weighted figures say something more."""
        return bool((self.value != 1).any())

    @cached_property
    def both_ways(self) -> "Ties":
        """Directed ties as they are; each undirected tie as two arcs."""
        if self.directed:
            return self
        source = np.concatenate((self.source, self.target))
        target = np.concatenate((self.target, self.source))
        return _tidy(source, target, np.concatenate((self.value, self.value)), n=self.n, directed=True)

    @cached_property
    def pairs(self) -> Pairs:
        """Every connected pair once, with the strength in each direction."""
        if not self.directed:
            return Pairs(self.source, self.target, self.value, self.value)
        up = self.source < self.target
        key = np.where(up, self.source * self.n + self.target, self.target * self.n + self.source)
        # The direction rides in the lowest bit, so one sort puts both arcs of a pair side by side.
        if self.is_valued:
            order = np.argsort(key * 2 + ~up)
            key, up, value = key[order], up[order], self.value[order]
        else:
            tagged = np.sort(key * 2 + ~up)
            key, up, value = tagged >> 1, (tagged & 1) == 0, np.ones(len(tagged))
        first = np.flatnonzero(np.diff(key, prepend=-1))
        row = np.cumsum(np.diff(key, prepend=-1) != 0) - 1
        forward, backward = np.zeros(len(first)), np.zeros(len(first))
        forward[row[up]] = value[up]
        backward[row[~up]] = value[~up]
        low, high = np.divmod(key[first], max(self.n, 1))
        return Pairs(low, high, forward, backward)

    @cached_property
    def union(self) -> "Ties":
        """Undirected ties: a pair is tied when either names the other; strength is the larger of the two."""
        return self.undirected(weight="max")

    @cached_property
    def mutual(self) -> "Ties":
        """Undirected ties: a pair is tied when both name each other; strength is the smaller of the two."""
        return self.undirected(weight="min")

    def undirected(self, *, weight: Weight) -> "Ties":
        """Undirected ties with as strength the `max` or `sum` of both directions, or the `min` (mutual only).

        An undirected tie counts once, whichever is chosen.
        """
        if weight not in ("max", "sum", "min"):
            raise BadSetting(f"weight is 'max', 'sum' or 'min', not {weight!r}")
        if not self.directed:
            return self
        low, high, forward, backward = self.pairs
        if weight == "min":
            kept = (forward > 0) & (backward > 0)
            low, high, value = low[kept], high[kept], np.minimum(forward, backward)[kept]
        else:
            value = np.maximum(forward, backward) if weight == "max" else forward + backward
        return Ties(self.n, low, high, value, directed=False, self_ties_removed=self.self_ties_removed)

    def above(self, threshold: float) -> "Ties":
        """Only the ties stronger than `threshold`."""
        kept = self.value > threshold
        return Ties(self.n, self.source[kept], self.target[kept], self.value[kept], self.directed)

    def among(self, people: Bools) -> "Ties":
        """The ties with both ends among the chosen people, renumbered 0 … k-1 in the same order.

        people   bool, shape (n,)
        """
        number = np.cumsum(people) - 1
        kept = people[self.source] & people[self.target]
        source, target = number[self.source[kept]], number[self.target[kept]]
        return Ties(int(people.sum()), source, target, self.value[kept], self.directed)

    @cached_property
    def rows(self) -> Rows:
        """Whom each person names (directed), or is tied with (undirected), in compressed rows."""
        if self.directed:
            return Rows(_starts(self.source, self.n), self.target.astype(np.int32))
        # Of an undirected tie source < target, so a row is its lower neighbours followed by its upper ones;
        # both runs are already in order and no sort is needed.
        lower = self._by_target
        start = _starts(self.source, self.n) + lower.start
        indices = np.empty(2 * len(self), dtype=np.int32)
        indices[np.arange(len(self)) + lower.start[self.source + 1]] = self.target
        nth = np.arange(len(self)) + np.repeat(start[:-1] - lower.start[:-1], np.diff(lower.start))
        indices[nth] = lower.indices
        return Rows(start, indices)

    @cached_property
    def rows_back(self) -> Rows:
        """Who names each person; the same as `rows` when undirected."""
        return self._by_target if self.directed else self.rows

    @cached_property
    def _by_target(self) -> Rows:
        key = np.sort(self.target * self.n + self.source)
        target, source = np.divmod(key, max(self.n, 1))
        return Rows(_starts(target, self.n), source.astype(np.int32))


def ties_from(
    source: npt.ArrayLike,
    target: npt.ArrayLike,
    value: npt.ArrayLike | None = None,
    *,
    n: int,
    directed: bool = True,
    above: float = 0.0,
) -> Ties:
    """Ties from rows as they come: in any order, with doubles, self-ties and strengths.

    source, target   int, shape (rows,): row numbers of people, 0 … n-1
    value            float, shape (rows,), optional (1 each); rows of one pair are added together
    n                number of people, also those without ties
    directed         False: the rows (a, b) and (b, a) are one and the same tie
    above            only ties whose total strength is more than this remain; at least 0
    returns          `Ties`, without self-ties (their number is kept)
    raises           UnknownPerson, BadValue, BadTies (lengths differ), BadSetting
    """
    if n < 0 or not above >= 0:
        raise BadSetting("n and above are 0 or more")
    one, other = _row_numbers(source), _row_numbers(target)
    strength = np.ones(len(one)) if value is None else np.asarray(value, dtype=np.float64)
    if not len(one) == len(other) == len(strength):
        raise BadTies("source, target and value have different lengths")
    # Read without a sign, a number below 0 is a very large one.
    if len(one) and max(one.view(np.uint64).max(), other.view(np.uint64).max()) >= n:
        raise UnknownPerson(f"a tie names someone outside 0 … {n - 1}")
    if value is not None and not np.isfinite(strength).all():
        raise BadValue("a tie strength is not a finite number")
    if not directed:
        one, other = np.minimum(one, other), np.maximum(one, other)
    ties = _tidy(one, other, strength, n=n, directed=directed)
    themselves = ties.source == ties.target
    if value is None and above < 1 and not themselves.any():
        return ties
    kept = ties.value > above
    self_ties = int((kept & themselves).sum())
    if not kept.all() or self_ties:
        kept &= ~themselves
        ties = Ties(n, ties.source[kept], ties.target[kept], ties.value[kept], directed, self_ties)
    return ties


def _row_numbers(people: npt.ArrayLike) -> Ints:
    array: npt.NDArray[Any] = np.asarray(people)
    if array.ndim != 1 or (array.size and array.dtype.kind not in "iu"):
        raise BadTies("source and target are one row of whole numbers each")
    return array.astype(np.int64, copy=False)


def _tidy(source: Ints, target: Ints, value: Floats, *, n: int, directed: bool) -> Ties:
    """Sort by (source, target) and add up the rows of one pair."""
    if len(source) == 0:
        return Ties(n, source, target, value, directed)
    key = source * n + target
    step = np.diff(key)
    if not (step > 0).all():
        if (value == value[0]).all():
            key = np.sort(key)
            value = np.full(len(key), value[0])
        else:
            order = np.argsort(key)
            key, value = key[order], value[order]
        first = np.flatnonzero(np.diff(key, prepend=-1))
        if len(first) < len(key):
            value = np.add.reduceat(value, first)
            key = key[first]
        source, target = np.divmod(key, n)
    return Ties(n, source, target, value, directed)


def totals(rows: Ints, amounts: Floats, *, n: int) -> Floats:
    """The amounts of each row number added together. float, shape (n,)."""
    return np.asarray(np.bincount(rows, weights=amounts, minlength=n), dtype=np.float64)


def _starts(sorted_rows: Ints, n: int) -> Ints:
    start = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(np.bincount(sorted_rows, minlength=n), out=start[1:])
    return start
