"""Joining and leaving organisations, partners, and the pages of them."""

from datetime import date

import pytest

from samenspel.organisations.affiliating import affiliate, found, withdraw
from samenspel.organisations.models import Organisation, Partnership
from samenspel.organisations.partnering import partner
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db


def test_affiliating_twice_changes_nothing(cast):
    first = affiliate(cast.tess, cast.housing, since=date(2025, 1, 1))
    again = affiliate(cast.tess, cast.housing, since=date(2025, 1, 1))

    assert first == again
    assert cast.tess.affiliations.count() == 1


def test_a_new_main_organisation_leaves_the_old_one_beside_it(cast):
    affiliate(cast.sami, cast.municipality, since=date(2026, 1, 1))

    assert cast.sami.affiliations.count() == 2
    assert cast.sami.affiliations.get(is_main=True).organisation == cast.municipality


def test_who_withdraws_was_there_before(cast):
    withdraw(cast.sami, cast.housing, on=date(2026, 1, 1))

    assert cast.sami.affiliations.current(on=date(2025, 12, 31)).exists()
    assert not cast.sami.affiliations.current(on=date(2026, 1, 1)).exists()


def test_partners_are_partners_once_whoever_says_it(cast):
    partner(cast.municipality, cast.housing, about="Wonen met zorg")
    partner(cast.housing, cast.municipality)

    assert Partnership.objects.count() == 1


def test_two_organisations_of_one_name_get_an_address_each():
    assert [found(name="Stichting Thuis").slug for _ in range(2)] == ["stichting-thuis", "stichting-thuis-2"]


def test_the_page_shows_people_one_may_see_and_partners(cast, client_of):
    partner(cast.municipality, cast.housing, about="Wonen met zorg")
    found(name="Geheim", visibility=Visibility.PRIVATE)

    page = client_of(cast.sami).get(cast.municipality.get_absolute_url()).content.decode()

    assert "Noor El Amrani" in page
    assert "Wonen met zorg" in page
    assert "gebiedsregisseur" in page


def test_a_visitor_sees_the_organisation_and_nobody_in_it(cast, client_of):
    page = client_of(None).get(cast.municipality.get_absolute_url()).content.decode()

    assert "Gemeente Zandwijk" in page
    assert "Noor El Amrani" not in page


def test_how_many_people_stays_hidden_below_five(cast, client_of):
    page = client_of(cast.sami).get(cast.municipality.get_absolute_url())

    assert not page.context["people_count"].shown


def test_a_private_organisation_does_not_exist_for_others(cast, client_of):
    secret = found(name="Geheim", visibility=Visibility.PRIVATE)

    assert client_of(cast.noor).get(secret.get_absolute_url()).status_code == 404
    assert client_of(cast.anna).get(secret.get_absolute_url()).status_code == 200


def test_the_list_asks_few_questions(cast, client_of, django_assert_max_num_queries):
    for number in range(30):
        found(name=f"Organisatie {number}")
    client = client_of(cast.sami)

    with django_assert_max_num_queries(5):
        page = client.get("/organisations/")

    assert len(page.context["page"].items) == 32


def test_own_words_for_a_kind_are_kept():
    assert Organisation(kind="bibliotheek").kind_label == "bibliotheek"
