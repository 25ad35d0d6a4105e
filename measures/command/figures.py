"""All figures of one relation under fixed names, as plain numbers ready for JSON."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from measures import ties as measure
from measures.command.people import Grouping, People, Relation
from measures.ties import Clusters, Ties
from measures.ties.graph import Floats

MOST_GROUPS: Final = 50
"""With more groups than this only the fifteen largest are listed, and the density matrix is left out."""

LARGE: Final = 10_000
"""From so many people on, shares of single people are so small that nine decimals are given, not six."""

MOST_STEPS: Final = 400_000_000
"""People times ties up to which betweenness is counted from everyone: some seconds."""

MANY_TIES: Final = 100_000
"""From so many ties on the parallel form of Louvain stands in for Louvain, which takes ten times as long."""

CONVERGED: Final = 1e-10
"""Where PageRank stops when nothing older has to be reproduced."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Effort:
    """How much to compute; what is None follows from the size of the network.

    runs           of each method of finding clusters
    permutations   of the E-I test
    """

    seed: int = 0
    runs: int | None = None
    permutations: int | None = None

    def runs_for(self, ties: Ties) -> int:
        size = max(len(ties), 1)
        # Small networks take hundreds of runs in the blink of an eye, and some need them.
        return self.runs or int(np.clip(max(150_000 // size, min(50, 2_000_000 // size)), 3, 500))

    def permutations_for(self, ties: Ties) -> int:
        return self.permutations or int(np.clip(100_000_000 // max(len(ties), 1), 99, 1_000))


@dataclass(frozen=True, eq=False)
class _Network:
    """One relation with the people who take part, and what several figures share."""

    ties: Ties
    plain: Ties
    ids: list[Any]
    decimals: int

    def rounded(self, amount: float | None) -> float | None:
        if amount is None or np.isnan(amount):
            return None
        return round(float(amount), self.decimals)

    def top(self, amounts: npt.NDArray[Any], *, most: int = 5, lowest: bool = False) -> list[list[Any]]:
        """The people with the highest (or lowest) amounts; equal amounts in order of id as text."""
        known = np.flatnonzero(~np.isnan(amounts))
        # Amounts that differ only in the last bits are equal, or rounding noise would decide the order.
        key = np.round(amounts[known].astype(np.float64), 12) * (1 if lowest else -1)
        if len(key) > most:
            near = key <= np.partition(key, most - 1)[most - 1]
            known, key = known[near], key[near]
        order = sorted(range(len(known)), key=lambda place: (key[place], str(self.ids[known[place]])))
        return [[self.ids[known[place]], self.rounded(amounts[known[place]])] for place in order[:most]]


def figures(relation: Relation, people: People, effort: Effort, *, without: dict[str, str]) -> Json:
    """Every figure of one relation.

    without  column → group: the E-I index once more, leaving out the people of that group
    """
    present, ties = relation.present, relation.ties
    if not present.all():
        ties = ties.among(present)
    plain = Ties(ties.n, ties.source, ties.target, np.ones(len(ties)), ties.directed)
    ids = [people.shown[row] for row in np.flatnonzero(present)]
    network = _Network(ties, plain, ids, 9 if ties.n >= LARGE else 6)
    groupings = []
    for grouping in people.groupings:
        label = grouping.label[present]
        taken = np.unique(label[label >= 0])
        number = np.full(len(grouping.names) + 1, -1)
        number[taken] = np.arange(len(taken))
        groupings.append(Grouping(grouping.name, [grouping.names[place] for place in taken], number[label]))
    amounts = {name: column[present] for name, column in people.amounts.items()}
    found: Json = {"directed": ties.directed, "threshold": relation.threshold}
    found["self_loops_removed"] = relation.ties.self_ties_removed
    found |= _whole(network) | _persons(network, effort)
    found |= _communities(network, groupings, amounts, effort)
    for grouping in groupings:
        if without.get(grouping.name) in grouping.names:
            group = without[grouping.name]
            kept = grouping.label != grouping.names.index(group)
            ei = measure.ei_index(plain, np.where(kept, grouping.label, -1))
            found[f"ei_{grouping.name}_without_{group}"] = _ei(network, ei)
    if not ties.directed:
        found["note"] = "undirected relation: graph_D has both directions of each tie"
    return found


def _whole(network: _Network) -> Json:
    ties, rounded = network.plain, network.rounded
    census, arcs = measure.dyad_census(ties), ties.both_ways
    weak, closure, distances = measure.weak_components(ties), measure.closure(ties), measure.distances(ties)
    cuts, degree, cores = measure.cuts(ties), measure.degree(ties), measure.core_numbers(ties)
    reciprocity = measure.reciprocity(ties)
    undirected: Json = {
        "edges": len(ties.union),
        "density": rounded(measure.density(ties.union)),
        "isolates": sorted((network.ids[row] for row in measure.isolates(ties)), key=str),
        "components": weak.count,
        "component_sizes": weak.sizes[:20].tolist(),
        "average_clustering": rounded(closure.average),
        "transitivity": rounded(closure.transitivity),
        "diameter_of_largest_component": distances.largest_diameter,
        "average_path_length_of_largest_component": rounded(distances.largest_mean),
        "triangles": closure.triangles,
        "articulation_points": len(cuts.people),
        "bridges": len(cuts.bridges),
        "max_k_core": int(cores.max(initial=0)),
        "average_degree": rounded(measure.mean_degree(ties)),
        "max_degree": int(degree.max(initial=0)),
        "degree_top5": network.top(degree),
        "global_efficiency": rounded(measure.global_efficiency(distances)),
        "reach_in_two_steps": rounded(measure.reach(distances)),
        "fragmentation": rounded(measure.fragmentation(ties)),
        "degree_centralisation": rounded(measure.degree_centralisation(ties)),
    }
    if not distances.is_exact:
        undirected["distances_counted_from"] = distances.starts
    return {
        "n": ties.n,
        "arcs": len(arcs),
        "density_directed": rounded(measure.density(arcs)),
        "reciprocity": rounded(reciprocity.arcs),
        "reciprocity_of_pairs": rounded(reciprocity.pairs),
        "dyad_census": [census.mutual, census.asymmetric, census.null],
        "simmelian_share": rounded(measure.simmelian_ties(ties).share),
        "undirected": undirected,
        "largest_strong_component": measure.strong_components(ties).largest,
        "in_degree_centralisation": rounded(measure.in_degree_centralisation(arcs)),
        "in_degree_top5": network.top(measure.in_degree(arcs)),
        "out_degree_top5": network.top(measure.out_degree(arcs)),
        "closeness_undirected_top5": network.top(measure.closeness(distances)),
    }


def betweenness_sample(ties: Ties) -> int | None:
    """From how many people to count shortest paths: None (everyone) while that takes seconds."""
    if ties.n * len(ties) <= MOST_STEPS:
        return None
    return int(np.clip(40_000_000 // len(ties), 64, 512))


def _persons(network: _Network, effort: Effort) -> Json:
    ties = network.plain
    found: Json = {}
    sample = betweenness_sample(ties)
    mark = "" if sample is None else "_sampled"
    directed = measure.betweenness(ties, sample=sample, seed=effort.seed)
    either = measure.betweenness(ties.union, sample=sample, seed=effort.seed) if ties.directed else directed
    found[f"betweenness_directed{mark}_top5"] = network.top(directed)
    found[f"betweenness_undirected{mark}_top5"] = network.top(either)
    if sample is not None:
        found["betweenness_counted_from"] = sample
    # Published figures stop iterating early, as networkx does by default; both forms are given.
    early = ties.n * 1e-6 if ties.n < LARGE else CONVERGED
    found["pagerank_top5"] = network.top(measure.pagerank(ties, tolerance=early))
    found["pagerank_converged_top5"] = network.top(measure.pagerank(ties, tolerance=CONVERGED))
    by_arcs, plain = measure.constraint(ties, strength="arcs"), measure.constraint(ties)
    found["constraint_directed_lowest5"] = network.top(by_arcs, lowest=True)
    found["constraint_lowest5"] = network.top(plain, lowest=True)
    known = plain[~np.isnan(plain)]
    mean: Json = {"constraint_mean": network.rounded(float(known.mean()) if len(known) else None)}
    best = network.top(measure.degree(ties))
    row = {str(person): place for place, person in enumerate(network.ids)}
    degree_top = [[person, network.rounded(plain[row[str(person)]])] for person, _ in best]
    size = {"effective_size_top5": network.top(measure.effective_size(ties))}
    return found | mean | {"constraint_of_degree_top5": degree_top} | size


def _communities(
    network: _Network, groupings: list[Grouping], amounts: dict[str, Floats], effort: Effort
) -> Json:
    ties = network.plain
    found: Json = {}
    runs = effort.runs_for(ties.union)
    quick: measure.Method = "louvain" if len(ties.union) < MANY_TIES else "plm"
    louvain = measure.best_clusters(ties, seed=effort.seed, runs=runs, method=quick)
    leiden = measure.best_clusters(ties, seed=effort.seed, runs=runs, method="leiden")
    for name, best in (("louvain_best", louvain), ("leiden_best", leiden)):
        found[name] = {
            "modularity": network.rounded(best.modularity),
            "communities": best.count,
            "runs": runs,
            "method": best.method,
        }
    found["by_attribute"] = {
        grouping.name: _by_group(network, grouping, leiden, effort) for grouping in groupings
    }
    if amounts:
        found["numeric_assortativity_undirected"] = {
            name: network.rounded(measure.numeric_assortativity(ties.union, column))
            for name, column in amounts.items()
        }
    if groupings:
        found["gould_fernandez"] = {grouping.name: _brokerage(network, grouping) for grouping in groupings}
    if network.ties.is_valued:
        found["weighted"] = _weighted(network, groupings)
    return found


def _by_group(network: _Network, grouping: Grouping, leiden: Clusters, effort: Effort) -> Json:
    ties, label, rounded = network.plain, grouping.label, network.rounded
    either = measure.ei_index(ties, label)
    arcs = measure.ei_index(ties, label, arcs=True)
    permutations = effort.permutations_for(ties.union)
    test = measure.ei_permutation_test(ties, label, seed=effort.seed, permutations=permutations)
    by_size = sorted(
        range(len(grouping.names)), key=lambda place: (-either.sizes[place], grouping.names[place])
    )
    many = len(grouping.names) > MOST_GROUPS
    listed = sorted(by_size[:15]) if many else range(len(grouping.names))
    found: Json = {}
    if not many:
        found["group_sizes"] = {grouping.names[place]: int(either.sizes[place]) for place in listed}
    found["group_sizes_top15"] = {grouping.names[place]: int(either.sizes[place]) for place in by_size[:15]}
    found["number_of_groups"] = len(grouping.names)
    found |= {
        "undirected": _ei(network, either),
        "arcs": _ei(network, arcs),
        "ei_expected": rounded(either.expected),
        "ei_rescaled": rounded(either.rescaled),
        "ei_permutation_test": {
            "permutations": test.permutations,
            "p_low": rounded(test.p_low),
            "p_high": rounded(test.p_high),
        },
        "assortativity_directed": rounded(measure.assortativity(ties, label)),
        "assortativity_undirected": rounded(measure.assortativity(ties.union, label)),
        "modularity_by_attribute": rounded(measure.modularity(ties, label)),
        "ari_with_leiden_best": rounded(measure.adjusted_rand(label, leiden.label)),
        "diversity": rounded(measure.blau_diversity(label)),
        "ei_per_group_undirected": {
            grouping.names[place]: {
                "external": int(either.group_external[place]),
                "internal": int(either.group_internal[place]),
                "ei_index": rounded(either.group_index[place]),
            }
            for place in listed
        },
    }
    if not many:
        between = measure.density_between(ties, label)
        found["density_matrix"] = {
            row: {column: rounded(between[i, j]) for j, column in enumerate(grouping.names)}
            for i, row in enumerate(grouping.names)
        }
    return found


def _ei(network: _Network, ei: measure.EI) -> Json:
    index = network.rounded(ei.index)
    return {"external": int(ei.external), "internal": int(ei.internal), "ei_index": index}


def _brokerage(network: _Network, grouping: Grouping) -> Json:
    found = measure.brokerage(network.plain, grouping.label)
    result = {}
    for role in measure.ROLES:
        counts = getattr(found, role)
        highest = network.top(np.where(counts > 0, counts, np.nan), most=3)
        result[role] = {
            "total": int(counts.sum()),
            "top3": [[person, int(count)] for person, count in highest],
        }
    return result


def _weighted(network: _Network, groupings: list[Grouping]) -> Json:
    ties, rounded = network.ties, network.rounded
    arcs = ties.both_ways
    found: Json = {
        "total_weight": rounded(float(ties.value.sum())),
        "in_strength_top5": network.top(measure.in_strength(arcs)),
        "out_strength_top5": network.top(measure.out_strength(arcs)),
        "reciprocity_of_strength": rounded(measure.reciprocity(ties).weighted),
    }
    if groupings:
        found["by_attribute"] = {
            grouping.name: {
                "weighted_modularity_undirected_sum_of_both_directions": rounded(
                    measure.modularity(ties, grouping.label, weighted=True)
                ),
                "weighted_ei_index": rounded(measure.ei_index(ties, grouping.label, weighted=True).index),
            }
            for grouping in groupings
        }
    return found
