"""The big screen: a code to come in by, how many take part, and a map that moves when somebody votes."""

import pytest
from django.urls import reverse

from samenspel.opinions import closing, mapping
from tests.opinions import things
from tests.opinions.test_map_now import SEEDS, one_vote, two_camps

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _look_every_time(monkeypatch):
    monkeypatch.setattr(mapping, "SECONDS_OLD", 0)
    mapping.forget_all()
    yield
    mapping.forget_all()


@pytest.fixture
def talk(cast):
    return things.anyone(cast, seeds=SEEDS)


def ask(client, talk, name="screen", **asked):
    return client.get(reverse(f"opinions:{name}", args=[talk.pk, talk.slug]), asked)


def mark_in(answer):
    return answer.content.decode().split("?have=")[1].split('"')[0]


def test_the_screen_shows_how_to_come_in(talk, cast, client_of):
    text = ask(client_of(cast.noor), talk).content.decode()

    assert talk.code in text
    assert "screen-code" in text
    assert "testserver/opinions/join/" in text
    assert "A few people take part" in text


def test_from_five_on_it_says_how_many(talk, cast, client_of):
    two_camps(talk, 6)

    assert "<strong>6</strong> people take part" in ask(client_of(cast.noor), talk).content.decode()


def test_nothing_new_is_an_empty_answer_and_asks_little(talk, cast, client_of, django_assert_max_num_queries):
    two_camps(talk, 16)
    client = client_of(cast.noor)
    mark = mark_in(ask(client, talk))

    with django_assert_max_num_queries(11):
        answer = ask(client, talk, "screen_now", have=mark)

    assert (answer.status_code, answer.content) == (204, b"")


def test_when_the_room_votes_the_screen_moves(talk, cast, client_of):
    voters = two_camps(talk, 100)
    client = client_of(cast.noor)
    mark = mark_in(ask(client, talk))

    for voter in voters[:5]:
        one_vote(talk, voter, 0)
    answer = ask(client, talk, "screen_now", have=mark)

    assert answer.status_code == 200
    assert "opinion-screen" in answer.content.decode()
    assert mark_in(answer) != mark


def test_a_map_kept_until_the_end_is_not_on_the_screen(cast, client_of):
    talk = things.anyone(cast, seeds=SEEDS, map_shown="closed")
    two_camps(talk, 16)
    client = client_of(cast.noor)

    assert SEEDS[0] not in ask(client, talk).content.decode()

    closing.close(talk, by=cast.noor)
    text = ask(client, talk).content.decode()
    assert SEEDS[0] in text
    assert "hx-get" not in text.split('id="screen-now"')[1].split(">")[0]


def test_only_who_looks_after_it_has_the_screen(talk, cast, client, client_of):
    for name in ("screen", "screen_now"):
        assert ask(client_of(cast.sami), talk, name).status_code == 403
        assert ask(client, talk, name).status_code == 302


def test_the_code_is_large_until_there_is_something_to_show(talk, cast, client_of):
    client = client_of(cast.noor)
    early = ask(client, talk).content.decode()
    two_camps(talk, 16)

    later = ask(client, talk).content.decode()

    assert "screen-early" in early
    assert "screen-early" not in later
