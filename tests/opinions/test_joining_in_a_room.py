"""In a room: a code on the screen brings a phone to voting in one tap."""

import pytest

from samenspel.opinions import closing
from samenspel.opinions.joining import known
from samenspel.opinions.models import Participant
from tests.opinions.things import anyone, begin, statement

pytestmark = pytest.mark.django_db


def inner(cast, **rest):
    """Of a community that outsiders do not see, opened to anyone who has the code."""
    return begin(cast, community=cast.garden, takes_part="anyone", visibility="members", **rest)


def test_a_code_that_is_typed_leads_to_voting(cast, client_of):
    talk, client = inner(cast), client_of(None)
    typed = f" {talk.code[:3].lower()}-{talk.code[3:]} "

    answer = client.post("/opinions/join/", {"code": typed}, follow=True)

    assert "Start voting" in answer.content.decode()
    assert client.get(talk.get_absolute_url()).status_code == 404
    answer = client.post(answer.wsgi_request.path, follow=True)
    assert answer.context["statement"] is not None
    assert Participant.objects.count() == 1


def test_the_one_who_came_in_votes_and_sees_their_own_page(cast, client_of):
    talk, client = inner(cast), client_of(None)
    page = talk.get_absolute_url()
    client.post(f"/opinions/join/{talk.code}/")

    client.post(f"{page}vote/", {"statement": statement(talk, 1).pk, "value": 1})

    assert "De straat is van de bewoners" in client.get(f"{page}mine/").content.decode()
    assert client_of(None).get(page).status_code == 404


def test_an_account_comes_in_by_the_code_and_finds_it_back(cast, client_of):
    talk, client = inner(cast), client_of(cast.lena)

    client.post(f"/opinions/join/{talk.code}/")

    assert client.get(talk.get_absolute_url()).status_code == 200
    assert known(talk, cast.lena) is not None


def test_who_may_see_it_goes_on_at_once(cast, client_of):
    talk = anyone(cast)

    assert client_of(cast.sami).get(f"/opinions/join/{talk.code}/").url == talk.get_absolute_url()
    assert client_of(None).get(f"/opinions/join/{talk.code}/").url == talk.get_absolute_url()


def test_a_conversation_of_members_tells_a_stranger_with_the_code_nothing(cast, client_of):
    talk = begin(cast, community=cast.garden, topic="Wie betaalt de kas?")

    for person in (None, cast.lena, cast.vera, cast.rik):
        said = client_of(person).get(f"/opinions/join/{talk.code}/").content.decode()
        assert "kas" not in said
        assert cast.garden.name not in said


def test_where_an_address_is_asked_one_may_give_it(cast, client_of):
    talk = begin(cast, takes_part="signed_in", visibility="members")

    said = client_of(None).get(f"/opinions/join/{talk.code}/").content.decode()

    assert f"/account/light/?next=%2Fopinions%2Fjoin%2F{talk.code}%2F" in said


def test_a_wrong_code_is_told_and_guessing_ends(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"wrong_code_of_conversation": "2/m/ip"}
    talk, client = inner(cast), client_of(None)

    assert client.get("/opinions/join/AAAAAA/").status_code == 404
    assert client.post("/opinions/join/", {"code": "nee"}).status_code == 422
    assert client.get("/opinions/join/AAAAAB/").status_code == 429
    assert client.get(f"/opinions/join/{talk.code}/").status_code == 429


def test_right_codes_of_a_full_room_are_not_held_up(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"wrong_code_of_conversation": "2/m/ip"}
    talk = inner(cast)

    answers = [client_of(None).get(f"/opinions/join/{talk.code}/").status_code for _ in range(6)]

    assert answers == [200] * 6


def test_what_is_closed_takes_nobody_in(cast, client_of):
    talk = inner(cast)
    closing.close(talk, by=cast.noor)

    answer = client_of(None).post(f"/opinions/join/{talk.code}/")

    assert "is closed" in answer.content.decode()
    assert not Participant.objects.exists()
