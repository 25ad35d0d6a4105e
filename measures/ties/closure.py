"""Closed circles: triangles, clustering, transitivity and Simmelian ties (ties anchored in a triangle)."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from measures.ties._engines import igraph_of
from measures.ties._triangles import triangles, triangles_per_person
from measures.ties.degrees import degree
from measures.ties.graph import Bools, Floats, Ints, Ties

ARRAYS_FROM: Final = 200_000
"""From so many ties on our own count of triangles is as quick as handing them to igraph and asking it."""


@dataclass(frozen=True, eq=False)
class Closure:
    """How closed the circles are.

    n            number of people
    triangles    triangles in the whole network
    per_person   int, shape (n,): triangles each person is in
    local        float, shape (n,): share of each person's pairs of contacts that are tied; nan below two
                 contacts
    average      mean of `local`, people with fewer than two contacts counted as 0; None without people
    transitivity   3 · triangles / open or closed triples; None without triples
    """

    n: int
    triangles: int
    per_person: Ints
    local: Floats
    average: float | None
    transitivity: float | None


@dataclass(frozen=True, eq=False)
class Simmelian:
    """Returned ties that also share a third person, returned on all sides.

    mutual      returned ties
    simmelian   those in at least one triangle of returned ties
    share       simmelian / mutual; None without returned ties
    is_simmelian   bool, one per row of `ties.mutual`
    """

    n: int
    mutual: int
    simmelian: int
    share: float | None
    is_simmelian: Bools


def closure(ties: Ties) -> Closure:
    """Triangles, clustering per person and on average, and transitivity, of ties in either direction.

    returns  Closure; shares 0 … 1
    source   Luce & Perry (1949) and Wasserman & Faust (1994) for transitivity; Watts & Strogatz (1998) for
             the average, with 0 for people with fewer than two contacts (as networkx; their own `local` is
             nan)
    """
    contacts = degree(ties)
    pairs = contacts * (contacts - 1) // 2
    counts = _per_person(ties, pairs)
    local = np.full(ties.n, np.nan)
    np.divide(counts, pairs, out=local, where=pairs > 0)
    average = float(np.nan_to_num(local).mean()) if ties.n else None
    triples = int(pairs.sum())
    transitivity = float(counts.sum() / triples) if triples else None
    return Closure(ties.n, int(counts.sum()) // 3, counts, local, average, transitivity)


def _per_person(ties: Ties, pairs: Ints) -> Ints:
    tied = ties.union
    if len(tied) < ARRAYS_FROM:
        shares = np.array(igraph_of(tied).transitivity_local_undirected(mode="zero"), dtype=np.float64)
        return np.rint(shares * pairs).astype(np.int64)
    return triangles_per_person(tied)


def simmelian_ties(ties: Ties) -> Simmelian:
    """Which returned ties are anchored in a triangle of returned ties: stable and slow to change.

    source   Krackhardt (1998, 1999), Simmelian ties
    """
    mutual = ties.mutual
    anchored = np.zeros(len(mutual), dtype=np.bool_)
    for found in triangles(mutual):
        anchored[found.ab] = anchored[found.ac] = anchored[found.bc] = True
    count = int(anchored.sum())
    return Simmelian(ties.n, len(mutual), count, count / len(mutual) if len(mutual) else None, anchored)
