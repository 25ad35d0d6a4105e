"""How often each person lies on the shortest path between two others."""

import numpy as np

from measures.ties._engines import igraph_of
from measures.ties.graph import Floats, Ties


def betweenness(ties: Ties, *, sample: int | None = None, seed: int = 0) -> Floats:
    """The share of all pairs of other people for which this person lies on the way, shortest paths sharing.

    ties     directed ties are walked along their direction; pass `ties.union` to ignore it
    sample   count paths from so many people only, drawn without replacement, and scale up; the outcome is
             then an estimate, fit for a rough order of people and not for close comparison
    returns  float, shape (n,), 0 … 1: divided by (n-1)(n-2), undirected by half of that; nan below three
             people
    source   Freeman (1977); Brandes (2001); sampling after Brandes & Pich (2007)
    """
    n = ties.n
    if n < 3:
        return np.full(n, np.nan)
    if not len(ties):
        return np.zeros(n)
    graph = igraph_of(ties)
    scale = 1.0
    if sample is None or sample >= n:
        raw = np.array(graph.betweenness())
    else:
        starts = np.sort(np.random.default_rng(seed).choice(n, sample, replace=False))
        raw = np.array(graph.betweenness(sources=starts.tolist(), targets=None))
        scale = n / sample
    pairs = (n - 1) * (n - 2) * (1.0 if ties.directed else 0.5)
    return raw * scale / pairs
