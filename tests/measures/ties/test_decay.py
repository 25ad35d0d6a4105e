"""Ties that fade."""

import pytest

from measures.ties import faded, faded_ties, gini, standing, strength, tie_strength
from measures.ties.degrees import in_strength, out_strength
from tests.measures.networks import t8


def test_three_events_of_now_one_and_two_half_lives_ago():
    assert faded([0, 90, 180]).sum() == 1.75
    assert faded(45) == pytest.approx(0.7071, abs=1e-4)
    assert faded(180, half_life_days=180) == 0.5


def test_events_of_one_pair_add_up_to_one_tie():
    ties = faded_ties([0, 0, 1], [1, 1, 0], [0, 90, 90], [1, 2, 4], n=2)

    assert ties.value.tolist() == [2.0, 2.0]
    assert len(faded_ties([0, 1], [1, 0], [0, 0], n=2, directed=False)) == 1


def test_a_tie_is_active_dormant_or_lost():
    assert standing([0.5, 0.49, 0.1, 0.09, 3]).tolist() == [2, 1, 1, 0, 2]


def test_strength_counts_both_directions():
    assert in_strength(t8()).tolist() == [6, 9, 9, 5, 5, 4, 5, 0]
    assert out_strength(t8()).tolist() == [7, 9, 9, 4, 11, 3, 0, 0]
    assert strength(t8()).sum() == 2 * t8().value.sum()
    assert (
        strength(t8().union).tolist() == in_strength(t8().union).tolist() == out_strength(t8().union).tolist()
    )


def test_strength_of_ties_in_words_of_a_report():
    found = tie_strength(t8())

    assert (found.n, found.ties, found.median) == (8, 14, 3)
    assert found.mean == pytest.approx(43 / 14)
    assert found.share_at_least == pytest.approx(6 / 14)


def test_an_even_load_has_no_concentration():
    assert gini([3.0, 3.0, 3.0]) == 0
    assert gini([0.0, 0.0, 6.0]) == pytest.approx(2 / 3)
