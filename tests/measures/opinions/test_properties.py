"""What must hold of any conversation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures import opinions
from measures._errors import BadGroups, BadSetting, BadVotes
from tests.measures.opinions import p14

matrices = st.integers(1, 12).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([1.0, 0.0, -1.0, np.nan]), min_size=width, max_size=width),
        min_size=1,
        max_size=25,
    )
)


@given(matrices)
@settings(max_examples=60, deadline=None)
def test_any_votes_give_a_map_of_who_voted(rows):
    votes = opinions.votes_of_matrix(rows)

    found = opinions.opinion_map(votes, seed=3)

    assert np.isfinite(found.place).all()
    assert (found.included == (found.group >= 0)).all()
    assert not found.included[votes.per_person == 0].any()
    assert (found.space.explained >= 0).all()
    assert found.space.explained.sum() <= 1 + 1e-9


@given(matrices, st.integers(0, 24), st.integers(0, 11), st.sampled_from([1, 0, -1]))
@settings(max_examples=60, deadline=None)
def test_one_more_vote_is_as_all_votes_at_once(rows, person, statement, vote):
    votes = opinions.votes_of_matrix(rows)
    person, statement = person % votes.people, statement % votes.statements
    whole = np.array(rows)
    whole[person, statement] = vote

    more, at_once = votes.with_vote(person, statement, vote), opinions.votes_of_matrix(whole)

    for name in ("person", "statement", "vote"):
        assert getattr(more, name).tolist() == getattr(at_once, name).tolist()


def test_the_next_map_stands_where_a_map_from_nothing_stands():
    votes = p14.votes()
    before = opinions.opinion_map(votes, seed=1)

    after = before.after(4, 2, -1)

    anew = opinions.opinion_map(after.votes, seed=1)
    assert np.abs(after.place) == pytest.approx(np.abs(anew.place))
    assert (after.group == anew.group).all()


def test_sixty_votes_one_by_one_end_where_all_at_once_do():
    """But for the side it is drawn on, who stays in, and the number of groups, which waits."""
    chance = np.random.default_rng(8)
    side = np.repeat([1, -1], 15)[:, None]
    whole = np.where(
        chance.random((30, 12)) < 0.85, side * np.ones((1, 12)), chance.integers(-1, 2, (30, 12))
    )
    late = [(person, statement) for person in range(25, 30) for statement in range(12)]
    early = whole.copy()
    early[25:] = np.nan
    found = opinions.opinion_map(opinions.votes_of_matrix(early), seed=4)

    for person, statement in late:
        found = found.after(person, statement, int(whole[person, statement]))

    anew = opinions.opinion_map(opinions.votes_of_matrix(whole), seed=4)
    assert np.abs(found.place) == pytest.approx(np.abs(anew.place), abs=1e-8)
    assert (found.included == anew.included).all()
    assert found.grouping.count == anew.grouping.count
    assert len({*zip(found.group.tolist(), anew.group.tolist(), strict=True)}) == anew.grouping.count


def test_statements_taken_out_count_as_seen_only_when_groups_are_clearer_so():
    chance = np.random.default_rng(3)
    side = np.repeat([1, -1], 20)[:, None]
    rows = np.where(chance.random((40, 12)) < 0.9, side * np.ones((1, 12)), 0)
    rows[chance.random((40, 12)) < 0.4] = np.nan
    votes, allowed = opinions.votes_of_matrix(rows), np.arange(12) < 8

    left_out, seen, chosen = (
        opinions.opinion_map(votes, seed=1, allowed=allowed, as_seen=way) for way in (0, 4, None)
    )

    clearer = max((left_out, seen), key=lambda found: found.grouping.clarity)
    assert left_out.place != pytest.approx(seen.place)
    assert chosen.grouping.clarity == clearer.grouping.clarity
    assert chosen.after(0, 0, -1).as_seen == chosen.as_seen


def test_somebody_far_from_all_others_is_no_group():
    place = np.array([*([n / 10, 0] for n in range(5)), *([5 + n / 10, 0] for n in range(5)), [18, 0]])

    found = opinions.group(place, seed=1)

    assert np.bincount(found.label).tolist() == [6, 5]


def test_no_votes_give_an_empty_map():
    found = opinions.opinion_map(opinions.votes_from([], [], [], people=0, statements=0), seed=1)

    assert found.grouping.count == 0
    assert found.place.shape == (0, 2)


def test_the_last_vote_counts():
    votes = opinions.votes_from([0, 0, 0], [1, 1, 1], [1, 0, -1], people=1, statements=2)

    assert votes.vote.tolist() == [-1]


def test_the_same_seed_gives_the_same_groups():
    chance = np.random.default_rng(5)
    rows = np.where(chance.random((200, 30)) < 0.4, np.nan, chance.integers(-1, 2, (200, 30)))
    votes = opinions.votes_of_matrix(rows)

    one, other = (opinions.opinion_map(votes, seed=11) for _ in range(2))

    assert (one.group == other.group).all()
    assert one.grouping.by_count == other.grouping.by_count


def test_statements_taken_out_place_nobody_and_are_not_told():
    votes, allowed = p14.votes(), np.array([True, True, True, True, True, False])

    found = opinions.opinion_map(votes, seed=1, allowed=allowed)

    table = opinions.counts(votes, found.group)
    assert (found.space.component[:, 5] == 0).all()
    assert 5 not in [said.statement for said in opinions.representative(table, 0, allowed=allowed)]


def test_a_new_number_of_groups_waits_until_it_was_best_four_times():
    three = np.array(
        [[0, 0], [0, 1], [9, 0], [9, 1], [0, 40], [0, 41], *[[30 + n, 9] for n in range(6)]], float
    )
    before = opinions.group(three[:4], seed=1)

    counts = []
    for _ in range(4):
        before = opinions.group(three, seed=1, before=before)
        counts.append(before.count)

    assert counts[:3] == [2, 2, 2]
    assert counts[3] == before.best > 2


def test_silhouettes_are_those_of_the_textbook():
    place = np.array([[0, 0], [0, 1], [5, 0], [5, 1], [9, 9]], float)

    # By hand: (b - a) / max(a, b) for each; whoever is alone counts 0.
    to_other = (5 + np.sqrt(26)) / 2
    expected = 4 * (to_other - 1) / to_other / 5

    assert opinions.silhouette(place, [0, 0, 1, 1, 2]) == pytest.approx(expected)


def test_a_clear_division_is_certain_and_noise_is_not():
    chance = np.random.default_rng(2)
    side = np.repeat([1, -1], 20)[:, None]
    clear = opinions.votes_of_matrix(np.where(chance.random((40, 20)) < 0.95, side * np.ones((1, 20)), 0))
    noise = opinions.votes_of_matrix(chance.integers(-1, 2, (40, 20)).astype(float))

    sure, unsure = (
        opinions.certainty(opinions.opinion_map(votes, seed=1), rounds=20, seed=1) for votes in (clear, noise)
    )

    assert sure.agreement > 0.95 > unsure.agreement + 0.3
    assert (sure.own_group > 0.9).all()


def test_few_people_get_no_map():
    votes = opinions.votes_of_matrix([[1, -1], [-1, 1], [1, 1]])

    assert not opinions.may_show_groups(opinions.opinion_map(votes, seed=1))


def test_the_next_statement_is_one_not_seen():
    weight, unseen = np.array([1.0, 2.0, 1.0]), np.array([True, False, True])

    assert [opinions.next_statement(weight, unseen, draw=draw) for draw in (0, 0.49, 0.51, 0.999)] == [
        0,
        0,
        2,
        2,
    ]
    assert opinions.next_statement(weight, np.zeros(3, bool), draw=0.5) is None


@pytest.mark.parametrize(
    "faulty",
    [
        lambda: opinions.votes_from([0], [0], [2], people=1, statements=1),
        lambda: opinions.votes_from([1], [0], [1], people=1, statements=1),
        lambda: opinions.votes_from([0], [1], [1], people=1, statements=1),
        lambda: opinions.votes_from([0.5], [0], [1], people=1, statements=1),
        lambda: opinions.votes_from([0, 0], [0], [1], people=1, statements=1),
        lambda: opinions.votes_of_matrix([1, 0]),
        lambda: p14.votes().with_vote(99, 0, 1),
    ],
)
def test_what_are_no_votes_is_said(faulty):
    with pytest.raises(BadVotes):
        faulty()


def test_settings_out_of_range_are_said():
    found = opinions.opinion_map(p14.votes(), seed=1)

    with pytest.raises(BadSetting):
        opinions.opinion_map(p14.votes(), seed=1, allowed=[True])
    with pytest.raises(BadSetting):
        opinions.certainty(found, rounds=3, seed=1)
    with pytest.raises(BadGroups):
        opinions.counts(p14.votes(), [0, 1])
