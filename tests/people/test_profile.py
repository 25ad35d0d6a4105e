"""A person's page, and changing one's own."""

import pytest

from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Sami de Wit",
    "headline": "Timmert en legt uit",
    "place": "Zandwijk",
    "brings": "Gereedschap",
    "wants": "",
    "seeks": "Een leerling",
    "about": "",
    "visibility": Visibility.PUBLIC,
}


def test_a_person_changes_what_is_said_about_them(cast, client_of):
    answer = client_of(cast.sami).post("/people/me/", TYPED)

    assert answer.headers["Location"] == "/people/sami/"
    sami = Person.objects.get(handle="sami")
    assert (sami.headline, sami.visibility) == ("Timmert en legt uit", Visibility.PUBLIC)


def test_what_was_typed_stays_when_something_is_wrong(cast, client_of):
    answer = client_of(cast.sami).post("/people/me/", {**TYPED, "name": ""})

    assert answer.status_code == 422
    assert "Een leerling" in answer.content.decode()
    assert Person.objects.get(handle="sami").seeks == ""


def test_nobody_makes_themselves_administrator(cast, client_of):
    client_of(cast.sami).post("/people/me/", {**TYPED, "is_administrator": "on", "email": "x@y.example"})

    sami = Person.objects.get(handle="sami")
    assert not sami.is_administrator
    assert sami.email == "sami@samen.example"


def test_the_page_shows_roles_communities_and_results_one_may_see(cast, client_of):
    page = client_of(cast.tess).get("/people/sami/").content.decode()

    assert "Secretaris" in page
    assert "Twaalf drempels" in page
    assert "De klusbus" not in page


def test_a_closed_community_does_not_show_on_the_page_of_its_member(cast, client_of):
    Person.objects.filter(pk=cast.vera.pk).update(visibility=Visibility.PUBLIC)

    page = client_of(cast.noor).get("/people/vera/").content.decode()

    assert "De Zorgkring" not in page


def test_a_profile_one_may_not_see_does_not_exist(cast, client_of):
    assert client_of(cast.noor).get("/people/vera/").status_code == 404
    assert client_of(None).get("/people/noor/").status_code == 404


def test_markdown_about_oneself_cannot_run(cast, client_of):
    Person.objects.filter(pk=cast.sami.pk).update(
        about="<script>alert(1)</script> [x](javascript:alert(1)) **vet**"
    )

    page = client_of(cast.noor).get("/people/sami/").content.decode()

    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<strong>vet</strong>" in page


@pytest.mark.parametrize("viewer", ["noor", "bram"])
def test_a_profile_asks_the_database_seldom(cast, client_of, django_assert_max_num_queries, viewer):
    client = client_of(getattr(cast, viewer))
    client.get(cast.sami.get_absolute_url())

    # Twelve of the page itself, and three of the mark in the frame where something is unread.
    with django_assert_max_num_queries(15):
        page = client.get(cast.sami.get_absolute_url()).content.decode()

    assert "Something wrong with this? Report it" in page
