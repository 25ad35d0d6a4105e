"""What of a statement may be shown after what was shown before."""

import numpy as np
import pytest

from measures.opinions import Counts
from samenspel.opinions.disclosing_rows import as_before, may_follow, rows_of


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        ([[5, 5, 10]], [[5, 5, 10]], True),
        ([[5, 5, 10]], [[6, 5, 11]], False),
        ([[5, 5, 10]], [[9, 5, 14]], False),
        ([[5, 5, 10]], [[10, 5, 15]], True),
        # Two who changed their mind are two people, though six numbers moved.
        ([[5, 5, 10]], [[3, 7, 10]], False),
        ([[8, 5, 13]], [[3, 10, 13]], True),
        # Five new ones, of whom one in the second group: all minus the first group would be that one.
        ([[10, 0, 10], [0, 10, 10]], [[14, 0, 14], [0, 11, 11]], False),
        ([[10, 0, 10], [0, 10, 10]], [[15, 0, 15], [0, 10, 10]], True),
        ([[10, 0, 10], [0, 10, 10]], [[15, 0, 15], [0, 15, 15]], True),
        # Somebody went from one group to the other.
        ([[10, 0, 10], [0, 10, 10]], [[9, 0, 9], [1, 10, 11]], False),
        # What five of one left and five of the other said is seen in each, and nothing in the sum.
        ([[10, 0, 10], [10, 0, 10]], [[15, 0, 15], [5, 0, 5]], True),
        # A group of three stands by itself nowhere, so one more in it shows in the sum only.
        ([[10, 0, 10], [10, 0, 10], [0, 3, 3]], [[10, 0, 10], [15, 0, 15], [0, 4, 4]], True),
    ],
)
def test_figures_follow_when_nothing_made_of_them_is_about_a_few(old, new, may):
    assert may_follow(old, new, is_same=True) is may


def test_groups_that_became_others_are_compared_with_all_they_may_have_been():
    old, new = [[10, 0, 10], [0, 20, 20]], [[0, 21, 21], [30, 0, 30]]

    assert may_follow(old, new, is_same=True)
    assert not may_follow(old, new, is_same=False)


def table(*rows):
    agree, disagree, seen = (np.array([[row[side]] for row in rows]) for side in range(3))
    return Counts(agree, disagree, seen)


def test_of_what_may_not_follow_the_counts_before_are_told():
    known = {"7": [1, [[10, 0, 10], [0, 10, 10]]]}

    rows = rows_of(table([11, 0, 11], [0, 10, 10]), [7], [True], known=known, era=1)

    assert (rows.by_group.agree[:, 0].tolist(), rows.together.seen[0, 0]) == ([10, 0], 20)
    assert rows.known == known


def test_among_other_groups_the_counts_before_are_told_of_all_together():
    known = {"7": [1, [[10, 0, 10], [0, 10, 10]]]}

    rows = rows_of(table([9, 0, 9], [0, 6, 6], [0, 6, 6]), [7], [True], known=known, era=2)

    assert (rows.together.seen[0, 0], rows.is_apart[0], rows.by_group.seen.sum()) == (20, False, 0)


def test_what_too_few_voted_on_is_not_known_as_published():
    assert rows_of(table([3, 1, 4]), [7], [True], known={}, era=1).known == {}


def test_groups_keep_their_letters_by_what_each_is_nearest_to():
    label, before = np.array([0, 1, 1, -1]), [[1.0, 0.0], [-1.0, 0.0]]

    kept, centre, are_same = as_before(label, np.array([[-0.9, 0.0], [1.2, 0.1]]), before)

    assert (kept.tolist(), centre.tolist(), are_same) == ([1, 0, 0, -1], [[1.2, 0.1], [-0.9, 0.0]], True)


@pytest.mark.parametrize("centre", [[[1.0, 0.0]], [[1.0, 0.0], [0.8, 0.2]]])
def test_groups_that_are_others_are_known_as_such(centre):
    assert not as_before(np.array([0]), np.array(centre), [[1.0, 0.0], [-1.0, 0.0]])[2]
