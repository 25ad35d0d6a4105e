"""What of a map everyone sees: groups of five, shares in steps, and nothing that a few said by themselves."""

import numpy as np
import pytest
from django.utils import translation

from measures import opinions
from samenspel.opinions import disclosing
from samenspel.opinions.drawing import hull, picture
from samenspel.opinions.drawing_lines import _parts, _words
from samenspel.opinions.mapping_own import OwnPlace


def shown(rows, **rest):
    votes = opinions.votes_of_matrix(np.array(rows, float))
    found = opinions.opinion_map(votes, seed=1, **rest)
    return disclosing.disclosed(found, list(range(100, 100 + votes.statements)), chance=chance())[0]


def chance():
    return np.random.default_rng(1)


def camps(one, other, statements=8, extra=()):
    """So many who agree with everything, so many who disagree, and others."""
    return [[1] * statements] * one + [[-1] * statements] * other + list(extra)


def cell(agree, disagree, passed):
    counts = opinions.Counts(*(np.array([[n]]) for n in (agree, disagree, agree + disagree + passed)))
    return disclosing._cell(counts, 0, 0)


def test_four_people_are_no_conversation_to_show():
    assert shown(camps(2, 2)) == disclosing.NOTHING


def test_eleven_people_are_one_group_without_a_picture():
    result = shown(camps(6, 5))

    assert (result["groups"], result["dots"], result["clarity"]) == ([], [], None)
    assert result["statements"]["100"]["groups"] == {}


def test_a_group_of_four_joins_the_nearest():
    third = [[1, 1, 1, 1, -1, -1, -1, -1]] * 4

    result = shown(camps(12, 12, extra=third))

    assert len(result["groups"]) == 2
    assert sum(group["n"] for group in result["groups"]) == 28
    assert {dot[2] for dot in result["dots"]} == {0, 1}


def test_without_a_clear_division_there_are_no_groups(monkeypatch):
    monkeypatch.setattr(opinions, "may_show_groups", lambda found: False)

    result = shown(camps(10, 10))

    assert result["groups"] == []
    assert {dot[2] for dot in result["dots"]} == {0}


def test_a_statement_on_which_few_of_a_group_voted_says_nothing_by_group():
    rows = np.array(camps(10, 10), float)
    rows[:7, 0] = np.nan

    result = shown(rows)

    assert result["statements"]["100"]["groups"] == {}
    assert result["statements"]["100"]["all"]["n"] == 13
    assert len(result["statements"]["101"]["groups"]) == 2


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        ((3, 1, 0), None),
        ((9, 0, 0), {"n": 9, "mostly": "agree"}),
        ((20, 2, 2), {"n": 24, "mostly": "agree"}),
        ((8, 4, 4), {"n": 16, "agree": 0.5, "rest": 0.5}),
        ((20, 14, 3), {"n": 37, "agree": 0.54, "rest": 0.46}),
        ((3, 3, 2), {"n": 8, "rest": 1.0}),
        ((7, 5, 5), {"n": 17, "agree": 0.4, "disagree": 0.3, "pass": 0.3}),
        ((12, 11, 0), {"n": 23, "agree": 0.52, "disagree": 0.48, "pass": 0.0}),
    ],
)
def test_what_a_few_said_never_stands_alone(votes, told):
    assert cell(*votes) == told


def test_nothing_tells_a_group_with_fewer_than_seven_votes():
    result = shown(camps(6, 6, extra=[[0] * 8] * 0))

    assert [group["told_by"] for group in result["groups"]] == [[], []]


def test_tests_are_told_only_where_every_vote_is_shown():
    rows = np.array(camps(40, 40), float)
    rows[:12, 0], rows[40:52, 0] = -1, 1

    told = {each["statement"]: each for group in shown(rows)["groups"] for each in group["told_by"]}

    assert all("ratio" in each for pk, each in told.items() if pk == 100)
    assert not any("ratio" in each for pk, each in told.items() if pk != 100)


def test_a_statement_taken_out_is_not_there():
    result = shown(camps(10, 10), allowed=[False] + [True] * 7)

    assert "100" not in result["statements"]
    assert 100 not in [pk for name in ("common", "divides", "unsure") for pk, _side in result[name]]


def test_dots_stand_a_little_aside_in_order_of_place():
    result = shown(camps(10, 10))

    assert result["dots"] == sorted(result["dots"])
    assert len({(x, y) for x, y, _group in result["dots"]}) > 10
    assert all(0 <= axis <= 1000 for x, y, _group in result["dots"] for axis in (x, y))


def test_what_goes_wrong_shows_nothing(settings):
    settings.SMALLEST_GROUP = 2

    assert shown(camps(10, 10)) == disclosing.NOTHING


def test_a_broken_map_shows_nothing():
    assert disclosing.disclosed(None, [], chance=chance())[0] == disclosing.NOTHING


def test_common_ground_is_what_both_groups_have():
    rows = np.array(camps(10, 10), float)
    rows[:, 0] = 1
    rows[:, 1] = -1

    result = shown(rows)

    assert result["common"] == [[100, "agree"], [101, "disagree"]]
    assert {pk for pk, _side in result["divides"]} <= set(range(102, 108))


def test_what_many_pass_on_is_uncertain():
    rows = np.array(camps(10, 10), float)
    rows[::2, 3] = 0

    assert shown(rows)["unsure"] == [[103, "pass"]]


def test_the_picture_has_a_region_for_each_group_and_ones_own_mark():
    drawn = picture(shown(camps(10, 10)), OwnPlace(500, 500, "A"))

    assert [region.letter for region in drawn.regions] == ["A", "B"]
    assert drawn.own == (500, 350)
    assert all(region.dots.count("M") >= 10 for region in drawn.regions)
    assert picture(dict(disclosing.NOTHING)) is None


def test_the_corners_around_points():
    assert set(hull([(0, 0), (4, 0), (4, 4), (0, 4), (2, 2)])) == {(0, 0), (4, 0), (4, 4), (0, 4)}
    assert hull([(1, 1), (1, 1)]) == [(1, 1)]


@translation.override("en")
def test_a_bar_says_in_words_what_it_shows():
    told = {"n": 37, "agree": 0.54, "rest": 0.46}

    assert _parts(told) == [("agree", 0, 54), ("rest", 54, 46)]
    assert _words(told) == "54 % agree, 46 % something else"
    assert _words({"n": 9, "mostly": "pass"}) == "nearly everyone passes"
