"""An order of preference out of everyone's own order: the Schulze method.

Every two options are compared by how many prefer the one to the other. Where comparisons run in a circle,
the strongest chain of comparisons from one to the other decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from measures._errors import BadBallot

Table = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Order:
    """The options from most to least preferred, with the tables it follows from.

    tiers       options from first to last; of those in one tier none is before another
    prefer      prefer[i][j]: how many ballots put i before j
    strength    strength[i][j]: the weakest step of the strongest chain from i to j; 0 without a chain
    n           ballots
    champion    the one option that wins every comparison by itself (Condorcet), or None
    """

    tiers: Table
    prefer: Table
    strength: Table
    n: int
    champion: int | None

    @property
    def first(self) -> tuple[int, ...]:
        """Whom nothing beats: one option, or several that tie; empty when nobody preferred anything."""
        return self.tiers[0] if any(map(any, self.prefer)) else ()


def pairwise(ballots: Sequence[Sequence[int]], *, options: int) -> Table:
    """For every two options how many ballots put the one before the other.

    ballots   per person a rank for each option, in order: lower is preferred, equal is no preference
    raises    BadBallot: a ballot that does not rank each option
    """
    for number, ballot in enumerate(ballots):
        if len(ballot) != options or any(type(rank) is not int for rank in ballot):
            raise BadBallot(f"ballot {number} does not give each of {options} options a whole rank")
    each = range(options)
    return tuple(tuple(sum(ballot[i] < ballot[j] for ballot in ballots) for j in each) for i in each)


def order_of_preference(ballots: Sequence[Sequence[int]], *, options: int) -> Order:
    """The order that the group prefers, by the Schulze method with winning votes.

    ballots   as for ``pairwise``; who leaves options out gives them all the same last rank
    returns   Order. Tiers are taken off from the top: first what nothing beats, then what nothing left beats
    raises    BadBallot
    source    Schulze (2011), A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
              single-winner election method, Social Choice and Welfare 36: 267-303
    """
    prefer = pairwise(ballots, options=options)
    strength = _strongest(prefer)
    each = range(options)
    beats_all = [i for i in each if all(prefer[i][j] > prefer[j][i] for j in each if j != i)]
    champion = beats_all[0] if beats_all and options > 1 else None
    return Order(_tiers(strength), prefer, strength, len(ballots), champion)


def _strongest(prefer: Table) -> Table:
    """Floyd and Warshall's way over the widest chains; only comparisons that are won are steps."""
    each = range(len(prefer))
    strength = [[prefer[i][j] if prefer[i][j] > prefer[j][i] else 0 for j in each] for i in each]
    for over in each:
        for i in each:
            for j in each:
                if i != j and over not in (i, j):
                    through = min(strength[i][over], strength[over][j])
                    strength[i][j] = max(strength[i][j], through)
    return tuple(map(tuple, strength))


def _tiers(strength: Table) -> Table:
    left, tiers = list(range(len(strength))), []
    while left:
        top = tuple(i for i in left if all(strength[j][i] <= strength[i][j] for j in left))
        tiers.append(top)
        left = [i for i in left if i not in top]
    return tuple(tiers)
