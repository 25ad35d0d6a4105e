"""How far people are from each other: path lengths, diameter, efficiency, reach and closeness.

Distances from 64 people at once are counted by passing one 64-bit word per person along the ties (a
bit-parallel breadth-first search); a person's word tells who of the 64 has reached them. Ties count in either
direction.
"""

from dataclasses import dataclass

import numpy as np

from measures.ties.components import isolates, weak_components
from measures.ties.graph import Floats, Ints, Rows, Ties

EXACT_UP_TO = 20_000
"""The most people for whom all distances are counted unless asked otherwise; the work grows with n²."""

SAMPLE = 512
"""From how many people distances are counted beyond that."""


@dataclass(frozen=True, eq=False)
class Distances:
    """Distances between people, counted from `starts` of them (all n of them when `is_exact`).

    n               number of people
    starts          from how many people distances were counted
    steps_to        int, shape (n,): sum of the distances from the starting people that reach this person
    reached_by      int, shape (n,): how many starting people reach this person (not counting themselves)
    nearness        float, shape (n,): sum of 1/distance from the starting people
    pairs_at        int, shape (longest + 1,): ordered pairs (start, person) at distance 1, 2, …; index 0 is 0
    largest_mean    mean distance within the largest component; None below two people there
    largest_diameter   longest distance within the largest component (a lower bound when not exact); None
                       without
                    people
    """

    n: int
    starts: int
    steps_to: Ints
    reached_by: Ints
    nearness: Floats
    pairs_at: Ints
    largest_mean: float | None
    largest_diameter: int | None

    @property
    def is_exact(self) -> bool:
        return self.starts == self.n


def distances(ties: Ties, *, sample: int | None = None, seed: int = 0) -> Distances:
    """The number of steps between people, along ties in either direction.

    sample   from how many people to count, drawn without replacement; default all up to `EXACT_UP_TO` people,
             `SAMPLE` beyond
    returns  Distances; exact when everyone is a start, else sums over the starting people only
    """
    n = ties.n
    if sample is None:
        sample = n if n <= EXACT_UP_TO else SAMPLE
    starts = np.arange(n)
    if sample < n:
        starts = np.sort(np.random.default_rng(seed).choice(n, sample, replace=False))
    steps, reached, longest = np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n, np.int64)
    nearness, pairs_at = np.zeros(n), [0]
    if len(ties):
        # People without ties are left out: an empty row would take its neighbour's word in the reduction
        # below.
        tied = np.ones(n, dtype=np.bool_)
        tied[isolates(ties)] = False
        rows = ties.union.among(tied).rows
        number = np.cumsum(tied) - 1
        _spread(
            rows,
            number[starts[tied[starts]]],
            np.flatnonzero(tied),
            steps,
            reached,
            nearness,
            longest,
            pairs_at,
        )
    pieces = weak_components(ties)
    inside = pieces.label == 0
    mean = int(steps[inside].sum()) / int(reached[inside].sum()) if reached[inside].any() else None
    diameter = int(longest[inside].max()) if n else None
    return Distances(n, len(starts), steps, reached, nearness, np.array(pairs_at), mean, diameter)


def _spread(
    rows: Rows,
    starts: Ints,
    person: Ints,
    steps: Ints,
    reached: Ints,
    nearness: Floats,
    longest: Ints,
    pairs_at: list[int],
) -> None:
    """Count into the arrays given, 64 starting people at a time."""
    k = len(person)
    row_start, neighbours = rows.start[:-1], rows.indices
    one = np.uint64(1)
    for batch in range(0, len(starts), 64):
        now = starts[batch : batch + 64]
        front = np.zeros(k, dtype=np.uint64)
        front[now] = one << np.arange(len(now), dtype=np.uint64)
        unseen = ~front
        distance = 0
        while True:
            distance += 1
            front = np.bitwise_or.reduceat(front[neighbours], row_start)
            front &= unseen
            arrived = np.bitwise_count(front)
            total = int(arrived.sum(dtype=np.int64))
            if total == 0:
                break
            unseen ^= front
            if distance == len(pairs_at):
                pairs_at.append(0)
            pairs_at[distance] += total
            steps[person] += distance * arrived.astype(np.int64)
            reached[person] += arrived
            nearness[person] += arrived / distance
            np.maximum.at(longest, person[arrived > 0], distance)


def global_efficiency(found: Distances) -> float | None:
    """How near people are on average: the mean of 1/distance over all pairs, unreachable pairs as 0.

    found    from `distances`; from a sample the figure is an estimate
    returns  0 … 1; None for fewer than two people
    source   Latora & Marchiori (2001)
    """
    if found.n < 2 or found.starts == 0:
        return None
    return float(found.nearness.sum() / (found.starts * (found.n - 1)))


def reach(found: Distances, *, steps: int = 2) -> float | None:
    """The share of pairs of people who reach each other within so many steps.

    returns  0 … 1; None for fewer than two people
    """
    if found.n < 2 or found.starts == 0:
        return None
    return float(found.pairs_at[: steps + 1].sum() / (found.starts * (found.n - 1)))


def closeness(found: Distances) -> Floats:
    """How near each person is to all others, corrected for the share of people they reach at all.

    found    from `distances`; from a sample the figures are estimates
    returns  float, shape (n,), 0 … 1; 0 for people without ties
    source   Wasserman & Faust (1994), p. 200: (r / (n-1)) · (r / Σ distance), with r people reached
    """
    result = np.zeros(found.n)
    share = found.reached_by / max(found.starts - found.is_exact, 1)
    np.divide(share * found.reached_by, found.steps_to, out=result, where=found.steps_to > 0)
    return result
