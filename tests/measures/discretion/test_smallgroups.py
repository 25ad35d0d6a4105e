"""Small groups stay hidden, and what is unknown counts as small."""

import math
from fractions import Fraction

import numpy as np
import pytest

from measures._errors import ThresholdTooLow
from measures.discretion import (
    LOWEST,
    NEEDS,
    checked_threshold,
    hide_in_row,
    is_large_enough,
    is_uniform,
    may_show_between,
    may_show_figure,
    may_stand_beside,
    shown_share,
    too_close,
)

BROKEN = [None, math.nan, math.inf, -1, -0.5, 5.5, "12", True, [12], 3 + 4j, np.nan, object()]


@pytest.mark.parametrize("k", [4, 0, -5, 4.9, 5.0, None, "8", True, math.nan, math.inf])
def test_nobody_may_set_a_lower_threshold(k):
    refused = [
        lambda: checked_threshold(k),
        lambda: is_large_enough(100, k=k),
        lambda: may_show_figure("density", 100, k=k),
        lambda: may_show_between(100, 100, k=k),
        lambda: shown_share(50, 100, k=k),
        lambda: too_close([1], [2], k=k),
        lambda: may_stand_beside(range(100), [], k=k),
        lambda: hide_in_row([50, 50], k=k),
    ]
    for ask in refused:
        with pytest.raises(ThresholdTooLow):
            ask()


def test_a_higher_threshold_is_kept():
    assert checked_threshold() == LOWEST == 5
    assert checked_threshold(np.int64(8)) == 8
    assert is_large_enough(9, k=8)
    assert not is_large_enough(7, k=8)


@pytest.mark.parametrize("n", BROKEN)
def test_a_broken_number_of_people_shows_nothing(n):
    assert not is_large_enough(n)
    assert not may_show_figure("density", n)
    assert not may_show_between(n, 100)
    assert not may_show_between(100, n)
    assert shown_share(1, n) is None
    assert shown_share(n, 100) is None
    assert is_uniform(n, 100)
    assert is_uniform(1, n)


def test_whole_numbers_of_any_kind_are_numbers_of_people():
    for n in (5, 5.0, np.int32(5), np.float64(5), Fraction(5)):
        assert is_large_enough(n)


def test_each_kind_of_figure_needs_its_own_number_of_people():
    shown = {n: {kind for kind in NEEDS if may_show_figure(kind, n)} for n in (4, 5, 9, 10, 19, 20)}

    assert shown[4] == set()
    assert shown[5] == shown[9] == {"density", "mean_degree", "reciprocity"}
    assert {"centralisation", "ei_index"} <= shown[10] == shown[19]
    assert shown[20] == set(NEEDS)
    assert {"clusters", "core_periphery"} <= shown[20] - shown[19]
    assert not may_show_figure("density", 9, k=10)
    assert not may_show_figure("a figure nobody thought of", 10_000)


def test_between_two_groups_both_must_be_large_enough():
    assert may_show_between(5, 5)
    assert not may_show_between(5, 4)
    assert not may_show_between(8, 20, k=10)


def test_shares_are_coarse_in_small_groups():
    assert shown_share(3, 4) is None
    assert shown_share(1, 7) == 0.15
    assert shown_share(19, 19) == 1.0
    assert shown_share(1, 3) is None
    assert shown_share(7, 20) == 0.35
    assert shown_share(1, 30) == 0.03
    assert shown_share(9, 8) is None


def test_an_answer_everyone_gave_is_not_shown_as_all():
    assert is_uniform(0, 12)
    assert is_uniform(12, 12)
    assert is_uniform(999, 1000)
    assert not is_uniform(6, 12)


def test_two_groups_that_differ_by_few_people_do_not_stand_beside_each_other():
    team = set(range(10))

    assert too_close(team, team | {10, 11})
    assert too_close(team, set(range(2, 12)))
    assert not too_close(team, team)
    assert not too_close(team, set(range(5, 15)))
    assert too_close(team, None)
    assert may_stand_beside(team, [team, set(range(5, 15))])
    assert not may_stand_beside(team, [team, team - {3}])
    assert not may_stand_beside(team, [None])
    assert not may_stand_beside(None, [])
    assert not may_stand_beside({1, 2, 3}, [])
