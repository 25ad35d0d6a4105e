"""Contact within and between given groups: E-I index, what group sizes alone give, and densities."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from measures._errors import BadGroups, BadSetting
from measures.ties.graph import Floats, Ints, Ties, totals


@dataclass(frozen=True, eq=False)
class EI:
    """External against internal ties.

    n           people with a group
    sizes       int, shape (groups,)
    external    ties (or strength) between groups;  internal: within a group
    index       (external - internal) / (external + internal), -1 … 1; None without such ties
    expected    the same if everyone were tied with everyone: what group sizes alone give; None below two
                people
    rescaled    index, set against the lowest and highest possible with these sizes and this many ties, -1 …
                1; None when those are equal, and for figures by strength
    group_external, group_internal   shape (groups,): ties with at least one end in the group
    group_index     float, shape (groups,); nan for a group without ties
    """

    n: int
    sizes: Ints
    external: float
    internal: float
    index: float | None
    expected: float | None
    rescaled: float | None
    group_external: Floats
    group_internal: Floats
    group_index: Floats


@dataclass(frozen=True)
class PermutationTest:
    """Where the index found stands among indices with the groups dealt out at random.

    p_low    share of deals with an index as low or lower (the one found included); small: more inward than
             chance
    p_high   the same for as high or higher
    mean     mean index over the deals
    """

    n: int
    permutations: int
    seed: int
    index: float | None
    p_low: float | None
    p_high: float | None
    mean: float | None


def checked_groups(groups: npt.ArrayLike, *, n: int) -> Ints:
    """Group labels as int array of shape (n,): 0 … k-1, or -1 for someone without a group.

    raises   BadGroups
    """
    array = np.asarray(groups)
    if array.shape != (n,) or (n and array.dtype.kind not in "iu"):
        raise BadGroups(f"groups is one whole number for each of the {n} people")
    if n and array.min() < -1:
        raise BadGroups("a group label is 0 or more, or -1 for no group")
    return array.astype(np.int64, copy=False)


def ei_index(ties: Ties, groups: npt.ArrayLike, *, arcs: bool = False, weighted: bool = False) -> EI:
    """How far ties go outside people's own group: -1 only inside, 1 only outside.

    groups   int, shape (n,), -1 = no group; ties of people without a group are left out
    arcs     count each direction; default: a pair once, whoever names whom
    weighted count strength instead of ties (with both directions added)
    returns  EI
    raises   BadGroups
    source   Krackhardt & Stern (1988); rescaling after UCINET, by the extremes these sizes allow
    """
    label = checked_groups(groups, n=ties.n)
    counted = ties.both_ways if arcs else ties.undirected(weight="sum") if weighted else ties.union
    value = counted.value if weighted else np.ones(len(counted))
    one, other = label[counted.source], label[counted.target]
    known = (one >= 0) & (other >= 0)
    one, other, value = one[known], other[known], value[known]
    inside = one == other
    k = int(label.max(initial=-1)) + 1
    sizes = np.bincount(label[label >= 0], minlength=k)
    internal, external = float(value[inside].sum()), float(value[~inside].sum())
    group_internal = totals(one[inside], value[inside], n=k)
    across = value[~inside]
    group_external = totals(one[~inside], across, n=k) + totals(other[~inside], across, n=k)
    total = group_internal + group_external
    group_index = np.full(k, np.nan)
    np.divide(group_external - group_internal, total, out=group_index, where=total > 0)
    n = int(sizes.sum())
    pairs_inside = int((sizes * (sizes - 1)).sum()) // 2
    pairs_outside = n * (n - 1) // 2 - pairs_inside
    index = _ratio(external, internal)
    expected = _ratio(pairs_outside, pairs_inside)
    ways = 2 if arcs else 1
    rescaled = None if weighted else _rescaled(index, len(value), pairs_inside * ways, pairs_outside * ways)
    return EI(
        n, sizes, external, internal, index, expected, rescaled, group_external, group_internal, group_index
    )


def _ratio(external: float, internal: float) -> float | None:
    total = external + internal
    return (external - internal) / total if total else None


def _rescaled(index: float | None, ties: int, inside: int, outside: int) -> float | None:
    if index is None:
        return None
    lowest = (ties - 2 * min(ties, inside)) / ties
    highest = (2 * min(ties, outside) - ties) / ties
    return 2 * (index - lowest) / (highest - lowest) - 1 if highest > lowest else None


def ei_permutation_test(
    ties: Ties, groups: npt.ArrayLike, *, seed: int, permutations: int = 10_000
) -> PermutationTest:
    """Whether ties stay inside groups more (or less) than when the same groups were dealt out at random.

    groups        int, shape (n,), -1 = no group: these people and their ties are left out
    permutations  how often the labels are dealt out anew, at least 1
    returns       PermutationTest; p values are never 0: (1 + deals as extreme) / (1 + permutations); None
                  without ties
    raises        BadGroups, BadSetting
    source        Krackhardt & Stern (1988); UCINET, E-I index with permutation test
    """
    if permutations < 1:
        raise BadSetting("permutations is 1 or more")
    label = checked_groups(groups, n=ties.n)
    counted = ties.union.among(label >= 0)
    label = label[label >= 0]
    found = ei_index(counted, label)
    if found.index is None:
        return PermutationTest(len(label), permutations, seed, None, None, None, None)
    random = np.random.default_rng(seed)
    narrow = label.astype(np.int32)
    internal = np.empty(permutations, dtype=np.int64)
    for deal in range(permutations):
        dealt = random.permutation(narrow)
        internal[deal] = np.count_nonzero(dealt[counted.source] == dealt[counted.target])
    as_low = int((internal >= found.internal).sum())
    as_high = int((internal <= found.internal).sum())
    mean = 1 - 2 * float(internal.mean()) / len(counted)
    low, high = (1 + as_low) / (1 + permutations), (1 + as_high) / (1 + permutations)
    return PermutationTest(len(label), permutations, seed, found.index, low, high, mean)


def density_between(ties: Ties, groups: npt.ArrayLike) -> Floats:
    """The share of possible ties that exists from each group (row) to each group (column).

    groups   int, shape (n,), -1 = no group
    returns  float, shape (groups, groups), 0 … 1; undirected ties count both ways; nan where no tie is
             possible
    raises   BadGroups
    source   Wasserman & Faust (1994), ch. 10
    """
    label = checked_groups(groups, n=ties.n)
    arcs = ties.both_ways
    one, other = label[arcs.source], label[arcs.target]
    known = (one >= 0) & (other >= 0)
    k = int(label.max(initial=-1)) + 1
    counts = np.bincount(one[known] * k + other[known], minlength=k * k).reshape(k, k)
    sizes = np.bincount(label[label >= 0], minlength=k)
    possible = np.outer(sizes, sizes) - np.diag(sizes)
    result = np.full((k, k), np.nan)
    np.divide(counts, possible, out=result, where=possible > 0)
    return result
