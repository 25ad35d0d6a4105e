"""Published networks: Zachary's karate club and Krackhardt's kite."""

import numpy as np
import pytest

from measures import ties as measure
from tests.measures.networks import karate, kite


def near(expected):
    return pytest.approx(expected, abs=5e-5)


def test_the_karate_club():
    club, clubs = karate()
    ei = measure.ei_index(club, clubs)

    assert measure.density(club) == near(0.1390)
    assert measure.closure(club).transitivity == near(0.2557)
    assert measure.closure(club).triangles == 45
    assert measure.global_efficiency(measure.distances(club)) == pytest.approx(0.492, abs=5e-4)
    assert measure.cuts(club).people.tolist() == [0]
    assert measure.core_numbers(club).max() == 4
    assert measure.assortativity(club, clubs) == near(0.7175)
    assert measure.numeric_assortativity(club, measure.degree(club)) == near(-0.4756)
    assert (ei.external, ei.internal) == (11, 67)
    assert ei.index == near(-0.7179)
    assert measure.modularity(club, clubs) == near(0.3582)


def test_the_best_known_clusters_of_the_karate_club_are_four():
    found = measure.best_clusters(karate()[0], seed=5)

    assert found.modularity == pytest.approx(0.4198, abs=1e-4)
    assert found.count == 4


def test_krackhardts_kite():
    found = kite()
    distances = measure.distances(found)

    assert measure.density(found) == 0.4
    assert measure.global_efficiency(distances) == near(0.6463)
    assert measure.betweenness(found)[7] == near(0.3889)
    assert measure.constraint(found)[7] == near(0.4311)
    assert measure.cuts(found).people.tolist() == [7, 8]
    assert measure.cuts(found).bridges.tolist() == [[7, 8], [8, 9]]
    assert measure.degree_centralisation(found) == near(0.3333)
    assert measure.betweenness_centralisation(found) == near(0.2963)


def test_on_the_kite_degree_closeness_and_betweenness_name_different_people():
    found = kite()

    assert np.argmax(measure.degree(found)) == 3
    assert np.argmax(measure.closeness(measure.distances(found))) in (5, 6)
    assert np.argmax(measure.betweenness(found)) == 7
