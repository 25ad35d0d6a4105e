"""Gould & Fernandez brokerage: who stands between whom, seen from the groups of all three."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from measures.ties._triangles import triangles
from measures.ties.graph import Bools, Ints, Ties
from measures.ties.groups import checked_groups

ROLES: Final = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


@dataclass(frozen=True, eq=False)
class Brokerage:
    """How often each person brokers, by role. Each: int, shape (n,), ≥ 0.

    coordinator     a → b → c all of one group
    itinerant       a and c of one group, the broker b of another (consultant, adviser from outside)
    gatekeeper      b lets something from outside in: a of another group than b and c
    representative  b carries something out: c of another group than a and b
    liaison         three different groups
    """

    n: int
    coordinator: Ints
    itinerant: Ints
    gatekeeper: Ints
    representative: Ints
    liaison: Ints

    @property
    def total(self) -> Ints:
        """All roles together, per person."""
        return self.coordinator + self.itinerant + self.gatekeeper + self.representative + self.liaison


def brokerage(ties: Ties, groups: npt.ArrayLike) -> Brokerage:
    """How often b stands in a → b → c without a tie a → c (a and c different), by the groups of the three.

    ties     undirected ties count both ways (gatekeeper and representative are then equal)
    groups   int, shape (n,), -1 = no group; paths through such people are left out
    returns  Brokerage
    raises   BadGroups
    source   Gould & Fernandez (1989), Structures of mediation
    """
    label = checked_groups(groups, n=ties.n)
    n = ties.n
    arcs = ties.both_ways.among(label >= 0)
    known = np.flatnonzero(label >= 0)
    group = label[known]
    counts = _all_paths(arcs, group) - _closed_paths(arcs, group)
    roles = np.zeros((5, n), dtype=np.int64)
    roles[:, known] = counts
    return Brokerage(n, *roles)


def _all_paths(arcs: Ties, group: Ints) -> Ints:
    """Paths a → b → c with a ≠ c per role and broker b, closed or not. Shape (5, n)."""
    n, k = arcs.n, int(group.max(initial=-1)) + 1
    same = group[arcs.source] == group[arcs.target]
    in_own = np.bincount(arcs.target[same], minlength=n)
    out_own = np.bincount(arcs.source[same], minlength=n)
    in_other = np.bincount(arcs.target[~same], minlength=n)
    out_other = np.bincount(arcs.source[~same], minlength=n)
    pairs = arcs.pairs
    mutual = (pairs.forward > 0) & (pairs.backward > 0)
    there_and_back = [np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)]
    for ends in (pairs.low[mutual], pairs.high[mutual]):
        own = (group[pairs.low] == group[pairs.high])[mutual]
        there_and_back[0] += np.bincount(ends[own], minlength=n)
        there_and_back[1] += np.bincount(ends[~own], minlength=n)
    # Ties of b with one other group, in times out: matched on the sorted (person, group) keys of both sides.
    one, in_count = np.unique(arcs.target[~same] * k + group[arcs.source[~same]], return_counts=True)
    two, out_count = np.unique(arcs.source[~same] * k + group[arcs.target[~same]], return_counts=True)
    shared, first, second = np.intersect1d(one, two, assume_unique=True, return_indices=True)
    through_one_group = np.zeros(n, dtype=np.int64)
    np.add.at(through_one_group, shared // max(k, 1), in_count[first] * out_count[second])
    return np.stack(
        (
            in_own * out_own - there_and_back[0],
            through_one_group - there_and_back[1],
            in_other * out_own,
            in_own * out_other,
            in_other * out_other - through_one_group,
        )
    )


def _closed_paths(arcs: Ties, group: Ints) -> Ints:
    """Paths a → b → c with a tie a → c too, per role and broker. Shape (5, n)."""
    n = arcs.n
    counts = np.zeros(5 * n, dtype=np.int64)
    up, down = arcs.pairs.forward > 0, arcs.pairs.backward > 0

    def named(one: Ints, other: Ints, pair: Ints) -> Bools:
        return np.where(one < other, up[pair], down[pair])

    for a, b, c, ab, ac, bc in triangles(arcs):
        person = {"a": a, "b": b, "c": c}
        pair = {"ab": ab, "ba": ab, "ac": ac, "ca": ac, "bc": bc, "cb": bc}
        arc = {way: named(person[way[0]], person[way[1]], pair[way]) for way in pair}
        for start, broker, end in ("abc", "acb", "bac", "bca", "cab", "cba"):
            closed = arc[start + broker] & arc[broker + end] & arc[start + end]
            x, y, z = (group[person[who][closed]] for who in (start, broker, end))
            role = np.select([(x == y) & (y == z), x == z, y == z, x == y], [0, 1, 2, 3], default=4)
            counts += np.bincount(role * n + person[broker][closed], minlength=5 * n)
    return counts.reshape(5, n)
