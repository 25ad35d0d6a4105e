"""Counts of events, before any network."""

import numpy as np
import pytest

from measures._errors import BadGroups, BadSetting
from measures.ties.events import areas_of_work, by_period, count_distinct, count_pairs, people_for_share


def test_pairs_count_whichever_comes_first():
    assert count_pairs([0, 1, 1, -1], [1, 0, 1, 0], groups=2).tolist() == [[0, 2], [0, 1]]
    with pytest.raises(BadGroups):
        count_pairs([0], [3], groups=2)
    with pytest.raises(BadGroups):
        count_pairs([0], [], groups=2)


def test_a_quarter_counts_people_and_organisations_once():
    found = by_period([0, 0, 1, -1], [0, 1, 2, 9], [1, 0, 3, 9], [0, -1, 1, 1], [-1, -1, 1, 1], periods=3)

    assert found.n == 3
    assert found.events.tolist() == [2, 1, 0]
    assert found.people.tolist() == [2, 2, 0]
    assert found.organisations.tolist() == [1, 1, 0]
    assert count_distinct([], [], periods=2).tolist() == [0, 0]
    with pytest.raises(BadGroups):
        count_distinct([0], [1, 2], periods=1)


def test_how_few_people_did_half_of_the_work():
    assert people_for_share([1, 5, 2, 2]) == 1
    assert people_for_share([2, 2, 2, 2]) == 2
    assert people_for_share([1, 1, 1], share=1) == 3
    assert people_for_share([]) == people_for_share([0, 0]) == people_for_share([5], share=0) == 0
    with pytest.raises(BadSetting):
        people_for_share([1], share=2)


def test_work_in_an_area_is_added_up_per_person():
    found = areas_of_work([0, 0, 0, 2, -1], [0, 1, 0, 1, 0], [3, 4, 2, 1, 9], [0, -1], areas=3)

    assert found.n == 2
    assert found.work.tolist() == [9, 0, 1]
    assert found.people.tolist() == [2, 0, 1]
    assert found.people_for_half.tolist() == [1, 0, 1]
    assert found.groups.tolist() == [1, 0, 0]
    with pytest.raises(BadGroups):
        areas_of_work([0], [5], [1], np.array([0]), areas=1)
