"""My own place in a network is for me alone."""

from datetime import date

import pytest

from samenspel.networks.models import OwnFigures
from samenspel.networks.snapshots import take_house
from samenspel.organisations.affiliating import affiliate
from samenspel.people.introducing import introduce
from samenspel.work.models import Contribution
from tests.cast import RECENTLY

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def house(cast):
    for number in range(12):
        person = introduce(name=f"Buur {number}", email=f"buur{number}@samen.example")
        Contribution.objects.create(result=cast.result, person=person, confirmed_at=RECENTLY)
        if number % 2 or number == 0:
            affiliate(person, cast.housing, since=date(2025, 1, 1))
    take_house(at=RECENTLY)
    return cast


def mine(client):
    return client.get("/networks/house/mine/", headers=ENGLISH)


def test_i_see_my_own_figures_with_a_question_to_ask_myself(house, client_of):
    page = mine(client_of(house.sami)).content.decode()

    assert "Your ties" in page
    assert '<p class="figure-value">13</p>' in page
    assert "What can you hand over?" not in page  # ties of the house have no direction
    assert "Whom can you bring into direct contact with each other?" in page


def test_who_has_no_ties_is_told_kindly(house, client_of):
    page = mine(client_of(house.tess)).content.decode()

    assert "You have no ties in this network yet" in page


def test_an_administrator_sees_no_one_else(house, client_of):
    assert list(OwnFigures.objects.visible_to(house.anna)) == []
    assert "You have no ties in this network yet" in mine(client_of(house.anna)).content.decode()


def test_a_visitor_is_asked_to_sign_in(house, client_of):
    answer = mine(client_of(None))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_it_is_not_kept_anywhere_on_the_way(house, client_of):
    assert "no-store" in mine(client_of(house.sami))["Cache-Control"]


def test_the_map_shows_my_place_and_ties_to_me_only(house, client_of):
    def me(person):
        return client_of(person).get("/networks/house/map.json?by=organisation").json()["me"]

    assert sum(me(house.sami)["ties"].values()) == 13
    assert me(house.tess) is None
    assert me(house.anna) is None


def test_there_is_no_address_for_someone_else_s_place(house, client_of):
    client = client_of(house.anna)

    for address in (
        "/networks/house/mine/sami/",
        "/networks/house/sami/",
        "/networks/house/mine/?person=sami",
    ):
        answer = client.get(address, headers=ENGLISH)
        assert answer.status_code == 404 or "You have no ties" in answer.content.decode()


def test_people_are_told_what_counts_as_a_tie(house, client_of):
    page = mine(client_of(house.sami)).content.decode()

    assert "Results made together" in page
    assert "does not count as a tie" in page


def test_own_figures_cost_a_few_questions(house, client_of, django_assert_max_num_queries):
    client = client_of(house.sami)

    with django_assert_max_num_queries(5):
        mine(client)
