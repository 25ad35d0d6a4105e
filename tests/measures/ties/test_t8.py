"""Every figure worked out by hand for the example network T8 of the design."""

import numpy as np
import pytest

from measures import ties as measure
from tests.measures.networks import T8_UNITS, t8


def near(expected):
    return pytest.approx(expected, abs=5e-5, nan_ok=True)


def test_density_as_worked_out():
    between = measure.density_between(t8(), T8_UNITS)

    assert measure.density(t8()) == 0.25
    assert measure.density(t8().union) == near(0.2857)
    assert between[0, 0] == near(0.6667)
    assert between[0, 1] == near(0.0833)
    assert between[1, 1] == near(0.6667)
    assert np.isnan(between[2, 2])


def test_reciprocity_as_worked_out():
    found = measure.reciprocity(t8())

    assert found.arcs == near(0.8571)
    assert found.pairs == 0.75
    assert found.weighted == near(0.7907)
    assert found.chance_corrected == near((0.857142 - 0.25) / 0.75)


def test_betweenness_and_pagerank_as_worked_out():
    assert measure.betweenness(t8().union) == near([0, 0, 0.381, 0.4286, 0.381, 0, 0, 0])
    assert measure.pagerank(t8(), weighted=True) == near(
        [0.1459, 0.1988, 0.2017, 0.1037, 0.1422, 0.0766, 0.0983, 0.0327]
    )


def test_structural_holes_as_worked_out():
    constraint, size = measure.constraint(t8()), measure.effective_size(t8())

    assert constraint[[3, 2, 4, 0]] == near([0.5, 0.6111, 0.6111, 1.0069])
    assert size[[2, 3]] == near([2.3333, 2.0])
    assert np.isnan(constraint[7])
    assert np.isnan(size[7])


def test_external_and_internal_ties_as_worked_out():
    found = measure.ei_index(t8(), T8_UNITS)

    assert (found.external, found.internal, found.index) == (1, 7, -0.75)
    assert found.expected == near(0.3571)
    assert found.rescaled == -0.75
    assert found.group_index == near([-0.6, -0.5, np.nan])


def test_the_permutation_test_finds_2_of_280_labelings():
    found = measure.ei_permutation_test(t8(), T8_UNITS, seed=3, permutations=20_000)

    assert found.p_low == pytest.approx(2 / 280, abs=0.002)
    assert found.p_high == 1.0
    assert found.mean == pytest.approx(0.3571, abs=0.01)


def test_mixing_and_diversity_as_worked_out():
    assert measure.assortativity(t8().union, T8_UNITS) == near(0.7460)
    assert measure.modularity(t8(), T8_UNITS) == near(0.3672)
    assert measure.blau_diversity(T8_UNITS) == near(0.5938)


def test_clusters_as_worked_out():
    found = measure.best_clusters(t8(), seed=1, method="louvain")

    assert found.label.tolist() == T8_UNITS.tolist()
    assert found.modularity == near(0.3672)


def test_cores_and_cuts_as_worked_out():
    found = measure.cuts(t8())

    assert measure.core_numbers(t8()).tolist() == [2, 2, 2, 2, 2, 2, 2, 0]
    assert found.people.tolist() == [2, 3, 4]
    assert found.bridges.tolist() == [[2, 3], [3, 4]]


def test_brokerage_roles_as_worked_out():
    found = measure.brokerage(t8(), T8_UNITS)

    assert found.coordinator.tolist() == [0, 0, 4, 0, 0, 0, 0, 0]
    assert found.gatekeeper.tolist() == [0, 0, 0, 1, 2, 0, 0, 0]
    assert found.representative.tolist() == [0, 0, 0, 1, 1, 0, 0, 0]
    assert found.itinerant.sum() == found.liaison.sum() == 0
    assert found.total.tolist() == [0, 0, 4, 2, 3, 0, 0, 0]


def test_simmelian_ties_efficiency_and_centralisation_as_worked_out():
    simmelian = measure.simmelian_ties(t8())

    assert (simmelian.simmelian, simmelian.mutual, simmelian.share) == (3, 6, 0.5)
    assert measure.global_efficiency(measure.distances(t8())) == near(0.4583)
    assert measure.in_degree_centralisation(t8()) == near(0.2041)
