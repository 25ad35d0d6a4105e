"""All triangles of the undirected network, found in array code: the base of closure, brokerage and holes.

Every tie points from the person with fewer ties to the one with more, so that nobody has many ties pointing
away; a triangle is then two ties pointing away from one person whose ends are tied. Ends are looked up in a
hash table of ties, since a sorted search per candidate would cost most of the time.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from measures.ties.graph import Ints, Ties

_CANDIDATES_AT_A_TIME = 1 << 20
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


class Triangles(NamedTuple):
    """Some triangles: persons a, b, c and the rows of `ties.union` that tie them; arrays of one length."""

    a: Ints
    b: Ints
    c: Ints
    ab: Ints
    ac: Ints
    bc: Ints


def triangles(ties: Ties) -> Iterator[Triangles]:
    """Every triangle once, in portions of at most some millions, in fixed order."""
    tied = ties.union
    n, m = tied.n, len(tied)
    if m < 3:
        return
    degree = np.bincount(tied.source, minlength=n) + np.bincount(tied.target, minlength=n)
    rank = np.empty(n, dtype=np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(n)
    one, other = rank[tied.source], rank[tied.target]
    key = np.minimum(one, other) * n + np.maximum(one, other)
    order = np.argsort(key)
    key = key[order]
    low, high = np.divmod(key, n)
    person = np.argsort(rank)
    end_of_row = np.searchsorted(low, low, side="right")
    later = end_of_row - np.arange(m) - 1
    find = _Finder(key)
    for first, last in _portions(np.cumsum(later)):
        one_tie = np.repeat(np.arange(first, last), later[first:last])
        start = np.cumsum(later[first:last]) - later[first:last]
        other_tie = one_tie + 1 + np.arange(len(one_tie)) - np.repeat(start, later[first:last])
        closing = find(high[one_tie] * n + high[other_tie])
        closed = closing >= 0
        ab, ac, bc = one_tie[closed], other_tie[closed], closing[closed]
        if len(ab):
            a, b, c = person[low[ab]], person[high[ab]], person[high[ac]]
            yield Triangles(a, b, c, order[ab], order[ac], order[bc])


def _portions(total: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of ties with about `_CANDIDATES_AT_A_TIME` candidates each."""
    first = 0
    while first < len(total):
        done = total[first - 1] if first else 0
        last = int(np.searchsorted(total, done + _CANDIDATES_AT_A_TIME, side="right"))
        last = max(last, first + 1)
        yield first, last
        first = last


class _Finder:
    """Where a key stands among sorted keys, or -1: one table lookup for nearly all keys."""

    def __init__(self, keys: Ints) -> None:
        self.keys = keys
        bits = max(int(len(keys) * 4).bit_length(), 4)
        self.shift = np.uint64(64 - bits)
        self.table: npt.NDArray[np.int32] = np.full(1 << bits, -1, dtype=np.int32)
        self.table[self._slot(keys)] = np.arange(len(keys), dtype=np.int32)

    def _slot(self, keys: Ints) -> npt.NDArray[np.int64]:
        return ((keys.view(np.uint64) * _MULTIPLIER) >> self.shift).view(np.int64)

    def __call__(self, wanted: Ints) -> Ints:
        found = self.table[self._slot(wanted)].astype(np.int64)
        # An empty slot is a certain miss. A slot taken by another key may hide ours, so those few are
        # searched.
        doubtful = np.flatnonzero((found >= 0) & (self.keys[found] != wanted))
        if len(doubtful):
            place = np.searchsorted(self.keys, wanted[doubtful])
            place[place == len(self.keys)] = 0
            found[doubtful] = np.where(self.keys[place] == wanted[doubtful], place, -1)
        return found
