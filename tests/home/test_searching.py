"""What search engines are told: pages for everyone, and nothing else, whoever asks."""

import json
import re

import pytest
from lxml import etree

from samenspel.people.introducing import arrive
from samenspel.work import crediting
from tests.cast import RECENTLY
from tests.work.roadmap_made import call, initiative, opened

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def listed(client):
    page = etree.fromstring(client.get("/sitemap.xml").content)
    return {each.text.removeprefix("http://testserver") for each in page.iter(f"{SPACE}loc")}


def test_the_map_leads_to_what_a_visitor_may_read(cast, client_of):
    opened(cast)
    begun, asked = initiative(cast, "Bankjes"), call(cast)

    found = listed(client_of(None))

    for thing in (cast.workshop, cast.result, begun, asked):
        assert thing.get_absolute_url() in found
    client = client_of(None)
    assert {path: client.get(path).status_code for path in found} == dict.fromkeys(found, 200)


def test_the_map_is_the_same_for_a_steward_and_holds_nothing_that_is_not_public(cast, client_of):
    mine = listed(client_of(cast.noor))

    assert mine == listed(client_of(None))
    for hidden in (cast.garden, cast.circle, cast.inner_result, cast.closed_result, cast.noor):
        assert hidden.get_absolute_url() not in mine


def test_robots_are_led_to_the_map(cast, client_of, settings):
    settings.ADDRESS = "https://samen.example"

    said = client_of(None).get("/robots.txt").content.decode()

    assert "Sitemap: https://samen.example/sitemap.xml" in said
    assert "Disallow: /account/" in said


def described(client, result):
    page = client.get(result.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return found and json.loads(found[1])


def test_a_public_result_says_what_it_is_and_names_who_stands_on_the_page(cast, client_of):
    outsider = arrive(email="mia@buurt.example", at=RECENTLY)
    named = [(outsider, "leende kopjes"), (cast.sami, "brak ze")]
    cast.result.revise(by=cast.noor, contributions=named, among=[], title="Klaar </script>", at=RECENTLY)
    crediting.confirm(cast.result.contributions.get(person=outsider), by=outsider, called="Mia")

    said = described(client_of(None), cast.result)

    assert said["headline"] == "Klaar </script>"
    assert said["publisher"]["name"] == cast.workshop.name
    assert [each["name"] for each in said["author"]] == ["Mia"]


def test_a_result_for_members_describes_itself_to_nobody(cast, client_of):
    assert described(client_of(cast.sami), cast.inner_result) is None
