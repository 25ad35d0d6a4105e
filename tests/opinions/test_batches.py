"""What the script of the page sends: several words at once, some of them twice, late or wrong."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.opinions import closing
from samenspel.opinions.joining import known
from tests.opinions.things import anyone, begin, statement

pytestmark = pytest.mark.django_db


def send(client, talk, said, **rest):
    body = said if isinstance(said, str) else json.dumps({"votes": said, "have": [], **rest})
    return client.post(f"{talk.get_absolute_url()}votes/", body, content_type="application/json")


def row(talk, number, value, ago=0):
    return {"s": statement(talk, number).pk, "v": value, "ago": ago}


def test_a_batch_is_kept_and_brings_what_is_still_to_be_asked(cast, client_of):
    talk = begin(cast)

    said = send(client_of(cast.sami), talk, [row(talk, 1, 1), row(talk, 2, -1)]).json()

    assert said["kept"] == {str(statement(talk, 1).pk): 1, str(statement(talk, 2).pk): -1}
    assert {each["id"] for each in said["ahead"]} == {statement(talk, 3).pk, statement(talk, 4).pk}
    assert (said["done"], said["total"]) == (2, 4)


def test_a_batch_that_arrives_twice_counts_once(cast, client_of):
    talk, client = begin(cast), client_of(cast.sami)
    rows = [row(talk, number, 1, ago=500) for number in range(1, 5)]

    send(client, talk, rows)
    said = send(client, talk, [{**each, "ago": 9000} for each in rows]).json()

    assert said["done"] == 4
    assert known(talk, cast.sami).votes.count() == 4


def test_of_two_tabs_the_newest_word_stands_whichever_arrives_last(cast, client_of):
    talk, client = begin(cast), client_of(cast.sami)

    send(client, talk, [row(talk, 1, -1, ago=1_000)])
    said = send(client, talk, [row(talk, 1, 1, ago=60_000)]).json()

    assert said["kept"] == {str(statement(talk, 1).pk): -1}


def test_a_clock_that_runs_ahead_gains_nothing(cast, client_of):
    talk, client = begin(cast), client_of(cast.sami)

    send(client, talk, [row(talk, 1, 1, ago=-10_000_000)])
    said = send(client, talk, [row(talk, 1, -1)]).json()

    assert list(said["kept"].values()) == [-1]


def test_no_word_is_older_than_a_device_keeps_it(cast, client_of):
    talk = begin(cast)

    send(client_of(cast.sami), talk, [row(talk, 1, 1, ago=63_000_000_000_000)])

    assert timezone.now() - known(talk, cast.sami).votes.get().said_at < timedelta(days=31)


def test_what_is_gone_is_said_and_the_rest_is_kept(cast, client_of):
    talk = begin(cast)

    said = send(client_of(cast.sami), talk, [{"s": 987654, "v": 1, "ago": 0}, row(talk, 1, 1)]).json()

    assert said["gone"] == [987654]
    assert len(said["kept"]) == 1


def test_what_the_page_has_ahead_does_not_come_again(cast, client_of):
    talk = begin(cast)
    have = [statement(talk, number).pk for number in (1, 2, 3)]

    said = send(client_of(cast.sami), talk, [], have=have).json()

    assert [each["id"] for each in said["ahead"]] == [statement(talk, 4).pk]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"votes": 3}',
        '{"votes": [1]}',
        '{"votes": [{"s": 1, "v": 1}]}',
        '{"votes": [{"s": "1", "v": 1, "ago": 0}]}',
        '{"votes": [{"s": 1, "v": true, "ago": 0}]}',
        '{"votes": [{"s": 1e400, "v": 1, "ago": 0}]}',
        '{"votes": [{"s": 99999999999999999999999, "v": 1, "ago": 0}]}',
        '{"votes": [{"s": 1, "v": 1, "ago": 9000000000000000000}]}',
        '{"votes": [], "have": [{}]}',
        '{"votes": "' + "x" * 30_000 + '"}',
        "[" * 19_000,
    ],
)
def test_what_cannot_be_read_is_refused_in_whole(cast, client_of, body):
    assert send(client_of(cast.sami), begin(cast), body).status_code == 422


def test_when_it_has_ended_it_says_so(cast, client_of):
    talk = begin(cast)
    closing.close(talk, by=cast.noor)

    answer = send(client_of(cast.sami), talk, [row(talk, 1, 1)])

    assert (answer.status_code, answer.json()) == (403, {"error": "closed"})


def test_without_the_token_of_the_page_nothing_is_kept(cast):
    talk = begin(cast)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.sami)

    assert send(client, talk, [row(talk, 1, 1)]).status_code == 403
    assert known(talk, cast.sami) is None


def test_who_never_saw_the_page_cannot_vote_without_an_account(cast, client_of):
    talk = anyone(cast)

    assert send(client_of(None), talk, [row(talk, 1, 1)]).status_code == 403


def test_one_voter_is_asked_to_wait_and_another_is_not(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"vote": "2/m/key"}
    talk, sami = begin(cast), client_of(cast.sami)

    answers = [send(sami, talk, [row(talk, 1, 1)]).status_code for _ in range(3)]

    assert answers == [200, 200, 429]
    assert send(client_of(cast.noor), talk, [row(talk, 1, 1)]).status_code == 200


def test_a_batch_asks_little_of_the_database(cast, client_of, django_assert_max_num_queries):
    talk = begin(cast, seeds=[f"Stelling nummer {number}" for number in range(40)])
    client = client_of(cast.sami)
    send(client, talk, [row(talk, 1, 1)])
    rows = [row(talk, number, 1) for number in range(2, 30)]

    with django_assert_max_num_queries(28):
        send(client, talk, rows)
