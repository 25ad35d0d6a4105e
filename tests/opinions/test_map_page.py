"""The page of the map: common ground first, nothing about a few, and the same as data."""

import json
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import translation

from samenspel.opinions import joining, mapping
from samenspel.opinions.drawing_lines import Bar, Line, groups_of
from samenspel.opinions.models import Vote
from samenspel.opinions.models.statement import Standing
from samenspel.opinions.views import map as map_views
from tests.opinions import things
from tests.opinions.test_map_now import SEEDS, one_vote, two_camps

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered():
    mapping.forget_all()
    yield
    mapping.forget_all()


@pytest.fixture
def client(client_of):
    return client_of(None)


@pytest.fixture
def talk(cast):
    return things.anyone(cast, seeds=SEEDS, map_shown="always")


def page(client, talk, name="map", **asked):
    return client.get(reverse(f"opinions:{name}", args=[talk.pk, talk.slug]), asked)


def test_common_ground_stands_before_what_divides(talk, client):
    two_camps(talk, 16)

    text = page(client, talk).content.decode()

    assert text.index("Common ground") < text.index("Where people stand") < text.index("What divides")
    assert f"“{SEEDS[0]}”" in text
    assert "nearly everyone agrees" in text
    assert "Group A" in text


def test_before_five_people_voted_the_page_says_when_there_is_one(talk, client):
    two_camps(talk, 4)

    text = page(client, talk).content.decode()

    assert "There is no map yet" in text
    assert '<svg class="opinion-map"' not in text


def test_eleven_people_get_a_list_and_no_groups(talk, client):
    two_camps(talk, 11)

    text = page(client, talk).content.decode()

    assert "Groups show from twelve people on" in text
    assert "opinion-map" not in text
    assert "Group A" not in text


def test_one_sees_ones_own_mark_and_others_do_not(talk, cast, client, client_of):
    two_camps(talk, 16)
    mine = joining.take_part(talk, cast.sami)
    for number in range(1, 9):
        one_vote(talk, mine, 1, number=number)

    own, other = page(client_of(cast.sami), talk), page(client, talk)

    assert b"Only you see this mark" in own.content
    assert b"map-own" not in other.content


def test_all_statements_are_a_table_in_the_order_one_asks(talk, client):
    two_camps(talk, 16)

    text = page(client, talk, sort="number").content.decode()

    table = text[text.index("<tbody>") :]
    places = [table.index(seed) for seed in SEEDS]
    assert places == sorted(places)
    assert '<details class="map-part" id="all" open>' in text


def test_the_figures_say_how_they_came_about(talk, client):
    two_camps(talk, 16)

    text = page(client, talk).content.decode()

    assert "(agree + 1) / (votes + 2)" in text
    assert f"seed {talk.seed}" in text
    assert f"From {16 * 8} votes of 16 people" in text


def test_a_page_asks_few_questions(talk, client, django_assert_max_num_queries):
    two_camps(talk, 16)
    page(client, talk)

    with django_assert_max_num_queries(9):
        page(client, talk)


def test_the_data_holds_what_the_page_holds_and_nobody(talk, client):
    voters = two_camps(talk, 16)

    said = page(client, talk, "map_json")

    data = said.json()
    assert (data["n"], data["method"], data["seed"]) == (16, "measures.opinions", talk.seed)
    assert {row["text"] for row in data["statements"].values()} == set(SEEDS)
    assert not {"inner", "mean", "component"} & data.keys()
    assert not any(str(voter.number) in json.dumps(data) for voter in voters)


def test_who_has_not_voted_enough_sees_the_map_later(cast, client):
    talk = things.anyone(cast, seeds=SEEDS)
    two_camps(talk, 16)

    shown, data = page(client, talk), page(client, talk, "map_json")

    assert (shown.status_code, data.status_code) == (403, 403)
    assert "voted on seven statements" in shown.content.decode()
    assert SEEDS[0] not in shown.content.decode()


def test_a_map_kept_until_the_end_is_not_shown_before(cast, client_of):
    talk = things.anyone(cast, seeds=SEEDS, map_shown="closed")
    two_camps(talk, 16)

    shown = page(client_of(cast.noor), talk)

    assert shown.status_code == 403
    assert "when it is closed" in shown.content.decode()


def test_who_may_not_see_the_conversation_finds_no_map(cast, client):
    talk = things.begin(cast, seeds=SEEDS, map_shown="always")

    assert page(client, talk).status_code == 404
    assert page(client, talk, "map_json").status_code == 404


def test_a_statement_hidden_afterwards_is_not_on_the_page(talk, client):
    two_camps(talk, 16)
    page(client, talk)

    talk.statements.filter(number=1).update(standing="removed")

    assert SEEDS[0] not in page(client, talk).content.decode()
    assert SEEDS[0] not in json.dumps(page(client, talk, "map_json").json(), ensure_ascii=False)


def test_what_thirty_people_voted_is_on_the_page(talk, client, monkeypatch):
    monkeypatch.setattr(mapping, "SECONDS_OLD", 0)
    voters = two_camps(talk, 100)
    page(client, talk)

    for voter in voters[:30]:
        one_vote(talk, voter, 0)

    assert Vote.objects.filter(conversation=talk, value=0).count() == 30
    assert (
        page(client, talk, "map_json").json()["statements"][str(things.statement(talk, 3).pk)]["all"]["pass"]
        == 0.3
    )


def test_what_sets_a_group_apart_is_said_in_words():
    bar = Bar("A", 40, [("agree", 0, 82), ("disagree", 82, 18)], "")
    line = Line(7, 1, "More trees", "", bar, [bar], None, 0, 0)
    told = {"statement": 7, "side": "agree", "n": 40, "share": 0.816, "ratio": 6.498, "ratio_test": 17.146}
    few = {"statement": 7, "side": "agree", "n": 40}
    now = SimpleNamespace(result={"groups": [{"name": "A", "n": 40, "told_by": [told, few]}]})

    with translation.override("en"):
        [(_group, rows)] = groups_of(now, {7: line})

    assert [about["in_words"] for _, _, about in rows] == [
        "82 % agrees, over 6 times as often as the others",
        "",
    ]


def test_it_says_that_votes_on_what_was_taken_out_do_not_count(talk, client):
    two_camps(talk, 16)
    talk.statements.filter(number=2).update(standing=Standing.REMOVED)

    assert "Votes on 1 statement that was taken out do not count." in page(client, talk).content.decode()


def test_the_exact_figures_stand_below_how_it_was_worked_out(talk, client, monkeypatch):
    two_camps(talk, 16)
    bar = Bar("A", 1921, [("agree", 0, 82)], "")
    line = Line(7, 1, "More trees", "", bar, [bar], None, 0, 0)
    told = {"n": 1921, "share": 0.816, "ratio": 6.498, "share_test": 9.5, "ratio_test": 17.146}
    groups = [({"name": "A", "n": 1921}, [(line, "agree", told | {"in_words": "82 % agrees"})])]
    monkeypatch.setattr(map_views, "groups_of", lambda now, lines: groups)

    above, below = page(client, talk).content.decode().split("How this was worked out")

    assert "82 % agrees" in above
    assert "6.498" not in above
    assert all(figure in below for figure in ("0.816", "6.498", "17.146", "1,921"))
