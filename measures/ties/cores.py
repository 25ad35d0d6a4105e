"""How deep in the network each person is: k-cores."""

import numpy as np

from measures.ties.degrees import degree
from measures.ties.graph import Ints, Rows, Ties


def core_numbers(ties: Ties) -> Ints:
    """The largest k such that the person is in a group where everyone is tied with at least k of the group.

    ties     in either direction
    returns  int, shape (n,); 0 without ties
    source   Seidman (1983); peeling after Batagelj & Zaveršnik (2003), whole layers at a time
    """
    rows = ties.union.rows
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


def neighbours(rows: Rows, people: Ints) -> Ints:
    """The neighbours of all these people in one row, doubles included."""
    first, count = rows.start[people], rows.start[people + 1] - rows.start[people]
    place = np.arange(int(count.sum())) + np.repeat(first - (np.cumsum(count) - count), count)
    found: Ints = rows.indices[place].astype(np.int64)
    return found
