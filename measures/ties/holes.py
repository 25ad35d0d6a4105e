"""Structural holes: how far each person's contacts are tied to one another, and so constrain them."""

from typing import Literal

import numpy as np

from measures._errors import BadSetting
from measures.ties._triangles import triangles
from measures.ties.degrees import degree
from measures.ties.graph import Floats, Ties

Strength = Literal["none", "arcs", "value"]


def constraint(ties: Ties, *, strength: Strength = "none") -> Floats:
    """How strongly each person's contacts are bound to one another: low gives room to broker.

    strength  "none": tied or not, in either direction; "arcs": a returned tie weighs 2, one that is not 1
              (the form for directed ties); "value": the strengths of both directions added
    returns   float, shape (n,), > 0; 1 with one contact; can exceed 1 (a triangle: 1.125); nan without
              contacts
    raises    BadSetting
    source    Burt (1992), Structural Holes: C_i = Σ_j (p_ij + Σ_q p_iq p_qj)² over contacts j
    """
    weighted = _weighted(ties, strength)
    low, high, value = weighted.source, weighted.target, weighted.value
    total = np.bincount(low, value, ties.n) + np.bincount(high, value, ties.n)
    # p_iq p_qj = (w_iq w_qj / total_q) / total_i: what lies between i and j is the same for both but for
    # total_i, so one sum per tie is enough.
    through = np.zeros(len(weighted))
    for a, b, c, ab, ac, bc in triangles(weighted):
        through += np.bincount(ab, value[ac] * value[bc] / total[c], len(weighted))
        through += np.bincount(ac, value[ab] * value[bc] / total[b], len(weighted))
        through += np.bincount(bc, value[ab] * value[ac] / total[a], len(weighted))
    dyadic = (value + through) ** 2
    summed = np.bincount(low, dyadic, ties.n) + np.bincount(high, dyadic, ties.n)
    result = np.full(ties.n, np.nan)
    np.divide(summed, total**2, out=result, where=total > 0)
    return result


def effective_size(ties: Ties, *, strength: Strength = "none") -> Floats:
    """How many contacts each person has that do not repeat one another.

    strength  as in `constraint`
    returns   float, shape (n,), 0 … number of contacts; nan without contacts
    raises    BadSetting
    source    Burt (1992); without strengths n_i - 2t_i / n_i with t_i ties among the contacts (Borgatti 1997)
    """
    weighted = _weighted(ties, strength)
    low, high, value = weighted.source, weighted.target, weighted.value
    total = np.bincount(low, value, ties.n) + np.bincount(high, value, ties.n)
    most = np.zeros(ties.n)
    np.maximum.at(most, low, value)
    np.maximum.at(most, high, value)
    repeated = np.zeros(ties.n)
    for a, b, c, ab, ac, bc in triangles(weighted):
        repeated += np.bincount(a, value[bc] * (value[ac] / most[b] + value[ab] / most[c]), ties.n)
        repeated += np.bincount(b, value[ac] * (value[bc] / most[a] + value[ab] / most[c]), ties.n)
        repeated += np.bincount(c, value[ab] * (value[bc] / most[a] + value[ac] / most[b]), ties.n)
    contacts = degree(weighted)
    result = np.full(ties.n, np.nan)
    np.divide(repeated, total, out=result, where=total > 0)
    return np.where(contacts > 0, contacts - result, np.nan)


def efficiency(ties: Ties, *, strength: Strength = "none") -> Floats:
    """How much of each person's circle is not already tied to itself: effective size / number of contacts.

    strength  as in `constraint`
    returns   float, shape (n,), 0 … 1: 1/n when all n contacts know each other, 1 when none do; nan without
    raises    BadSetting
    source    Burt (1992)
    """
    contacts = degree(ties)
    result = np.full(ties.n, np.nan)
    np.divide(effective_size(ties, strength=strength), contacts, out=result, where=contacts > 0)
    return result


def _weighted(ties: Ties, strength: Strength) -> Ties:
    tied = ties.undirected(weight="sum")
    if strength == "value":
        return tied
    if strength == "none":
        return Ties(ties.n, tied.source, tied.target, np.ones(len(tied)), directed=False)
    if strength == "arcs":
        ways = (ties.pairs.forward > 0).astype(np.float64) + (ties.pairs.backward > 0)
        return Ties(ties.n, tied.source, tied.target, ways, directed=False)
    raise BadSetting(f"strength is 'none', 'arcs' or 'value', not {strength!r}")
