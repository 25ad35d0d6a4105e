"""The list of organisations and their pages: found by any name, paged, and quick however many there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.organisations.affiliating import affiliate, found
from samenspel.organisations.models import Organisation
from samenspel.people.introducing import introduce
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db


def names(client, query=""):
    return [organisation.name for organisation in client.get(f"/organisations/{query}").context["page"]]


def asked(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def test_they_are_found_by_words_other_names_and_kind(cast, client_of):
    found(name="Zorgcoöperatie Één", kind="care", other_names="De Eenheid")
    client = client_of(None)

    assert names(client, "?q=cooperatie+een") == names(client, "?q=eenheid") == ["Zorgcoöperatie Één"]
    assert names(client, "?kind=housing") == ["Woonstede"]
    assert names(client, "?q=nergens") == []
    assert names(client, "?kind=onzin") == ["Gemeente Zandwijk", "Woonstede", "Zorgcoöperatie Één"]


def test_a_long_list_comes_in_pages_and_asks_no_more(cast, client_of):
    few = asked(client_of(cast.noor), "/organisations/")
    rows = [Organisation(name=f"Stichting {number:03}", slug=f"s-{number}") for number in range(120)]
    for row in rows:
        row.fold()
    Organisation.objects.bulk_create(rows)
    client = client_of(cast.noor)

    seen, url = [], "/organisations/"
    while url:
        page = client.get(url).context["page"]
        seen += [organisation.name for organisation in page]
        url = page.older_url

    assert len(seen) == len(set(seen)) == 122
    assert asked(client, "/organisations/") <= few


def test_the_page_of_one_asks_no_more_when_more_people_belong_there(cast, client_of):
    path = "/organisations/gemeente-zandwijk/"
    affiliate(cast.bram, cast.municipality)
    few = asked(client_of(cast.noor), path)
    for number in range(60):
        affiliate(introduce(name=f"Iemand {number}"), cast.municipality, position="bode")

    assert asked(client_of(cast.noor), path) <= few
    assert client_of(cast.noor).get(path).context["people"].older_url


def test_who_does_not_show_themselves_is_not_among_the_people(cast, client_of):
    hans = introduce(name="Hans Verborgen", visibility=Visibility.PRIVATE)
    affiliate(hans, cast.municipality)

    assert (
        "Hans Verborgen" not in client_of(cast.sami).get("/organisations/gemeente-zandwijk/").content.decode()
    )
    assert "Hans Verborgen" in client_of(hans).get("/organisations/gemeente-zandwijk/").content.decode()


def test_a_house_sees_which_pages_wait_and_others_do_not(cast, client_of):
    found(name="Stichting De Brug", confirmed_at=None, visibility=Visibility.SIGNED_IN)

    assert names(client_of(cast.anna), "?waiting=1") == ["Stichting De Brug"]
    assert "waits for you to look" in client_of(cast.anna).get("/organisations/").content.decode()
    assert "waits for you to look" not in client_of(cast.noor).get("/organisations/").content.decode()
