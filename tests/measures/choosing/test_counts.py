"""Counting answers and dots, finding a day, and how many must have answered."""

import pytest

from measures._errors import BadBallot, BadSetting
from measures.choosing import count_choices, count_dots, find_day, needed
from measures.choosing.days import Day


def test_each_ballot_counts_once_for_what_it_chose():
    counts = count_choices([[1], [1], [0], []], options=3, most=1)

    assert counts.totals == counts.people == (1, 2, 0)
    assert (counts.n, counts.first) == (4, (1,))


def test_several_answers_count_each_by_itself_and_a_tie_is_a_tie():
    counts = count_choices([[0, 1], [1, 0], [2]], options=3)

    assert counts.totals == (2, 2, 1)
    assert counts.first == (0, 1)


def test_nothing_is_first_when_nobody_chose():
    assert count_choices([[], []], options=2).first == ()
    assert count_choices([], options=0).totals == ()


@pytest.mark.parametrize("ballot", [[3], [-1], ["0"], [True], [0, 0], [0, 1, 2]])
def test_a_ballot_that_does_not_fit_is_refused(ballot):
    with pytest.raises(BadBallot, match="ballot 1"):
        count_choices([[0], ballot], options=3, most=2)


def test_dots_add_up_and_it_is_known_from_how_many():
    counts = count_dots([{0: 5}, {1: 3, 2: 2}, {1: 1}], options=3, each=5)

    assert counts.totals == (5, 4, 2)
    assert counts.people == (1, 2, 1)
    assert counts.first == (0,)


@pytest.mark.parametrize("ballot", [{0: 6}, {0: 3, 1: 3}, {0: -1}, {0: 1.5}, {9: 1}, {0: True}])
def test_more_dots_than_one_has_or_other_nonsense_is_refused(ballot):
    with pytest.raises(BadBallot, match="ballot 0"):
        count_dots([ballot], options=2, each=5)


def test_the_best_day_has_most_yes_and_then_fewest_no():
    ballots = [["yes", "yes", "maybe"], ["yes", "yes", "yes"], ["no", "maybe", "yes"]]

    days = find_day(ballots, options=3)

    assert days.days == (Day(2, 0, 1), Day(2, 1, 0), Day(2, 1, 0))
    assert days.order == ((1, 2), (0,))
    assert days.best == (1, 2)


def test_without_answers_no_day_is_best():
    assert find_day([], options=2).best == ()
    assert find_day([], options=0).order == ()


@pytest.mark.parametrize("ballot", [["yes"], ["yes", "perhaps"], ["yes", "no", "no"]])
def test_an_answer_is_given_for_each_day(ballot):
    with pytest.raises(BadBallot, match="ballot 0"):
        find_day([ballot], options=2)


@pytest.mark.parametrize(
    ("asked", "of_hundred", "least"),
    [(5, 50, 3), (20, 50, 10), (3, 67, 3), (100, 1, 1), (0, 50, 0), (7, 100, 7)],
)
def test_a_quorum_is_rounded_up(asked, of_hundred, least):
    assert needed(asked, of_hundred=of_hundred) == least


@pytest.mark.parametrize(("asked", "of_hundred"), [(-1, 50), (5, 0), (5, 101)])
def test_a_quorum_outside_its_range_is_refused(asked, of_hundred):
    with pytest.raises(BadSetting):
        needed(asked, of_hundred=of_hundred)
