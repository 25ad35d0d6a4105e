"""All triangles of the undirected network, found in array code: the base of closure, brokerage and holes.

Every tie points from the person with fewer ties to the one with more, so that nobody has many ties pointing
away; a triangle is then two ties pointing away from one person whose ends are tied. Ends are looked up in a
hash table of ties, since a sorted search per candidate would cost most of the time.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from measures.ties.graph import Ints, Ties, totals

_CANDIDATES_AT_A_TIME = 1 << 20
_MULTIPLIERS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))


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
    if len(ties.union) < 3:
        return
    ahead = _pointed(ties.union)
    person, order, low, high = ahead.person, ahead.order, ahead.low, ahead.high
    for ab, ac, bc in _closed(ahead):
        a, b, c = person[low[ab]], person[high[ab]], person[high[ac]]
        yield Triangles(a, b, c, order[ab], order[ac], order[bc])


def triangles_per_person(ties: Ties) -> Ints:
    """How many triangles each person is in. int, shape (n,)."""
    counts = np.zeros(ties.n, dtype=np.int64)
    if len(ties.union) < 3:
        return counts
    ahead = _pointed(ties.union)
    by_tie = np.zeros(len(ahead.low), dtype=np.float64)
    last = np.zeros(ties.n, dtype=np.int64)
    for ab, ac, _ in _closed(ahead):
        by_tie += np.bincount(ab, minlength=len(by_tie))
        last += np.bincount(ahead.high[ac], minlength=ties.n)
    others = totals(ahead.low, by_tie, n=ties.n) + totals(ahead.high, by_tie, n=ties.n)
    counts[ahead.person] = last + others.astype(np.int64)
    return counts


class _Pointed(NamedTuple):
    """Ties from the person with fewer ties to the one with more, people renumbered in that order, sorted.

    low, high, key, order   per tie: its ends, both in one number, and its row among the ties
    person                  per number
    bits                    how far `low` is shifted in the key
    """

    low: Ints
    high: Ints
    key: Ints
    order: Ints
    person: Ints
    bits: np.int64


def _pointed(tied: Ties) -> _Pointed:
    n = tied.n
    degree = np.bincount(tied.source, minlength=n) + np.bincount(tied.target, minlength=n)
    person = np.argsort(degree, kind="stable")
    rank = np.empty(n, dtype=np.int64)
    rank[person] = np.arange(n)
    one, other = rank[tied.source], rank[tied.target]
    bits = np.int64(n.bit_length())
    key, order = _sorted((np.minimum(one, other) << bits) | np.maximum(one, other), 2 * int(bits))
    return _Pointed(key >> bits, key & ((np.int64(1) << bits) - 1), key, order, person, bits)


def _closed(pointed: _Pointed) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Places of the three ties of every triangle, in portions."""
    low, high, key, _, _, bits = pointed
    later = np.cumsum(np.bincount(low))[low] - np.arange(len(low)) - 1
    find = _Finder(key)
    shifted = high << bits
    for first, last in _portions(np.cumsum(later)):
        ahead = later[first:last]
        start = np.cumsum(ahead) - ahead
        other_tie = np.repeat(np.arange(first + 1, last + 1) - start, ahead)
        other_tie += np.arange(len(other_tie))
        wanted = high[other_tie]
        wanted |= np.repeat(shifted[first:last], ahead)
        closing = find(wanted)
        closed = np.flatnonzero(closing >= 0)
        if len(closed):
            ab = np.repeat(np.arange(first, last), ahead)[closed]
            yield ab, other_tie[closed], closing[closed]


def _sorted(key: Ints, bits: int) -> tuple[Ints, Ints]:
    """Different keys of so many bits in ascending order, and where each stood."""
    place = len(key).bit_length()
    if bits + place > 63:
        order = np.argsort(key)
        return key[order], order
    # The place rides in the lowest bits: sorting values is several times as quick as sorting places.
    tagged = np.sort((key << np.int64(place)) | np.arange(len(key)))
    return tagged >> np.int64(place), tagged & ((np.int64(1) << np.int64(place)) - 1)


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
    """Where a key stands among sorted keys, or -1: one table lookup for nearly all keys.

    Keys that lose their slot to another go to a second, smaller table with another multiplier.
    """

    def __init__(self, keys: Ints) -> None:
        self.keys = keys
        self.tables: list[tuple[np.uint64, np.uint64, npt.NDArray[np.int32]]] = []
        left: npt.NDArray[np.int32] = np.arange(len(keys), dtype=np.int32)
        for multiplier in _MULTIPLIERS:
            bits = max(int(len(left) * 4).bit_length(), 4)
            shift = np.uint64(64 - bits)
            table: npt.NDArray[np.int32] = np.full(1 << bits, -1, dtype=np.int32)
            slot = _slot(keys[left], multiplier, shift)
            table[slot] = left
            self.tables.append((multiplier, shift, table))
            left = left[table[slot] != left]

    def __call__(self, wanted: Ints) -> Ints:
        return self._found(wanted, 0)

    def _found(self, wanted: Ints, nth: int) -> Ints:
        if nth == len(self.tables):
            place = np.searchsorted(self.keys, wanted)
            place[place == len(self.keys)] = 0
            return np.where(self.keys[place] == wanted, place, -1)
        multiplier, shift, table = self.tables[nth]
        found: Ints = table[_slot(wanted, multiplier, shift)].astype(np.int64)
        # An empty slot is a certain miss. A slot taken by another key may have cost ours its place here.
        taken = np.flatnonzero(found >= 0)
        doubtful = taken[self.keys[found[taken]] != wanted[taken]]
        if len(doubtful):
            found[doubtful] = self._found(wanted[doubtful], nth + 1)
        return found


def _slot(keys: Ints, multiplier: np.uint64, shift: np.uint64) -> Ints:
    slot = keys.view(np.uint64) * multiplier
    slot >>= shift
    return slot.view(np.int64)
