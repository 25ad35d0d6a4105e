"""Contact within and between groups."""

import numpy as np
import pytest

from measures import ties as measure
from tests.measures.networks import T8_UNITS, t8


def test_people_without_a_group_are_left_out_with_their_ties():
    groups = np.where(T8_UNITS == 1, -1, T8_UNITS)

    found = measure.ei_index(t8(), groups)

    assert (found.n, found.external, found.internal) == (5, 0, 4)
    assert found.sizes.tolist() == [4, 0, 1]
    assert measure.ei_permutation_test(t8(), groups, seed=1, permutations=50).n == 5
    assert measure.modularity(t8(), groups) == 0
    assert measure.assortativity(t8(), groups) is None


def test_arcs_and_strength_can_be_counted_instead():
    arcs = measure.ei_index(t8(), T8_UNITS, arcs=True)
    strength = measure.ei_index(t8(), T8_UNITS, weighted=True)

    assert (arcs.external, arcs.internal) == (2, 12)
    assert (strength.external, strength.internal) == (6, 37)
    assert strength.rescaled is None


def test_the_same_seed_deals_the_same_groups():
    one = measure.ei_permutation_test(t8(), T8_UNITS, seed=7, permutations=200)

    assert one == measure.ei_permutation_test(t8(), T8_UNITS, seed=7, permutations=200)
    assert (one.seed, one.permutations) == (7, 200)


def test_modularity_counts_strength_when_asked():
    plain, strong = measure.modularity(t8(), T8_UNITS), measure.modularity(t8(), T8_UNITS, weighted=True)

    inside = 37 / 43
    ends_a, ends_b = 2 * 26 + 6, 2 * 11 + 6
    assert strong == pytest.approx(inside - (ends_a**2 + ends_b**2) / 86**2)
    assert strong != plain
    assert measure.modularity(t8(), T8_UNITS, resolution=2.0) < plain


def test_divisions_that_agree_score_one_and_numbers_do_not_matter():
    assert measure.adjusted_rand([0, 0, 1, 1], [5, 5, 2, 2]) == 1
    assert measure.nmi([0, 0, 1, 1], [5, 5, 2, 2]) == pytest.approx(1)
    assert measure.adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)
    assert measure.nmi([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(0)
    assert measure.adjusted_rand([0, 0, 1, 1, -1], [5, 5, 2, 2, 9]) == 1


def test_diversity_is_highest_when_groups_are_equal():
    assert measure.blau_diversity([0, 0, 1, 1]) == 0.5
    assert measure.normalised_diversity([0, 0, 1, 1]) == 1
    assert measure.normalised_diversity([0, 0, 0, 1]) == pytest.approx(0.75)


def test_unknown_amounts_are_left_out():
    ages = np.array([30, 40, 50, 60, np.nan, np.nan, np.nan, 20])

    kept = t8().among(~np.isnan(ages))

    assert measure.numeric_assortativity(t8(), ages) == measure.numeric_assortativity(
        kept, ages[~np.isnan(ages)]
    )


@pytest.mark.parametrize("method", ["leiden", "louvain", "plm"])
def test_every_method_finds_the_groups_of_a_clear_case(method):
    found = measure.best_clusters(t8(), seed=2, runs=4, method=method)
    strong = measure.best_clusters(t8(), seed=2, runs=4, method=method, weighted=True)

    assert found.label.tolist() == T8_UNITS.tolist()
    assert strong.modularity >= measure.modularity(t8(), T8_UNITS, weighted=True)
    assert found.method == method
    assert found.stability is not None
    assert measure.best_clusters(t8(), seed=2, runs=1, method="leiden").stability is None


def test_finding_clusters_leaves_the_random_numbers_of_others_alone():
    import random

    random.seed(1)
    before = random.getstate()
    measure.best_clusters(t8(), seed=2, runs=2)

    assert random.getstate() == before
