"""Like with like: assortativity by group or number, and how diverse a group is."""

import numpy as np
import numpy.typing as npt

from measures._errors import BadGroups
from measures.ties.graph import Floats, Ties
from measures.ties.groups import checked_groups


def assortativity(ties: Ties, groups: npt.ArrayLike) -> float | None:
    """How much more ties stay within a group than they would by chance.

    ties     directed: who names and who is named are kept apart; pass `ties.union` to ignore direction
    groups   int, shape (n,), -1 = no group; their ties are left out
    returns  below 0 seeks others, 0 chance, 1 only own group; None without ties or with one group only
    raises   BadGroups
    source   Newman (2003), Mixing patterns in networks: (Σ e_ii - Σ a_i b_i) / (1 - Σ a_i b_i)
    """
    label = checked_groups(groups, n=ties.n)
    arcs = ties.both_ways
    one, other = label[arcs.source], label[arcs.target]
    known = (one >= 0) & (other >= 0)
    one, other = one[known], other[known]
    if not len(one):
        return None
    k = int(label.max()) + 1
    by_chance = float(np.bincount(one, minlength=k) @ np.bincount(other, minlength=k)) / len(one) ** 2
    if by_chance == 1:
        return None
    return (float((one == other).mean()) - by_chance) / (1 - by_chance)


def numeric_assortativity(ties: Ties, amounts: npt.ArrayLike) -> float | None:
    """Whether people tie with people of a similar amount (age, years): the correlation over ties.

    ties     directed: who names against who is named; pass `ties.union` to ignore direction
    amounts  float, shape (n,), nan = unknown; their ties are left out
    returns  -1 … 1; None without ties or when all amounts at one end are equal
    raises   BadGroups
    source   Newman (2003): Pearson correlation over the two ends of every tie
    """
    amount = np.asarray(amounts, dtype=np.float64)
    if amount.shape != (ties.n,):
        raise BadGroups(f"amounts is one number for each of the {ties.n} people")
    arcs = ties.both_ways
    one, other = amount[arcs.source], amount[arcs.target]
    known = ~(np.isnan(one) | np.isnan(other))
    one, other = one[known], other[known]
    if not len(one) or (one == one[0]).all() or (other == other[0]).all():
        return None
    one, other = one - one.mean(), other - other.mean()
    spread = np.sqrt((one @ one) * (other @ other))
    return float((one @ other) / spread)


def blau_diversity(groups: npt.ArrayLike) -> float | None:
    """The chance that two people drawn from the whole (with return) are of different groups.

    groups   int, shape (n,), -1 = unknown, left out
    returns  0 all alike … 1 - 1/groups all equally present; None without people
    raises   BadGroups
    source   Blau (1977); the same as 1 - Simpson's index
    """
    array = np.asarray(groups)
    label = checked_groups(array, n=len(array))
    shares = _shares(label)
    return None if shares is None else float(1 - shares @ shares)


def normalised_diversity(groups: npt.ArrayLike) -> float | None:
    """Blau diversity as share of the most that this many groups allow.

    returns  0 … 1; None without people or with one group only
    raises   BadGroups
    source   Blau (1977), divided by 1 - 1/K
    """
    array = np.asarray(groups)
    label = checked_groups(array, n=len(array))
    shares = _shares(label)
    if shares is None or np.count_nonzero(shares) < 2:
        return None
    return float((1 - shares @ shares) / (1 - 1 / np.count_nonzero(shares)))


def _shares(label: npt.NDArray[np.int64]) -> Floats | None:
    known = label[label >= 0]
    return np.bincount(known) / len(known) if len(known) else None
