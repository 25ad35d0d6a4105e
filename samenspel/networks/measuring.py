"""The one door of this room to ``measures``: from frozen ties to figures, by the names the pages use.

Figures come out as they are, for storing. What may be shown of them is for ``privacy.discretion`` to say.
"""

import math

import numpy as np

from measures import VERSION
from measures import ties as measure
from measures.ties import ACTIVE
from measures.ties.events import count_pairs

METHOD = f"measures {VERSION}, half-life 90 days, threshold {ACTIVE}"
HALF_LIFE_DAYS = 90.0
PERMUTATIONS = 10_000
PERMUTATIONS_WHEN_LARGE = 1_000
LARGE = 2_000
"""From so many ties on, slow figures are kept for the newest snapshot, and chance is drawn less often."""

MANY_PEOPLE = 2_000
SAMPLE = 512
"""Among more people, being on the way between others is estimated from paths of so many of them."""


def ties_so_far(person, other, weight, *, n, directed):
    """Everything that happened counts; a tie is as strong as all of it together."""
    return measure.ties_from(person, other, weight, n=n, directed=directed)


def ties_active(person, other, age_days, weight, *, n, directed):
    """Only active ties: what is left of their events, halved every 90 days, is at least the threshold."""
    faded = measure.faded_ties(
        person, other, age_days, weight, n=n, half_life_days=HALF_LIFE_DAYS, directed=directed
    )
    return faded.above(math.nextafter(ACTIVE, 0))


def quick(ties, grouping):
    """The figures every snapshot has; ``grouping`` is by organisation."""
    returned = measure.reciprocity(ties) if ties.directed else None
    return {
        "n": ties.n,
        "ties": len(ties.union),
        "arcs": len(ties) if ties.directed else None,
        "is_directed": ties.directed,
        "isolates": len(measure.isolates(ties)),
        "density": measure.density(ties),
        "mean_degree": measure.mean_degree(ties),
        "reciprocity_arcs": returned.arcs if returned else None,
        "reciprocity_pairs": returned.pairs if returned else None,
        "ei": ei(ties, grouping),
    }


def ei(ties, grouping):
    """Ties outside against ties inside one's own organisation, with and without people who have none."""
    found = measure.ei_index(ties, grouping.label)
    among = _among_organisations(grouping)
    rest = measure.ei_index(ties, among)
    return {
        "index": found.index,
        "expected": found.expected,
        "rescaled": found.rescaled,
        "n": found.n,
        "rest_index": rest.index,
        "rest_expected": rest.expected,
        "rest_n": rest.n,
    }


def _among_organisations(grouping):
    """Labels with -1 for people without a group, so that measures leave them and their ties out."""
    unnamed = [place for place, name in enumerate(grouping.names) if name == ""]
    return np.where(np.isin(grouping.label, unnamed), -1, grouping.label)


def shape(ties, grouping):
    """How the whole hangs together."""
    pieces, closed, found = measure.weak_components(ties), measure.closure(ties), measure.cuts(ties)
    paths = measure.distances(ties)
    cores = measure.core_numbers(ties)
    return {
        "components": pieces.count,
        "largest": pieces.largest,
        "transitivity": closed.transitivity,
        "clustering": closed.average,
        "path_length": paths.largest_mean,
        "diameter": paths.largest_diameter,
        "reach_2": measure.reach(paths),
        "k_core": int(cores.max(initial=0)),
        "in_core": int((cores == cores.max(initial=0)).sum()) if ties.n else 0,
        "cut_people": len(found.people),
        "bridges": len(found.bridges),
        "degree_centralisation": measure.degree_centralisation(ties),
        "assortativity": measure.assortativity(ties, grouping.label),
        "modularity_given": measure.modularity(ties, grouping.label),
    }


def thorough(ties, grouping, *, seed):
    """The figures that take long or draw chance; only for the newest snapshot."""
    permutations = PERMUTATIONS if len(ties) < LARGE else PERMUTATIONS_WHEN_LARGE
    test = measure.ei_permutation_test(ties, grouping.label, seed=seed, permutations=permutations)
    roles = measure.brokerage(ties, grouping.label)
    return {
        "ei_p_low": test.p_low,
        "ei_p_high": test.p_high,
        "permutations": permutations,
        "betweenness_centralisation": _betweenness_centralisation(ties),
        "brokers": {name: int((getattr(roles, name) > 0).sum()) for name in measure.ROLES},
        "brokering": {name: int(getattr(roles, name).sum()) for name in measure.ROLES},
    }


def _betweenness_centralisation(ties):
    """Rests on differences with one person, so it is not estimated: None among many people."""
    return measure.betweenness_centralisation(ties) if ties.n <= MANY_PEOPLE else None


def clusters(ties, *, seed):
    return measure.best_clusters(ties, seed=seed, runs=20 if len(ties) < LARGE else 5)


def agreement(one, other):
    """How far two divisions of the same people agree, beyond chance."""
    return measure.adjusted_rand(one, other)


def own(ties, grouping, places, *, seed):
    """Figures of single people, each for that person only: one dict per place; nan becomes None."""
    undirected = ties.union
    roles = measure.brokerage(ties, grouping.label)
    columns = {
        "degree": measure.degree(ties),
        "in_degree": measure.in_degree(ties) if ties.directed else None,
        "out_degree": measure.out_degree(ties) if ties.directed else None,
        "betweenness": measure.betweenness(
            undirected, sample=SAMPLE if ties.n > MANY_PEOPLE else None, seed=seed
        ),
        "constraint": measure.constraint(ties),
        "effective_size": measure.effective_size(ties),
        **{name: getattr(roles, name) for name in measure.ROLES},
    }
    return [{name: _number(column, place) for name, column in columns.items()} for place in places]


def _number(column, place):
    if column is None or not math.isfinite(column[place]):
        return None
    return float(column[place])


def own_ei(ties, grouping, place):
    """The E-I index of the ties of one person."""
    mine = (ties.source == place) | (ties.target == place)
    ego = measure.Ties(ties.n, ties.source[mine], ties.target[mine], ties.value[mine], ties.directed)
    return measure.ei_index(ego, grouping.label).index


def own_contacts(ties, place):
    """The positions of the people someone has a tie with."""
    tied = ties.union
    return np.concatenate((tied.target[tied.source == place], tied.source[tied.target == place]))


def between(ties, label, *, groups):
    """Ties between each two groups (int, upper triangle) and densities (float, from row to column)."""
    tied = ties.union
    counts = count_pairs(label[tied.source], label[tied.target], groups=groups)
    return counts, measure.density_between(ties, label)


def by_group(ties, label):
    """Per group: ties inside, ties outside, E-I."""
    found = measure.ei_index(ties, label)
    return found.group_internal.astype(int), found.group_external.astype(int), found.group_index


def inside_and_across(ties, one):
    """Of a group (bool per person): ties inside, ties with others, E-I and density inside."""
    found = measure.ei_index(ties, one.astype(np.int64))
    among = ties.among(one)
    return (
        int(found.group_internal[1]),
        int(found.group_external[1]),
        float(found.group_index[1]),
        measure.density(among),
    )


def across(ties, one, other):
    """Ties between those who are only in the one and those only in the other group (bool per person each)."""
    label = np.where(one & ~other, 0, np.where(other & ~one, 1, -1))
    return int(measure.ei_index(ties, label).external)
