"""How deep in the network each person is: k-cores."""

from typing import Final

import numpy as np

from measures.ties._engines import networkit_graph
from measures.ties.degrees import degree
from measures.ties.graph import Ints, Rows, Ties

ARRAYS_FROM: Final = 400_000
"""From so many ties on array code is as quick as handing them to networkit and asking it."""


def core_numbers(ties: Ties) -> Ints:
    """The largest k such that the person is in a group where everyone is tied with at least k of the group.

    ties     in either direction
    returns  int, shape (n,); 0 without ties
    source   Seidman (1983); peeling after Batagelj & Zaveršnik (2003), whole layers at a time
    """
    tied = ties.union
    if 0 < len(tied) < ARRAYS_FROM:
        return _by_networkit(tied)
    rows = tied.rows
    left = degree(ties)
    core = np.zeros(ties.n, dtype=np.int64)
    present = np.ones(ties.n, dtype=np.bool_)
    k = 0
    while present.any():
        k = max(k, int(left[present].min()))
        layer = np.flatnonzero(present & (left <= k))
        while len(layer):
            core[layer] = k
            present[layer] = False
            others = neighbours(rows, layer)
            others, lost = np.unique(others[present[others]], return_counts=True)
            left[others] -= lost
            layer = others[left[others] <= k]
    return core


def _by_networkit(tied: Ties) -> Ints:
    import networkit

    graph = networkit_graph(tied.source, tied.target, n=tied.n)
    one_by_one = networkit.centrality.CoreDecomposition(graph, enforceBucketQueueAlgorithm=True)
    return np.array(one_by_one.run().scores(), dtype=np.int64)


def neighbours(rows: Rows, people: Ints) -> Ints:
    """The neighbours of all these people in one row, doubles included."""
    first, count = rows.start[people], rows.start[people + 1] - rows.start[people]
    place = np.arange(int(count.sum())) + np.repeat(first - (np.cumsum(count) - count), count)
    found: Ints = rows.indices[place].astype(np.int64)
    return found
