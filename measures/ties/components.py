"""Which people can reach each other at all: components, and how far the network is in pieces."""

from dataclasses import dataclass

import numpy as np

from measures.ties._engines import scipy_sparse
from measures.ties.graph import Ints, Ties


@dataclass(frozen=True, eq=False)
class Components:
    """The pieces of a network.

    n       number of people
    label   int, shape (n,): 0 is the largest piece; equal sizes are ordered by their lowest person
    sizes   int, shape (pieces,), descending; someone without ties is a piece of one
    """

    n: int
    label: Ints
    sizes: Ints

    @property
    def count(self) -> int:
        return len(self.sizes)

    @property
    def largest(self) -> int:
        """People in the largest piece; 0 without people."""
        return int(self.sizes[0]) if len(self.sizes) else 0


def weak_components(ties: Ties) -> Components:
    """The pieces in which everyone can reach everyone when directions are ignored.

    returns  Components; no people gives no pieces
    """
    return _components(ties, strong=False)


def strong_components(ties: Ties) -> Components:
    """The pieces in which everyone can reach everyone along the directions of the ties.

    returns  Components; the same as `weak_components` when ties are undirected
    """
    return _components(ties, strong=ties.directed)


def isolates(ties: Ties) -> Ints:
    """The people without any tie, ascending. int, shape (how many,)."""
    tied = np.zeros(ties.n, dtype=np.bool_)
    tied[ties.source] = tied[ties.target] = True
    return np.flatnonzero(~tied)


def fragmentation(ties: Ties) -> float | None:
    """The share of pairs that cannot reach each other: 0 one whole, 1 nobody reaches anybody.

    returns  F = 1 - Σ s(s-1) / n(n-1) over weak components of size s; None for fewer than two people
    source   Borgatti (2006), Identifying sets of key players
    """
    if ties.n < 2:
        return None
    sizes = weak_components(ties).sizes
    return 1 - float((sizes * (sizes - 1)).sum()) / (ties.n * (ties.n - 1))


def _components(ties: Ties, *, strong: bool) -> Components:
    if ties.n == 0:
        return Components(0, np.zeros(0, np.int64), np.zeros(0, np.int64))
    sparse = scipy_sparse()
    start = np.searchsorted(ties.source, np.arange(ties.n + 1)).astype(np.int32)
    one = np.ones(len(ties), dtype=np.int8)
    graph = sparse.csr_array((one, ties.target.astype(np.int32), start), shape=(ties.n, ties.n))
    _, found = sparse.csgraph.connected_components(graph, True, "strong" if strong else "weak")
    sizes = np.bincount(found)
    # Written from the last person back, so that the lowest of each piece is what stays.
    lowest = np.empty(len(sizes), dtype=np.int64)
    lowest[found[::-1]] = np.arange(ties.n)[::-1]
    order = np.lexsort((lowest, -sizes))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return Components(ties.n, rank[found].astype(np.int64), sizes[order].astype(np.int64))
