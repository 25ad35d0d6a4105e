"""Groups that meet, and what they begin together soon after."""

import pytest

from measures._errors import BadGroups, BadSetting, BadTies
from measures.ties import FirstTies, Meeting, first_ties

# Two people of group 0, two of group 1, one of group 2, and one of none.
GROUPS = [0, 0, 1, 1, 2, -1]
MET = Meeting(frozenset({0, 2, 4, 5}), day=100.0)


def found(*facts, meetings=(MET,), **said):
    one, other, day = zip(*facts, strict=True) if facts else ((), (), ())
    return first_ties(meetings, one, other, day, groups=GROUPS, **said)


def test_of_three_pairs_that_met_one_begins_something():
    assert found((2, 0, 150.0)) == FirstTies(n=3, met=3, strangers=3, tied=1)


def test_who_did_something_together_before_are_no_strangers_whoever_of_them_it_was():
    assert found((1, 3, 20.0), (0, 2, 150.0)) == FirstTies(n=3, met=3, strangers=2, tied=0)
    assert found((0, 2, 100.0)).strangers == 2


@pytest.mark.parametrize(("day", "tied"), [(100.5, 1), (190.0, 1), (190.5, 0)])
def test_ninety_days_are_ninety_days(day, tied):
    assert found((0, 4, day)).tied == tied


def test_only_who_was_there_counts_for_what_followed():
    assert found((1, 3, 150.0)).tied == 0


def test_the_first_meeting_of_a_pair_counts_in_whatever_order_they_are_told():
    later = Meeting(frozenset({1, 3}), day=300.0)

    assert found((1, 3, 310.0), meetings=[later, MET]) == FirstTies(n=5, met=3, strangers=3, tied=0)


def test_within_a_group_and_without_one_nothing_is_counted():
    assert found((0, 1, 150.0), (0, 5, 150.0)).tied == 0
    assert found(meetings=[Meeting(frozenset({0, 1, 5}), 1.0)]) == FirstTies(2, 0, 0, 0)
    assert found(meetings=[]) == FirstTies(0, 0, 0, 0)


def test_numbering_people_otherwise_changes_nothing():
    turned = first_ties([Meeting(frozenset({5, 3, 1, 0}), 100.0)], [3], [5], [150.0], groups=GROUPS[::-1])

    assert turned == found((2, 0, 150.0))


def test_what_does_not_fit_is_refused():
    with pytest.raises(BadTies, match="numbered"):
        found((0, 6, 1.0))
    with pytest.raises(BadTies, match="length"):
        first_ties([], [0], [1, 2], [1.0], groups=GROUPS)
    with pytest.raises(BadSetting):
        found(within_days=0)
    with pytest.raises(BadGroups):
        first_ties([], [], [], [], groups=[-2])
