"""Per person: with how many others, and how strongly. Counts for the person; for others show them binned."""

import numpy as np

from measures.ties.graph import Floats, Ints, Ties, totals


def degree(ties: Ties) -> Ints:
    """With how many others each person is tied, in either direction.

    returns  int, shape (n,), 0 … n-1; a pair tied both ways counts once
    """
    tied = ties.union
    counts: Ints = np.bincount(tied.source, minlength=ties.n) + np.bincount(tied.target, minlength=ties.n)
    return counts


def in_degree(ties: Ties) -> Ints:
    """By how many others each person is named; undirected: the same as `degree`. int, shape (n,)."""
    return np.bincount(ties.target, minlength=ties.n) if ties.directed else degree(ties)


def out_degree(ties: Ties) -> Ints:
    """How many others each person names; undirected: the same as `degree`. int, shape (n,).

    Naming many is partly a way of answering: do not compare people on it.
    """
    return np.bincount(ties.source, minlength=ties.n) if ties.directed else degree(ties)


def in_strength(ties: Ties) -> Floats:
    """The strength of all ties towards each person together. float, shape (n,), ≥ 0."""
    if not ties.directed:
        return strength(ties)
    return totals(ties.target, ties.value, n=ties.n)


def out_strength(ties: Ties) -> Floats:
    """The strength of all ties from each person together. float, shape (n,), ≥ 0."""
    if not ties.directed:
        return strength(ties)
    return totals(ties.source, ties.value, n=ties.n)


def strength(ties: Ties) -> Floats:
    """The strength of all ties of each person together, both directions added. float, shape (n,), ≥ 0.

    source   Barrat, Barthélemy, Pastor-Satorras & Vespignani (2004)
    """
    return totals(ties.source, ties.value, n=ties.n) + totals(ties.target, ties.value, n=ties.n)


def gini(amounts: Floats) -> float | None:
    """How unevenly an amount is spread over people: 0 everyone equal, towards 1 one person has all.

    amounts  float, shape (n,), ≥ 0, people with 0 included
    returns  None without people or when all amounts are 0
    source   Gini (1912), in the form Σ(2i-n-1)x(i) / (nΣx) over amounts in ascending order
    """
    total = float(np.sum(amounts))
    if total == 0:
        return None
    n = len(amounts)
    place = 2 * np.arange(1, n + 1) - n - 1
    return float((place * np.sort(amounts)).sum() / (n * total))
