"""Being named by people who are named a lot."""

import numpy as np

from measures._errors import BadSetting
from measures.ties._engines import scipy_sparse
from measures.ties.degrees import degree
from measures.ties.graph import Floats, Ties


def pagerank(
    ties: Ties, *, damping: float = 0.85, weighted: bool = False, tolerance: float = 1e-10
) -> Floats:
    """The share of time a walker is with each person who follows ties and now and then starts anew anywhere.

    ties       directed: from the one who names to the one named; undirected: both ways
    damping    chance of following a tie, 0 … 1 (not 1)
    weighted   follow stronger ties more often
    tolerance  stop when the shares of all people together change by less than this; networkx stops at n ·
               1e-6
    returns    float, shape (n,), summing to 1; people whom nobody names get the baseline share, not 0
    raises     BadSetting
    source     Brin & Page (1998); someone who names nobody counts as naming everyone alike
    """
    if not 0 <= damping < 1:
        raise BadSetting("damping is from 0 up to but not including 1")
    n = ties.n
    if n == 0:
        return np.zeros(0)
    if ties.directed or weighted:
        arcs = ties.both_ways
        value = arcs.value if weighted else np.ones(len(arcs))
        given = np.bincount(arcs.source, weights=value, minlength=n)
        # Turned to rows once: each step then adds up person by person, in the same order.
        towards = scipy_sparse().csr_array((value, arcs.target, arcs.rows.start), shape=(n, n)).T.tocsr()
    else:
        given = degree(ties).astype(np.float64)
        start, indices = ties.rows
        towards = scipy_sparse().csr_array((np.ones(len(indices)), indices, start), shape=(n, n))
    names_nobody = given == 0
    per_unit = np.where(names_nobody, 0.0, 1.0 / np.where(names_nobody, 1.0, given))
    share = np.full(n, 1.0 / n)
    while True:
        follows: Floats = towards @ (share * per_unit)
        everywhere = (1 - damping + damping * share[names_nobody].sum()) / n
        after: Floats = damping * follows + everywhere
        change = np.abs(after - share).sum()
        share = after
        if change < tolerance:
            return share
