"""Lists that can be followed: valid, the same for everyone, and never more than a visitor may see."""

import json
import re
from datetime import datetime
from xml.etree import ElementTree

import feedparser
import pytest
from django.urls import reverse

from samenspel.communities.models import Community
from samenspel.feed.syndication import LISTS, Item, Listing
from samenspel.feed.writing import as_atom, as_json
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Result
from tests.cast import RECENTLY

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
WHERE = {"root": "https://samen.example", "address": "/f", "house": "Samenspel", "language": "nl"}
PATHS = [f"/news/feeds/{name}" for name in LISTS] + [
    f"/news/feeds/{name}/de-wijkwerkplaats" for name, known in LISTS.items() if known.page_in
]


def asserted_atom(body):
    """What RFC 4287 asks of a feed and of each entry."""
    feed = ElementTree.fromstring(body)
    assert feed.tag == f"{ATOM}feed"
    for must in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(must.findall(ATOM + name)) == 1, name
            assert must.find(ATOM + name).text, name
        moment = must.find(f"{ATOM}updated").text
        assert datetime.fromisoformat(moment).tzinfo is not None
        assert re.match(r"[a-z]+:", must.find(f"{ATOM}id").text)
        assert must.find(f"{ATOM}link").get("href").startswith("http")
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    assert feed.find(f"{ATOM}link[@rel='self']").get("href").startswith("http")
    ids = [entry.find(f"{ATOM}id").text for entry in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    return feed


def asserted_json(body):
    """What JSON Feed 1.1 asks of a feed and of each item."""
    feed = json.loads(body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert feed["title"]
    assert feed["home_page_url"].startswith("http")
    assert feed["feed_url"].startswith("http")
    assert isinstance(feed["items"], list)
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["id"]
        assert item["url"].startswith("http")
        assert isinstance(item["content_html"], str)
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert datetime.fromisoformat(item["date_modified"]).tzinfo
        assert all(author["name"] for author in item.get("authors", []))
    return feed


@pytest.mark.parametrize("path", PATHS)
def test_each_list_is_valid_atom_and_json_and_an_independent_reader_reads_it(cast, client_of, path):
    client = client_of(None)

    atom, said = client.get(f"{path}.atom"), client.get(f"{path}.json")
    entries = asserted_atom(atom.content).findall(f"{ATOM}entry")
    read = feedparser.parse(atom.content)

    assert not read.bozo
    assert read.version == "atom10"
    assert len(read.entries) == len(entries)
    assert len(asserted_json(said.content)["items"]) == len(entries)
    assert atom["Content-Type"].startswith("application/atom+xml")
    assert said["Content-Type"].startswith("application/feed+json")


def test_a_feed_says_the_same_to_a_steward_as_to_a_visitor(cast, client_of):
    for path in PATHS:
        visitor, steward = (client_of(who).get(f"{path}.atom") for who in (None, cast.noor))
        assert visitor.content == steward.content


def test_what_is_not_public_stands_in_no_feed(cast, client_of):
    told = b"".join(client_of(cast.noor).get(f"{path}.atom").content for path in PATHS).decode()

    assert "Twaalf drempels" in told
    for hidden in ("De klusbus", "Een rooster", "De Buurttuin", "De Zorgkring", "El Amrani", "Sami"):
        assert hidden not in told


@pytest.mark.parametrize("slug", ["de-buurttuin", "de-zorgkring", "nergens"])
def test_a_community_that_visitors_may_not_know_has_no_feed_for_anyone(cast, client_of, slug):
    assert client_of(cast.noor).get(f"/news/feeds/results/{slug}.atom").status_code == 404


def test_a_list_that_is_not_there_has_no_feed(cast, client_of):
    assert client_of(None).get("/news/feeds/secrets.json").status_code == 404
    assert client_of(None).get("/news/feeds/organisations/de-wijkwerkplaats.json").status_code == 404


def test_who_has_the_latest_already_is_told_so_in_a_line(cast, client_of):
    client = client_of(None)
    first = client.get("/news/feeds/results.atom")

    by_mark = client.get("/news/feeds/results.atom", headers={"if-none-match": first["ETag"]})
    by_time = client.get("/news/feeds/results.atom", headers={"if-modified-since": first["Last-Modified"]})

    assert by_mark.status_code == by_time.status_code == 304
    assert by_mark.content == by_time.content == b""
    assert first["Cache-Control"] == "public, max-age=300"


def test_a_new_result_gives_a_feed_another_mark(cast, client_of):
    before = client_of(None).get("/news/feeds/results.json")["ETag"]

    Result.publish(community=cast.workshop, by=cast.noor, title="Weer een drempel weg", story="Ja.")

    after = client_of(None).get("/news/feeds/results.json", headers={"if-none-match": before})
    assert after.status_code == 200
    assert "Weer een drempel weg" in after.content.decode()


def test_an_entry_keeps_its_id_when_the_result_gets_another_title(cast, client_of):
    def ids():
        return [item["id"] for item in client_of(None).get("/news/feeds/results.json").json()["items"]]

    before = ids()
    Result.objects.filter(pk=cast.result.pk).update(title="Anders", slug="anders")

    assert ids() == before


def test_a_result_that_is_for_members_from_now_on_leaves_the_feed(cast, client_of):
    Result.objects.filter(pk=cast.result.pk).update(visibility=Visibility.MEMBERS)

    assert client_of(None).get("/news/feeds/results.json").json()["items"] == []


def test_a_feed_may_hold_signs_that_xml_cannot_and_addresses_of_this_house():
    html = '<p>\x00<a href="/results/1/">hier</a> <a href="//elders.example">daar</a></p>'
    item = Item(title="A\x0b & <b>", url="/results/1/", at=RECENTLY, html=html, key="work.result.1")
    listing = Listing("results", "Resultaten", "/results/", [item])

    entry = feedparser.parse(as_atom(listing, **WHERE)).entries[0]
    said = asserted_json(as_json(listing, **WHERE))["items"][0]

    assert entry.content[0].value == said["content_html"]
    assert 'href="https://samen.example/results/1/"' in said["content_html"]
    assert 'href="//elders.example"' in said["content_html"]
    assert entry.id == said["id"]


def test_an_empty_list_is_a_valid_feed_too():
    empty = Listing("results", "Resultaten", "/results/")

    asserted_atom(as_atom(empty, **WHERE))
    asserted_json(as_json(empty, **WHERE))


def test_a_page_says_where_its_list_can_be_followed(cast, client_of):
    page = client_of(None).get(reverse("work:results")).content.decode()

    assert 'type="application/atom+xml"' in page
    assert "/news/feeds/results.atom" in page
    assert "/news/feeds/results.json" in page


def test_the_page_of_a_community_only_members_see_promises_no_feed(cast, client_of):
    Community.objects.filter(pk=cast.workshop.pk).update(visibility=Visibility.SIGNED_IN)

    page = client_of(cast.noor).get(f"{reverse('work:results')}?community={cast.workshop.slug}")

    assert "/news/feeds/results/" not in page.content.decode()


def test_a_feed_asks_few_questions(cast, client_of, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client_of(None).get("/news/feeds/results/de-wijkwerkplaats.atom")
