"""The Schulze method on examples that others worked out."""

import random
from itertools import permutations

import pytest

from measures._errors import BadBallot
from measures.choosing import order_of_preference, pairwise


def ballots_of(told, names):
    """Ranks per ballot, of lines such as ``5 ACBED``."""
    return [
        [order.index(name) for name in names]
        for line in told
        for count, order in [line.split()]
        for _ in range(int(count))
    ]


# The example of 45 voters in Schulze's paper and in Wikipedia.
FORTY_FIVE = ballots_of(
    ["5 ACBED", "5 ADECB", "8 BEDAC", "3 CABED", "7 CAEBD", "2 CBADE", "7 DCEBA", "8 EBADC"], "ABCDE"
)


def test_forty_five_voters_are_compared_two_by_two_as_published():
    assert pairwise(FORTY_FIVE, options=5) == (
        (0, 20, 26, 30, 22),
        (25, 0, 16, 33, 18),
        (19, 29, 0, 17, 24),
        (15, 12, 28, 0, 14),
        (23, 27, 21, 31, 0),
    )


def test_the_strongest_chains_of_forty_five_voters_are_those_published():
    order = order_of_preference(FORTY_FIVE, options=5)

    assert order.strength == (
        (0, 28, 28, 30, 24),
        (25, 0, 28, 33, 24),
        (25, 29, 0, 29, 24),
        (25, 28, 28, 0, 24),
        (25, 28, 28, 31, 0),
    )
    assert order.tiers == ((4,), (0,), (2,), (1,), (3,))
    assert order.champion is None


def test_two_that_tie_in_the_published_example_tie_here():
    """Schulze's example of nine voters: B and D are not beaten, A is beaten by D and C by both."""
    nine = ballots_of(["3 ABCD", "2 DABC", "2 DBCA", "2 CBDA"], "ABCD")

    order = order_of_preference(nine, options=4)

    assert order.first == (1, 3)


def test_who_wins_every_comparison_is_first():
    capital = ballots_of(["42 MNCK", "26 NCKM", "15 CKNM", "17 KCNM"], "MNCK")

    order = order_of_preference(capital, options=4)

    assert (order.champion, order.first) == (1, (1,))
    assert order.tiers == ((1,), (2,), (3,), (0,))


def test_a_perfect_circle_is_a_tie_of_all():
    circle = ballots_of(["1 ABC", "1 BCA", "1 CAB"], "ABC")

    assert order_of_preference(circle, options=3).tiers == ((0, 1, 2),)


def test_options_with_the_same_rank_are_not_compared():
    order = order_of_preference([[0, 1, 1], [0, 1, 1]], options=3)

    assert order.prefer == ((0, 2, 2), (0, 0, 0), (0, 0, 0))
    assert order.tiers == ((0,), (1, 2))


def test_without_ballots_nothing_is_first():
    order = order_of_preference([], options=3)

    assert (order.first, order.n, order.champion) == ((), 0, None)
    assert order.tiers == ((0, 1, 2),)


def test_without_options_there_is_no_order():
    assert order_of_preference([], options=0).tiers == ()


@pytest.mark.parametrize("ballot", [[0, 1], [0, 1, 2, 3], [0, 1, "2"], [0, 1, None], [0, 1, True]])
def test_a_ballot_that_does_not_rank_each_option_is_refused(ballot):
    with pytest.raises(BadBallot, match="ballot 0"):
        order_of_preference([ballot], options=3)


@pytest.mark.parametrize("seed", range(20))
def test_calling_options_otherwise_changes_nothing(seed):
    draw = random.Random(seed)
    ballots = [draw.sample(range(5), 5) for _ in range(draw.randint(1, 12))]
    other = draw.sample(range(5), 5)

    renamed = [[ballot[other.index(place)] for place in range(5)] for ballot in ballots]

    tiers = order_of_preference(ballots, options=5).tiers
    expected = tuple(tuple(sorted(other[option] for option in tier)) for tier in tiers)
    assert order_of_preference(renamed, options=5).tiers == expected


@pytest.mark.parametrize("seed", range(20))
def test_putting_the_winner_higher_never_makes_it_lose(seed):
    draw = random.Random(seed)
    ballots = [draw.sample(range(4), 4) for _ in range(draw.randint(1, 9))]
    winners = order_of_preference(ballots, options=4).first
    if len(winners) != 1:
        winners = winners[:1]
    raised = [list(ballot) for ballot in ballots]

    raised[0][winners[0]] = -1

    assert winners[0] in order_of_preference(raised, options=4).first


def test_of_every_profile_of_three_voters_a_champion_is_first():
    orders = list(permutations(range(3)))
    for ballots in ([a, b, c] for a in orders for b in orders for c in orders):
        order = order_of_preference(ballots, options=3)

        assert order.champion is None or order.first == (order.champion,)
