"""How much contact there is: density, mean degree, tie strength, and how mutual it is."""

from dataclasses import dataclass

import numpy as np

from measures.ties.graph import Ties


@dataclass(frozen=True)
class DyadCensus:
    """All n(n-1)/2 pairs of people: tied both ways, one way, not at all."""

    n: int
    mutual: int
    asymmetric: int
    null: int


@dataclass(frozen=True)
class Reciprocity:
    """How often a tie is returned; every share None without ties.

    arcs               arcs whose reverse arc exists / arcs
    pairs              mutual pairs / connected pairs: the better one in a report
    weighted           strength given back / all strength
    chance_corrected   (arcs - density) / (1 - density); None in a complete network too
    """

    n: int
    arcs: float | None
    pairs: float | None
    weighted: float | None
    chance_corrected: float | None


@dataclass(frozen=True)
class TieStrength:
    """How strong the existing ties are; None without ties."""

    n: int
    ties: int
    mean: float | None
    median: float | None
    share_at_least: float | None


def density(ties: Ties) -> float | None:
    """The share of all possible ties that exists.

    ties     directed: ties / n(n-1); undirected: ties / (n(n-1)/2); people without ties count
    returns  0 … 1; None for fewer than two people
    source   Wasserman & Faust (1994), Social Network Analysis, ch. 4
    """
    if ties.n < 2:
        return None
    possible = ties.n * (ties.n - 1)
    return len(ties) / possible if ties.directed else 2 * len(ties) / possible


def mean_degree(ties: Ties) -> float | None:
    """With how many others a person is tied on average (either way); None without people.

    Belongs beside density, which falls when a network grows.
    """
    return 2 * len(ties.union) / ties.n if ties.n else None


def dyad_census(ties: Ties) -> DyadCensus:
    """How many pairs of people are tied both ways, one way, and not at all.

    source   Holland & Leinhardt (1970); Wasserman & Faust (1994), ch. 13
    """
    pairs = ties.pairs
    mutual = int(((pairs.forward > 0) & (pairs.backward > 0)).sum())
    connected = len(pairs.low)
    return DyadCensus(ties.n, mutual, connected - mutual, ties.n * (ties.n - 1) // 2 - connected)


def reciprocity(ties: Ties) -> Reciprocity:
    """How often a tie is returned: by arc, by pair, by strength, and beyond chance.

    ties     an undirected tie counts as returned
    returns  Reciprocity; shares 0 … 1, `chance_corrected` -1 … 1
    source   Wasserman & Faust (1994); Garlaschelli & Loffredo (2004) for chance; Squartini, Picciolo,
             Ruzzenenti & Garlaschelli (2013) for strength
    """
    census = dyad_census(ties)
    connected = census.mutual + census.asymmetric
    if not connected:
        return Reciprocity(ties.n, None, None, None, None)
    arcs = 2 * census.mutual + census.asymmetric
    by_arc = 2 * census.mutual / arcs
    pairs = ties.pairs
    given_back = 2 * float(np.minimum(pairs.forward, pairs.backward).sum())
    strength = float(pairs.forward.sum() + pairs.backward.sum())
    by_chance = arcs / (ties.n * (ties.n - 1))
    corrected = (by_arc - by_chance) / (1 - by_chance) if by_chance < 1 else None
    return Reciprocity(ties.n, by_arc, census.mutual / connected, given_back / strength, corrected)


def tie_strength(ties: Ties, *, strong: float = 4.0) -> TieStrength:
    """Mean and median strength of the ties that exist, and the share with at least `strong`.

    ties     on an ordinal scale (1–5) read the median and the share, not the mean
    source   Granovetter (1973), The strength of weak ties
    """
    if not len(ties):
        return TieStrength(ties.n, 0, None, None, None)
    share = float((ties.value >= strong).mean())
    return TieStrength(ties.n, len(ties), float(ties.value.mean()), float(np.median(ties.value)), share)
