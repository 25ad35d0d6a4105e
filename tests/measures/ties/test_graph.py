"""From rows as they come to tidy ties."""

import numpy as np
import pytest

from measures._errors import BadSetting, BadTies, BadValue, MeasureError, UnknownPerson
from measures.ties import ties_from
from tests.measures.networks import none


def rows(ties):
    return list(zip(ties.source.tolist(), ties.target.tolist(), ties.value.tolist(), strict=True))


def test_rows_of_one_pair_are_added_together_and_sorted():
    ties = ties_from([2, 0, 2, 1], [0, 1, 0, 0], [1, 5, 2.5, 1], n=3)

    assert rows(ties) == [(0, 1, 5), (1, 0, 1), (2, 0, 3.5)]
    assert len(ties) == 3
    assert ties.is_valued


def test_doubles_without_strength_count_up():
    assert rows(ties_from([1, 0, 1], [0, 1, 0], n=2)) == [(0, 1, 1), (1, 0, 2)]


def test_an_undirected_tie_is_one_and_the_same_either_way():
    ties = ties_from([1, 0, 2], [0, 1, 1], [1, 2, 4], n=3, directed=False)

    assert rows(ties) == [(0, 1, 3), (1, 2, 4)]
    assert rows(ties.both_ways) == [(0, 1, 3), (1, 0, 3), (1, 2, 4), (2, 1, 4)]
    assert ties.union is ties.mutual is ties


def test_ties_with_oneself_are_left_out_and_counted():
    ties = ties_from([0, 1, 1], [0, 1, 0], [1, 9, 2], n=2, above=1)

    assert rows(ties) == [(1, 0, 2)]
    assert ties.self_ties_removed == 1


def test_only_ties_above_the_threshold_remain():
    ties = ties_from([0, 0, 1], [1, 2, 2], [1, 2, 3], n=3, above=2)

    assert rows(ties) == [(1, 2, 3)]
    assert rows(ties_from([0, 1], [1, 0], [0, -1], n=2)) == []
    assert rows(ties_from([0, 0, 1], [1, 2, 2], [1, 2, 3], n=3).above(1)) == [(0, 2, 2), (1, 2, 3)]


def test_making_ties_undirected_takes_the_larger_the_sum_or_the_mutual_smaller():
    ties = ties_from([0, 1, 1], [1, 0, 2], [1, 4, 2], n=3)

    assert rows(ties.union) == [(0, 1, 4), (1, 2, 2)]
    assert rows(ties.undirected(weight="sum")) == [(0, 1, 5), (1, 2, 2)]
    assert rows(ties.mutual) == [(0, 1, 1)]
    with pytest.raises(BadSetting, match="weight"):
        ties.undirected(weight="mean")


def test_ties_among_some_people_are_renumbered():
    ties = ties_from([0, 2, 3], [2, 3, 1], n=4)

    assert rows(ties.among(np.array([True, False, True, True]))) == [(0, 1, 1), (1, 2, 1)]


def test_compressed_rows_list_neighbours_in_order():
    arcs = ties_from([0, 0, 2], [1, 2, 0], n=4)
    either = ties_from([3, 0, 1], [0, 2, 0], n=5, directed=False)

    assert arcs.rows.start.tolist() == [0, 2, 2, 3, 3]
    assert arcs.rows.indices.tolist() == [1, 2, 0]
    assert arcs.rows_back.indices.tolist() == [2, 0, 0]
    assert either.rows.start.tolist() == [0, 3, 4, 5, 6, 6]
    assert either.rows.indices.tolist() == [1, 2, 3, 0, 0, 0]
    assert either.rows_back is either.rows


def test_no_ties_and_no_people_are_fine():
    assert none(0).rows.start.tolist() == [0]
    assert none(3).union.rows.indices.tolist() == []
    assert none(0).pairs.low.tolist() == []
    assert none(0).both_ways is not None


@pytest.mark.parametrize(
    ("source", "target", "value", "n", "fault"),
    [
        ([0], [5], None, 2, UnknownPerson),
        ([-1], [0], None, 2, UnknownPerson),
        ([0], [1], [float("nan")], 2, BadValue),
        ([0], [1], [float("inf")], 2, BadValue),
        ([0, 1], [1], None, 2, BadTies),
        ([0], [1], [1, 2], 2, BadTies),
        ([0.5], [1], None, 2, BadTies),
        ([[0]], [1], None, 2, BadTies),
        ([], [], None, -1, BadSetting),
    ],
)
def test_arrays_that_hold_no_ties_are_refused(source, target, value, n, fault):
    with pytest.raises(fault) as refusal:
        ties_from(source, target, value, n=n)

    assert isinstance(refusal.value, MeasureError)
    assert str(refusal.value)


def test_a_threshold_below_zero_is_refused():
    with pytest.raises(BadSetting):
        ties_from([0], [1], n=2, above=-1)
