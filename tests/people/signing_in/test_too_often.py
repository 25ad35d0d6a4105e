"""Guessing is slowed: per account, wherever it comes from, and per connection, whichever account."""

import time

import pytest
from allauth.core.internal import ratelimit

from samenspel.people.models import Person

pytestmark = pytest.mark.django_db
GOOD = "vier paarse fietsen lopen"
WAIT = "That was wrong too often. Wait five minutes and try again."


@pytest.fixture
def sami(cast):
    cast.sami.set_password(GOOD)
    cast.sami.save()
    return cast.sami


def guess(client, email, password, connection="192.0.2.1"):
    answer = client.post(
        "/account/login/password/", {"login": email, "password": password}, REMOTE_ADDR=connection
    )
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_passwords_of_one_account_from_many_places(sami, client_of):
    said = [guess(client_of(None), sami.email, "mis", f"192.0.{at}.1") for at in range(5)]

    right = guess(client_of(None), sami.email, GOOD, "198.51.100.7")

    assert WAIT not in said[-1]
    assert WAIT in right


def test_one_place_that_tries_many_accounts(cast, client_of):
    said = [guess(client_of(None), f"n{at}@samen.example", "mis") for at in range(11)]

    assert WAIT not in said[9]
    assert WAIT in said[10]


def test_codes_to_one_address_are_asked_three_times_a_minute(cast, client_of):
    answers = [
        client_of(None).post("/account/login/", {"login": "sami@samen.example"}).status_code for _ in range(4)
    ]

    assert answers[:3] == [302, 302, 302]
    assert answers[3] != 302


def test_codes_to_one_address_are_asked_ten_times_an_hour_however_patiently(client_of, monkeypatch):
    now = time.time()
    answers = []
    for at in range(11):
        monkeypatch.setattr(ratelimit.time, "time", lambda at=at: now + at * 61)
        answer = client_of(None).post(
            "/account/light/", {"email": "buur@buiten.example"}, REMOTE_ADDR=f"192.0.{at}.1"
        )
        answers.append(answer.status_code)

    assert (answers[9], answers[10]) == (302, 429)


def test_codes_from_one_place_to_many_addresses(client_of):
    answers = [
        client_of(None).post("/account/light/", {"email": f"n{at}@buiten.example"}).status_code
        for at in range(21)
    ]

    assert (answers[19], answers[20]) == (302, 429)


def test_making_accounts_from_one_place(client_of):
    answers = [
        client_of(None).post("/account/signup/", {"email": f"n{at}@buiten.example", "name": "N"}).status_code
        for at in range(21)
    ]

    assert 429 in answers
    assert Person.objects.count() <= 20


def test_being_slowed_is_said_in_a_sentence(client_of):
    for _ in range(3):
        client_of(None).post("/account/light/", {"email": "buur@buiten.example"})

    page = client_of(None).post("/account/light/", {"email": "buur@buiten.example"}).content.decode()

    assert "<h1>" in page
    assert "minute" in page
