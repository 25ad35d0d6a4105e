"""Finding people."""

import pytest

from samenspel.people import directory
from samenspel.people.introducing import introduce
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db


def handles(people):
    return [person.handle for person in people]


def test_people_stand_by_name(cast):
    introduce(name="aad", visibility=Visibility.PUBLIC)

    assert handles(directory.find(cast.noor)) == ["aad", "anna", "bram", "noor", "rik", "sami", "tess"]


def test_every_word_must_fit_somewhere(cast):
    assert handles(directory.find(cast.noor, words="timmert samen")) == ["sami"]
    assert handles(directory.find(cast.noor, words="timmert overzicht")) == []


def test_an_organisation_narrows(cast):
    found = directory.find(cast.noor, chosen={"organisation": cast.housing.slug})

    assert handles(found) == ["sami"]


def test_a_community_narrows_to_its_members_now(cast):
    found = directory.find(cast.noor, chosen={"community": cast.workshop.slug})

    assert handles(found) == ["noor", "sami"]


def test_a_community_one_may_not_see_narrows_to_nobody(cast):
    assert handles(directory.find(cast.noor, chosen={"community": cast.circle.slug})) == []


def test_the_page_offers_no_community_that_is_closed_to_the_viewer(cast, client_of):
    page = client_of(cast.sami).get("/people/").content.decode()

    assert "De Buurttuin" in page
    assert "De Zorgkring" not in page


def test_a_visitor_sees_nobody_who_is_not_public(cast, client_of):
    page = client_of(None).get("/people/").content.decode()

    assert "Noor El Amrani" not in page
    assert "Sign in" in page


def test_roles_and_organisation_stand_on_the_card(cast, client_of):
    page = client_of(cast.tess).get("/people/?q=sami").content.decode()

    assert "Secretaris, De Wijkwerkplaats" in page
    assert "opzichter, Woonstede" in page


def test_a_value_that_is_no_choice_counts_as_not_chosen(cast, client_of):
    page = client_of(cast.sami).get("/people/", {"community": "de-zorgkring", "organisation": "' OR 1=1"})

    assert len(page.context["page"].items) == 6


def test_a_long_list_asks_no_more_questions_than_a_short_one(cast, client_of, django_assert_max_num_queries):
    for number in range(40):
        introduce(name=f"Lid {number}", visibility=Visibility.PUBLIC)
    client = client_of(cast.sami)
    client.get("/people/")

    with django_assert_max_num_queries(12):
        client.get("/people/")
