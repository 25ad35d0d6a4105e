"""Sub-groups found in the ties themselves (clusters), how clear they are, and how they match given groups."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from measures._errors import BadSetting
from measures.ties._engines import igraph_of, networkit_graph, seeded_igraph, seeded_networkit
from measures.ties.graph import Ints, Ties
from measures.ties.groups import checked_groups

Method = Literal["leiden", "louvain", "plm"]


@dataclass(frozen=True, eq=False)
class Clusters:
    """The best division found into sub-groups.

    n           number of people
    label       int, shape (n,): 0 is the largest; equal sizes are ordered by their lowest person
    sizes       int, shape (clusters,), descending; someone without ties is a cluster of one
    modularity  of this division; None without ties
    runs, seed, method   how it was found
    stability   mean agreement (NMI) with up to twenty other runs, 0 … 1; None with a single run
    """

    n: int
    label: Ints
    sizes: Ints
    modularity: float | None
    runs: int
    seed: int
    method: str
    stability: float | None

    @property
    def count(self) -> int:
        return len(self.sizes)


def modularity(
    ties: Ties,
    groups: npt.ArrayLike,
    *,
    resolution: float = 1.0,
    weighted: bool = False,
    directed: bool = False,
) -> float | None:
    """How much more ties fall within the groups than if they were drawn at random with the same degrees.

    groups      int, shape (n,), -1 = no group; these people and their ties are left out
    resolution  γ; above 1 favours smaller groups
    weighted    count strengths; strengths of both directions are added
    directed    compare with who names and who is named kept apart; default: a tie in either direction counts
                once
    returns     below 0 … below 1; 0 is chance; None without ties
    raises      BadGroups
    source      Newman & Girvan (2004); directed: Leicht & Newman (2008)
    """
    label = checked_groups(groups, n=ties.n)
    if (label < 0).any():
        ties, label = ties.among(label >= 0), label[label >= 0]
    counted = ties.both_ways if directed else ties.undirected(weight="sum") if weighted else ties.union
    value = counted.value if weighted else np.ones(len(counted))
    total = float(value.sum())
    if not total:
        return None
    k = int(label.max()) + 1
    one, other = label[counted.source], label[counted.target]
    inside = float(value[one == other].sum())
    sent, received = np.bincount(one, value, k), np.bincount(other, value, k)
    if directed:
        return inside / total - resolution * float(sent @ received) / total**2
    ends = sent + received
    return inside / total - resolution * float(ends @ ends) / (2 * total) ** 2


def best_clusters(
    ties: Ties,
    *,
    seed: int,
    runs: int = 20,
    method: Method = "leiden",
    resolution: float = 1.0,
    weighted: bool = False,
) -> Clusters:
    """The division into sub-groups with the highest modularity out of so many runs.

    method      "leiden" (every cluster hangs together); "louvain", of which the best run is polished by
                moving single people and parts of clusters; or "plm" (the Louvain with refinement of
                networkit, on one thread: the quick one for very large networks)
    runs        at least 1; run i starts from its own random numbers, drawn from `seed`
    weighted    count strengths; strengths of both directions are added
    returns     Clusters; a lower bound of the best possible modularity: finding that is not feasible
    raises      BadSetting
    source      Traag, Waltman & van Eck (2019); Blondel, Guillaume, Lambiotte & Lefebvre (2008); Staudt &
                Meyerhenke (2016). Small clusters in a large network can be missed: Fortunato & Barthélemy
                (2007)
    """
    if runs < 1:
        raise BadSetting("runs is 1 or more")
    if method not in ("leiden", "louvain", "plm"):
        raise BadSetting(f"method is 'leiden', 'louvain' or 'plm', not {method!r}")
    counted = ties.undirected(weight="sum") if weighted else ties.union
    if not len(counted):
        label = np.arange(ties.n)
        return Clusters(ties.n, label, np.ones(ties.n, np.int64), None, runs, seed, method, None)
    seeds = np.random.default_rng(seed).integers(1, 2**31, runs).tolist()
    found = _run(counted, method, seeds, resolution, weighted)
    scores = [_score(counted, label, resolution, weighted) for label in found] if len(found) > 1 else [0.0]
    best = int(np.argmax(scores))
    label = by_size(found[best])
    stability = _stability(label, [other for place, other in enumerate(found) if place != best])
    quality = modularity(counted, label, weighted=weighted)
    return Clusters(ties.n, label, np.bincount(label), quality, runs, seed, method, stability)


def _stability(label: Ints, others: list[Ints]) -> float | None:
    """Mean agreement with at most twenty of the others, of the runs that started from nothing."""
    agreements = [nmi(label, other) for other in others[: min(20, (len(others) + 1) // 2)]]
    known = [agreement for agreement in agreements if agreement is not None]
    return float(np.mean(known)) if known else None


def _run(ties: Ties, method: Method, seeds: list[int], resolution: float, weighted: bool) -> list[Ints]:
    """One division per seed."""
    value: Any = ties.value if weighted else None
    if method == "plm":
        return _plm(ties, seeds, resolution, value)
    graph = igraph_of(ties)
    strengths = None if value is None else value.tolist()
    if method == "leiden":
        return _leiden(graph, ties, seeds, resolution, strengths)
    found = []
    for seed in seeds:
        with seeded_igraph(seed):
            parts = graph.community_multilevel(weights=strengths, resolution=resolution)
        found.append(np.array(parts.membership, dtype=np.int64))
    best = max(found, key=lambda label: _score(ties, label, resolution, weighted))
    with seeded_igraph(seeds[0]):
        parts = graph.community_leiden(
            "modularity",
            weights=strengths,
            resolution=resolution,
            initial_membership=best.tolist(),
            n_iterations=-1,
        )
    return [*found, np.array(parts.membership, dtype=np.int64)]


def _score(ties: Ties, label: Ints, resolution: float, weighted: bool) -> float:
    return modularity(ties, label, resolution=resolution, weighted=weighted) or 0.0


def _leiden(graph: Any, ties: Ties, seeds: list[int], resolution: float, strengths: Any) -> list[Ints]:
    """The first half starts from nothing, the second half from the best so far with some clusters taken
    apart.

    Starting from a shaken best division finds better ones sooner than starting anew (iterated local search).
    """
    found: list[Ints] = []
    best, best_score = np.arange(ties.n), -1.0
    for place, seed in enumerate(seeds):
        start = None
        if place * 2 > len(seeds):
            start = _shaken(best, np.random.default_rng(seed)).tolist()
        with seeded_igraph(seed):
            parts = graph.community_leiden(
                "modularity",
                weights=strengths,
                resolution=resolution,
                beta=(0.01, 0.1)[place % 2],
                initial_membership=start,
                n_iterations=-1,
            )
        label = np.array(parts.membership, dtype=np.int64)
        score = _score(ties, label, resolution, strengths is not None) if len(seeds) > 1 else 0.0
        if score > best_score:
            best, best_score = label, score
        found.append(label)
    return found


def _shaken(label: Ints, random: np.random.Generator) -> Ints:
    """The division with some people, or all people of some clusters, each put apart."""
    share = random.uniform(0.05, 0.5)
    if random.integers(2):
        apart = random.random(len(label)) < share
    else:
        apart = (random.random(int(label.max()) + 1) < share)[label]
    shaken = label.copy()
    shaken[apart] = label.max() + 1 + np.arange(int(apart.sum()))
    return np.unique(shaken, return_inverse=True)[1].astype(np.int64)


def _plm(ties: Ties, seeds: list[int], resolution: float, value: Any) -> list[Ints]:
    import networkit

    network = networkit_graph(ties.source, ties.target, n=ties.n, value=value)
    found = []
    for seed in seeds:
        with seeded_networkit(seed):
            plm = networkit.community.PLM(network, refine=True, gamma=resolution).run()
        found.append(np.array(plm.getPartition().getVector(), dtype=np.int64))
    return found


def by_size(label: Ints) -> Ints:
    """The same division, numbered from the largest cluster down; equal sizes by their lowest person."""
    if not len(label):
        return label.astype(np.int64)
    if label.max() > 2 * len(label):
        label = np.unique(label, return_inverse=True)[1]
    sizes = np.bincount(label)
    # Written from the last person back, so that the lowest of each cluster is what stays.
    lowest = np.zeros(len(sizes), dtype=np.int64)
    lowest[label[::-1]] = np.arange(len(label))[::-1]
    # Numbers nobody has come last.
    order = np.lexsort((lowest, -sizes))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[label].astype(np.int64)


def _table(one: npt.ArrayLike, other: npt.ArrayLike) -> tuple[Ints, Ints, Ints, int]:
    """Sizes of the cells that occur, of the groups of one and of the other division, and n."""
    first, second = np.asarray(one), np.asarray(other)
    a, b = checked_groups(first, n=len(first)), checked_groups(second, n=len(first))
    known = (a >= 0) & (b >= 0)
    a, b = a[known], b[known]
    _, cells = np.unique(a * (int(b.max(initial=0)) + 1) + b, return_counts=True)
    return cells, np.bincount(a), np.bincount(b), len(a)


def adjusted_rand(one: npt.ArrayLike, other: npt.ArrayLike) -> float | None:
    """How far two divisions of the same people agree, beyond chance.

    one, other   int, shape (n,), -1 = left out
    returns  1 the same, 0 as by chance, below 0 less; None below two people; 1 when both are trivial and
             equal
    raises   BadGroups
    source   Hubert & Arabie (1985)
    """
    cells, a, b, n = _table(one, other)
    if n < 2:
        return None
    together = float((cells * (cells - 1)).sum()) / 2
    in_one, in_other = float((a * (a - 1)).sum()) / 2, float((b * (b - 1)).sum()) / 2
    by_chance = in_one * in_other / (n * (n - 1) / 2)
    most = (in_one + in_other) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def nmi(one: npt.ArrayLike, other: npt.ArrayLike) -> float | None:
    """How much knowing one division tells of the other: normalised mutual information.

    one, other   int, shape (n,), -1 = left out
    returns  0 … 1, by the mean of both entropies; 1 when both are one group; None without people
    raises   BadGroups
    source   Danon, Díaz-Guilera, Duch & Arenas (2005)
    """
    cells, a, b, n = _table(one, other)
    if n == 0:
        return None
    of_both, of_one, of_other = _entropy(cells, n), _entropy(a, n), _entropy(b, n)
    mean = (of_one + of_other) / 2
    return min(1.0, max(0.0, (of_one + of_other - of_both) / mean)) if mean else 1.0


def _entropy(sizes: Ints, n: int) -> float:
    share = sizes[sizes > 0] / n
    return float(-(share * np.log(share)).sum())
