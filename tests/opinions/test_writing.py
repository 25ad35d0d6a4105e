"""Writing what one misses: short, once, and not what was said already."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.opinions import judging, likeness, writing
from samenspel.opinions.joining import known
from samenspel.opinions.models import Statement
from tests.opinions.things import anyone, begin, statement, voter

pytestmark = pytest.mark.django_db


def send(client, talk, text, **rest):
    return client.post(f"{talk.get_absolute_url()}write/", {"text": text, **rest})


def test_one_agrees_with_what_one_writes_and_is_not_asked_about_it(cast, client_of):
    talk, client = begin(cast), client_of(cast.sami)

    send(client, talk, "Fietsen horen in een stalling")

    said = talk.statements.get(text="Fietsen horen in een stalling")
    assert known(talk, cast.sami).votes.get(statement=said).value == 1
    page = client.get(talk.get_absolute_url())
    assert (page.context["done"], page.context["total"]) == (1, 5)


def test_a_double_click_writes_one_statement(cast, client_of):
    talk, client = begin(cast), client_of(cast.sami)
    once = client.get(f"{talk.get_absolute_url()}write/").context["form"]["once"].value()

    for _ in range(2):
        assert send(client, talk, "Meer bomen in de straat", once=once).status_code == 302

    assert talk.statements.count() == 5


@pytest.mark.parametrize("text", ["", "   ", "!!!", "x" * 141])
def test_what_is_no_statement_comes_back_with_why(cast, client_of, text):
    talk = begin(cast)

    answer = send(client_of(cast.sami), talk, text)

    assert answer.status_code == 422
    assert talk.statements.count() == 4


def test_what_was_said_already_is_not_said_again(cast, client_of):
    talk = begin(cast)

    answer = send(client_of(cast.sami), talk, "de STRAAT is van de bewoners!")

    assert answer.status_code == 422
    assert "Statement 1 says this already" in answer.content.decode()


def test_what_is_almost_said_is_shown_first_and_may_be_sent_all_the_same(cast, client_of):
    talk, client = begin(cast), client_of(cast.sami)
    text = "Er moet snel een buurthuis komen"

    first = send(client, talk, text)
    second = send(client, talk, text, anyway=text)

    assert first.status_code == 422
    assert "Er moet een buurthuis komen" in first.content.decode()
    assert second.status_code == 302


def test_while_typing_what_is_alike_shows(cast, client_of):
    talk = begin(cast)
    address = f"{talk.get_absolute_url()}alike/"

    near = client_of(cast.sami).post(address, {"text": "Kinderen moeten buiten spelen"}).content.decode()
    far = client_of(cast.sami).post(address, {"text": "De tram rijdt te vaak"}).content.decode()

    assert "Kinderen horen buiten te spelen" in near
    assert "<li>" not in far


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        ("Honden aan de lijn", "Honden moeten aan de lijn", True),
        ("Meer groene daken", "Er moeten meer groene daken komen", True),
        ("De bus rijdt te weinig", "Het park is te donker", False),
        ("Meer bankjes", "Minder auto's", False),
    ],
)
def test_likeness_is_of_words_that_carry_the_sentence(one, other, are_alike):
    near = likeness.likeness(likeness.words_of(one), likeness.words_of(other)) >= likeness.ALIKE

    assert near is are_alike


def test_one_writes_as_many_as_was_said(cast, client_of):
    talk, client = begin(cast, most_own=1), client_of(cast.sami)
    send(client, talk, "Fietsen horen in een stalling")

    answer = client.post(
        f"{talk.get_absolute_url()}write/", {"text": "De vijver moet worden gebaggerd"}, follow=True
    )

    assert "as many statements here as one person may" in answer.content.decode()
    assert talk.statements.count() == 5


def test_where_nobody_writes_nobody_writes(cast):
    talk = begin(cast, own_statements=False)

    with pytest.raises(PermissionDenied):
        writing.write(voter(talk, cast.sami), "Toch iets")


def test_who_has_no_account_writes_too(cast, client_of):
    talk, client = anyone(cast), client_of(None)
    client.get(talk.get_absolute_url())

    send(client, talk, "Fietsen horen in een stalling")

    said = talk.statements.get(number=5)
    assert (said.by, said.guest.person) == (None, None)
    assert "Fietsen horen in een stalling" in client.get(f"{talk.get_absolute_url()}mine/").content.decode()


def test_where_it_is_judged_before_it_waits_and_counts_once_it_is_let_in(cast, client_of):
    talk = begin(cast, moderation="before")
    send(client_of(cast.sami), talk, "Fietsen horen in een stalling")
    waits, sami = statement(talk, 5), known(talk, cast.sami)

    assert waits.standing == Statement.Standing.WAITING
    assert not sami.votes.exists()
    judging.accept(waits, by=cast.noor)
    assert sami.votes.get().statement == waits


def test_statements_are_added_and_those_that_stand_there_are_left_out(cast, client_of):
    talk = begin(cast)

    client_of(cast.noor).post(
        f"{talk.get_absolute_url()}seeds/",
        {"seeds": "De straat is van de bewoners\nIk woon hier langer dan vijf jaar", "is_meta": "on"},
    )

    assert talk.statements.count() == 5
    assert statement(talk, 5).is_meta
    assert statement(talk, 5).is_seed


def test_who_types_without_end_keeps_what_stands_there(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"alike": "2/m/key"}
    talk = begin(cast)
    address = f"{talk.get_absolute_url()}alike/"

    answers = [client_of(cast.sami).post(address, {"text": "Parkeren"}).status_code for _ in range(3)]

    assert answers == [200, 200, 204]
