"""Nobody, one person, or nobody tied: every figure has an answer, and what is undefined is None."""

import numpy as np
import pytest

from measures import ties as measure
from measures._errors import BadGroups, BadSetting, BadTies
from tests.measures.networks import none, t8


@pytest.mark.parametrize("n", [0, 1, 3])
def test_undefined_is_none_and_never_zero(n):
    ties, nobody_grouped = none(n), np.full(n, -1)
    closure, found = measure.closure(ties), measure.reciprocity(ties)

    assert measure.density(ties) == (0 if n > 1 else None)
    assert measure.mean_degree(ties) == (0 if n else None)
    assert found.arcs is found.pairs is found.weighted is found.chance_corrected is None
    assert measure.tie_strength(ties).mean is None
    assert closure.transitivity is None
    assert closure.average == (0 if n else None)
    assert measure.simmelian_ties(ties).share is None
    assert measure.fragmentation(ties) == (1 if n > 1 else None)
    assert measure.degree_centralisation(ties) == (0 if n > 2 else None)
    assert measure.betweenness_centralisation(ties) == (0 if n > 2 else None)
    assert measure.in_degree_centralisation(ties) == (0 if n > 1 else None)
    assert measure.out_degree_centralisation(ties) == (0 if n > 1 else None)
    for groups in (nobody_grouped, np.zeros(n, dtype=int)):
        ei = measure.ei_index(ties, groups)
        assert ei.index is ei.rescaled is None
        assert measure.assortativity(ties, groups) is None
        assert measure.modularity(ties, groups) is None
        assert measure.ei_permutation_test(ties, groups, seed=1).p_low is None
        assert measure.brokerage(ties, groups).total.sum() == 0
    assert measure.numeric_assortativity(ties, np.zeros(n)) is None
    assert measure.blau_diversity(nobody_grouped) is None
    assert measure.normalised_diversity(nobody_grouped) is None
    assert measure.gini(np.zeros(n)) is None


@pytest.mark.parametrize("n", [0, 1, 3])
def test_figures_per_person_are_there_for_everyone(n):
    ties = none(n)
    found, clusters = measure.distances(ties), measure.best_clusters(ties, seed=1)

    assert measure.degree(ties).tolist() == measure.core_numbers(ties).tolist() == [0] * n
    assert measure.betweenness(ties).shape == measure.pagerank(ties).shape == (n,)
    assert np.isnan(measure.betweenness(ties)).all() == (n < 3)
    for figure in (measure.constraint, measure.effective_size, measure.efficiency):
        assert np.isnan(figure(ties)).all()
    assert measure.closeness(found).tolist() == [0] * n
    assert found.largest_mean is None
    assert found.largest_diameter == (0 if n else None)
    assert measure.global_efficiency(found) == measure.reach(found) == (0 if n > 1 else None)
    assert measure.weak_components(ties).count == measure.strong_components(ties).count == n
    assert measure.weak_components(ties).largest == min(n, 1)
    assert measure.isolates(ties).tolist() == list(range(n))
    assert measure.cuts(ties).people.tolist() == []
    assert measure.cuts(ties).bridges.shape == (0, 2)
    assert (clusters.count, clusters.modularity, clusters.stability) == (n, None, None)


def test_one_group_only_says_nothing_of_mixing():
    everyone = np.zeros(8, dtype=int)

    assert measure.assortativity(t8(), everyone) is None
    assert measure.numeric_assortativity(t8(), everyone) is None
    assert measure.normalised_diversity(everyone) is None
    assert measure.ei_index(t8(), everyone).rescaled is None
    assert measure.nmi(everyone, everyone) == 1
    assert measure.adjusted_rand(everyone, everyone) == 1
    assert measure.adjusted_rand([0], [0]) is None
    assert measure.nmi([], []) is None


def test_a_complete_network_leaves_nothing_to_correct_for_chance():
    complete = measure.ties_from([0, 1], [1, 0], n=2)

    assert measure.reciprocity(complete).arcs == 1
    assert measure.reciprocity(complete).chance_corrected is None


def test_labels_that_do_not_fit_are_refused():
    for groups in ([0] * 7, [0.5] * 8, [-2] * 8, [[0] * 8]):
        with pytest.raises(BadGroups):
            measure.ei_index(t8(), groups)
    with pytest.raises(BadGroups):
        measure.numeric_assortativity(t8(), [1.0])


def test_settings_out_of_range_are_refused():
    refused = [
        lambda: measure.pagerank(t8(), damping=1),
        lambda: measure.constraint(t8(), strength="much"),
        lambda: measure.best_clusters(t8(), seed=1, runs=0),
        lambda: measure.best_clusters(t8(), seed=1, method="guess"),
        lambda: measure.ei_permutation_test(t8(), [0] * 8, seed=1, permutations=0),
        lambda: measure.faded([1], half_life_days=0),
        lambda: measure.faded([-1]),
        lambda: measure.standing([1], active=0.1, dormant=0.2),
    ]
    for ask in refused:
        with pytest.raises(BadSetting):
            ask()
    with pytest.raises(BadTies):
        measure.faded_ties([0], [1], [1], [1, 2], n=2)
