"""A community's results in a feed reader: found, right by Atom and JSON Feed, and steady."""

import re
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from samenspel.work.models import Result
from tests.cast import RECENTLY
from tests.feed.test_syndication import PATHS
from tests.work.test_result_proof import version_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
IN_JSON = {
    "feed": {
        "version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon",
        "favicon", "authors", "language", "expired", "hubs", "items",
    },
    "item": {
        "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
        "banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments",
    },
}  # fmt: skip


def wrong_in_atom(body):
    """What RFC 4287 asks that this feed does not do; its grammar first, then what a grammar cannot say."""
    feed = etree.fromstring(body)
    if not GRAMMAR.validate(feed):
        return [str(each) for each in GRAMMAR.error_log]
    entries, wrong = feed.findall(f"{ATOM}entry"), []
    for each in entries:
        if each.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            wrong.append("4.1.1: neither the entry nor the feed has an author")
        links = [link.attrib for link in each.findall(f"{ATOM}link")]
        same = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"]
        if len(set(same)) != len(same):
            wrong.append("4.1.2: two alternate links of one type and language")
        if not same and each.find(f"{ATOM}content") is None:
            wrong.append("4.1.2: no content and no alternate link")
    ids = [each.findtext(f"{ATOM}id") for each in [feed, *entries]]
    if len(set(ids)) != len(ids):
        wrong.append("4.2.6: an id that stands there twice")
    if sum(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")) != 1:
        wrong.append("4.2.7.2: a feed says once where it is")
    return wrong


def wrong_in_json(said):
    """What JSON Feed 1.1 asks that this feed does not do."""
    wrong = [] if said.get("version") == "https://jsonfeed.org/version/1.1" else ["another version"]
    wrong += [f"the feed has {name}" for name in said.keys() - IN_JSON["feed"]]
    wrong += (
        [] if isinstance(said.get("title"), str) and isinstance(said.get("items"), list) else ["no title"]
    )
    for item in said.get("items", []):
        wrong += [f"an item has {name}" for name in item.keys() - IN_JSON["item"]]
        wrong += [] if isinstance(item.get("id"), str) and item["id"] else ["an item without id"]
        wrong += [] if "content_html" in item or "content_text" in item else ["an item without content"]
        for moment in (item.get("date_published"), item.get("date_modified")):
            if moment and datetime.fromisoformat(moment).tzinfo is None:
                wrong.append("a moment without a time zone")
    return wrong


@pytest.fixture
def proven(cast):
    """The public result of the workshop with all one can say of it."""
    sentence = version_of(cast.workshop, 1, "Niemand struikelt alleen.")[0]
    said = {"for_whom": "wie slecht ter been is", "evidence": "telling aan de deur", "figure": "12"}
    said |= {"figure_meaning": "drempels weg", "purpose_sentence": sentence}
    cast.result.revise(by=cast.noor, at=RECENTLY, contributions=[], among=[], **said)
    return cast.result


@pytest.mark.parametrize("path", PATHS)
def test_every_list_keeps_to_the_grammar_of_atom_and_to_json_feed(cast, client_of, proven, path):
    client = client_of(None)

    assert wrong_in_atom(client.get(f"{path}.atom").content) == []
    assert wrong_in_json(client.get(f"{path}.json").json()) == []


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        (rb"<id>[^<]*</id>", b""),
        (rb"<updated>[^<]*</updated>", b"<updated>gisteren</updated>"),
        (rb"<entry>(<title>[^<]*</title>)", rb"<entry>\1\1"),
        (rb"<entry>", b"<entry><rating>5</rating>"),
        (rb'<link href="http://testserver/news/feeds[^>]*>(</link>)?', b""),
        (rb"(<entry>.*</entry>)", rb"\1\1"),
    ],
)
def test_a_feed_that_is_wrong_is_found_wrong(cast, client_of, what, instead):
    body = client_of(None).get("/news/feeds/results.atom").content
    spoilt = re.sub(what, instead, body, flags=re.S)

    assert spoilt != body
    assert wrong_in_atom(spoilt)


def test_a_reader_finds_the_feed_on_the_page_of_the_community_and_follows_it(cast, client_of, proven):
    client = client_of(None)
    page = client.get(cast.workshop.get_absolute_url()).content.decode()
    found = re.search(r'<link rel="alternate" type="application/atom\+xml" [^>]*href="([^"]+)"', page)[1]

    read = feedparser.parse(client.get(found).content)
    (entry,) = [each for each in read.entries if each.title == proven.title]

    assert not read.bozo
    assert entry.link == f"http://testserver{proven.get_absolute_url()}"
    told = entry.content[0].value
    for said in ("12", "drempels weg", "wie slecht ter been is", "telling aan de deur"):
        assert said in told
    assert "Niemand struikelt alleen." in told


def test_who_asks_again_after_a_change_gets_the_same_entry_anew(cast, client_of, proven):
    address = "/news/feeds/results/de-wijkwerkplaats.atom"
    client = client_of(None)
    first = client.get(address)
    kept = {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]}
    assert client.get(address, headers=kept).status_code == 304

    proven.revise(by=cast.noor, contributions=[], among=[], title="Dertien drempels", slug="dertien")
    again = client.get(address, headers=kept)

    before, after = (
        {each.id: each for each in feedparser.parse(answer.content).entries} for answer in (first, again)
    )
    assert again.status_code == 200
    assert before.keys() == after.keys()
    (changed,) = [key for key in after if after[key].title != before[key].title]
    assert after[changed].updated > before[changed].updated
    assert after[changed].published == before[changed].published


def test_a_change_made_while_only_members_read_it_leaves_no_trace_in_the_feed(cast, client_of):
    result = Result.objects.get(pk=cast.result.pk)
    Result.objects.filter(pk=result.pk).update(visibility="members")
    result.refresh_from_db()
    result.revise(by=cast.noor, contributions=[], among=[], story="Anders.")
    Result.objects.filter(pk=result.pk).update(visibility="public")

    (item,) = client_of(None).get("/news/feeds/results/de-wijkwerkplaats.json").json()["items"]

    assert item["date_modified"] == item["date_published"]
