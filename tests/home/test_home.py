"""The start page, for a visitor and for a member."""

import pytest

from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db


def test_a_visitor_reads_purposes_and_results_that_are_public(cast, client_of):
    page = client_of(None).get("/").content.decode()

    assert cast.workshop.purpose in page
    assert "Twaalf drempels" in page
    for hidden in ("De Buurttuin", "De Zorgkring", "De klusbus", "Noor El Amrani", "Sami de Wit"):
        assert hidden not in page


def test_an_empty_house_teaches_instead_of_failing(client_of, db):
    page = client_of(None).get("/").content.decode()

    assert "No community here is open to visitors yet" in page


def test_a_member_reads_what_happened_latest_first(cast, client_of):
    entries = client_of(cast.noor).get("/").context["entries"]

    assert [entry.at for entry in entries] == sorted((entry.at for entry in entries), reverse=True)
    assert "communities.member_left" in {entry.verb for entry in entries}
    assert ">De Wijkwerkplaats</a>" in "".join(entry.said for entry in entries)


def test_who_did_it_stays_unnamed_for_who_may_not_see_them(cast, client_of):
    Person.objects.filter(pk=cast.noor.pk).update(visibility=Visibility.PRIVATE)

    page = client_of(cast.tess).get("/").content.decode()

    assert "Noor El Amrani" not in page
    assert "Twaalf drempels" in page


def test_a_steward_sees_who_waits_for_an_answer(cast, client_of):
    assert "Tess Kuipers asks to join De Buurttuin" in client_of(cast.noor).get("/").content.decode()
    assert "asks to join" not in client_of(cast.sami).get("/").content.decode()


def test_an_empty_profile_waits_for_its_person(cast, client_of):
    assert client_of(cast.sami).get("/").context["waiting"]["profile"]
    assert not client_of(cast.noor).get("/").context["waiting"]["profile"]


def test_home_asks_few_questions(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.noor)
    client.get("/")

    with django_assert_max_num_queries(52):
        client.get("/")


def test_the_start_page_asks_few_questions(cast, client_of, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        client_of(None).get("/")
