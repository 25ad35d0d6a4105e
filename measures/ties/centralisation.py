"""How far the network runs through a few people."""

import numpy as np

from measures.ties.betweenness import betweenness
from measures.ties.degrees import degree, in_degree, out_degree
from measures.ties.graph import Floats, Ints, Ties


def degree_centralisation(ties: Ties) -> float | None:
    """0 when everyone has as many ties, 1 when all ties are with one person (a star).

    ties     in either direction
    returns  Σ(max - degree) / (n-1)(n-2); None below three people
    source   Freeman (1978/79), Centrality in social networks
    """
    return _centralisation(degree(ties), (ties.n - 1) * (ties.n - 2)) if ties.n >= 3 else None


def in_degree_centralisation(ties: Ties) -> float | None:
    """0 when everyone is named as often, 1 when only one person is named, by all others.

    returns  Σ(max - in-degree) / (n-1)²; None below two people
    source   Freeman (1978/79); Wasserman & Faust (1994), ch. 5
    """
    return _centralisation(in_degree(ties), (ties.n - 1) ** 2) if ties.n >= 2 else None


def out_degree_centralisation(ties: Ties) -> float | None:
    """0 when everyone names as many others, 1 when only one person names others, and all of them.

    returns  Σ(max - out-degree) / (n-1)²; None below two people
    source   Freeman (1978/79)
    """
    return _centralisation(out_degree(ties), (ties.n - 1) ** 2) if ties.n >= 2 else None


def betweenness_centralisation(ties: Ties) -> float | None:
    """0 when everyone lies between others as often, 1 when one person lies between all (a star).

    returns  Σ(max - betweenness) / (n-1) of normalised betweenness; None below three people
    source   Freeman (1977)
    """
    return _centralisation(betweenness(ties), ties.n - 1) if ties.n >= 3 else None


def _centralisation(amounts: Ints | Floats, most: int) -> float:
    return float(np.sum(amounts.max() - amounts) / most)
