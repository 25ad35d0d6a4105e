"""The page of news: chosen by community, kind, person and purpose, and read on from where one was."""

import re
from datetime import UTC, date, datetime

import pytest

from samenspel.communities.models import Community
from samenspel.feed.choosing import as_place, place_in
from samenspel.feed.telling import tell_many
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.purpose.models import Version
from samenspel.purpose.models.parts import Part
from samenspel.work.models import Result

pytestmark = pytest.mark.django_db


def page_for(client, query=""):
    return client.get(f"/news/{query}").content.decode()


def told(page):
    """What stands in the list itself, without the frame around it."""
    found = re.search(r'<ul class="rows happened">(.*?)</ul>', page, re.DOTALL)
    return found.group(1) if found else ""


def test_a_visitor_reads_what_is_public_and_no_name(cast, client_of):
    page = page_for(client_of(None))

    assert "Twaalf drempels" in page
    for hidden in ("De klusbus", "De Buurttuin", "De Zorgkring", "El Amrani", "Sami"):
        assert hidden not in page


def test_a_member_begins_with_their_own_communities_and_can_see_all(cast, client_of):
    client = client_of(cast.vera)

    own, everything = told(page_for(client)), told(page_for(client, "?where=all"))

    assert ">Een rooster dat klopt</a>" in own
    assert "Twaalf drempels" not in own
    assert "Twaalf drempels" in everything


def test_who_is_in_no_community_reads_everything(cast, client_of):
    page = page_for(client_of(cast.tess))

    assert "Twaalf drempels" in told(page)
    assert "Of your communities" not in page


def test_news_of_one_community_and_one_kind(cast, client_of):
    page = page_for(client_of(cast.sami), "?community=de-wijkwerkplaats&kind=results")

    assert "Twaalf drempels" in told(page)
    assert "joined" not in told(page)
    assert "News of De Wijkwerkplaats" in page


def test_a_community_one_may_not_know_is_as_one_that_is_not_there(cast, client_of):
    client = client_of(cast.noor)
    assert told(page_for(client, "?community=de-zorgkring")) == told(page_for(client, "?community=nergens"))
    assert "De Zorgkring" not in page_for(client, "?community=de-zorgkring")


def test_what_someone_did_is_for_who_may_see_that_person(cast, client_of):
    assert "What" in (page := page_for(client_of(cast.tess), "?where=all&person=sami"))
    assert "Twaalf drempels" not in told(page)

    Person.objects.filter(pk=cast.sami.pk).update(visibility=Visibility.PRIVATE)

    page = page_for(client_of(cast.tess), "?where=all&person=sami")
    assert "Sami de Wit" not in page
    assert "Twaalf drempels" in told(page)


def test_news_of_a_sentence_of_the_purpose_in_whatever_version_it_was_chosen(cast, client_of):
    first = a_version(cast.workshop, 1, "Thuis blijven wonen.")
    second = a_version(cast.workshop, 2, "Iedereen blijft thuis wonen.", came_from=first)
    Result.objects.filter(pk=cast.result.pk).update(purpose_sentence=first)

    page = page_for(client_of(None), f"?community=de-wijkwerkplaats&purpose={second.pk}")

    assert f'<option value="{second.pk}" selected>Iedereen blijft thuis wonen.' in page
    assert told(page).count("<li>") == 1
    assert "Twaalf drempels" in told(page)


def a_version(community, number, text, **rest):
    version = Version.objects.create(community=community, number=number, review_on=date(2027, 1, 1))
    return version.sentences.create(part=Part.PURPOSE, order=1, text=text, **rest)


def test_one_reads_on_from_where_one_was_and_back_to_the_latest(cast, client_of):
    many = [
        Result(community=cast.workshop, title=f"Resultaat {n}", slug="r", story="Ja.", visibility="public")
        for n in range(45)
    ]
    Result.objects.bulk_create(many)
    at = datetime(2026, 5, 1, tzinfo=UTC)
    tell_many("work.result_published", ((each, cast.noor.pk, at) for each in many))
    client, query, found = client_of(cast.sami), "?kind=results", []

    while query is not None:
        page = page_for(client, query)
        found += re.findall(r"Resultaat (\d+)<", page)
        older = re.search(r'rel="next" href="/news/([^"]+)"', page)
        query = older.group(1).replace("&amp;", "&") if older else None

    assert [int(each) for each in found] == list(range(44, -1, -1))
    assert "The latest" in page


@pytest.mark.parametrize(
    "place", ["", "x", "_", "2026-13-01_1", "2026-05-01T00:00:00_1", "2026-05-01T00:00:00Z_x"]
)
def test_a_broken_place_is_the_beginning(place):
    assert place_in(place) is None


def test_a_place_comes_back_as_it_was():
    older = (datetime(2026, 5, 1, 10, 0, 0, 12, tzinfo=UTC), 7)

    assert place_in(as_place(older)) == older


def test_an_open_page_that_hears_of_news_asks_only_for_the_list(cast, client_of):
    part = client_of(cast.sami).get("/news/", headers={"hx-request": "true"})

    assert part.content.decode().lstrip().startswith('<div id="news-now"')
    assert "Twaalf drempels" in part.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Request" in part["Vary"]


def test_an_archived_community_keeps_its_news(cast, client_of):
    Community.objects.filter(pk=cast.workshop.pk).update(stage=Community.Stage.CLOSED)

    assert "Twaalf drempels" in told(page_for(client_of(None), "?community=de-wijkwerkplaats"))


def test_nothing_of_a_kind_is_said_in_words(cast, client_of):
    page = page_for(client_of(cast.sami), "?kind=organisations")

    assert "Nothing of this kind happened here yet" in page


def test_the_page_asks_no_more_for_more_news(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.noor)
    page_for(client)

    with django_assert_max_num_queries(17):
        page_for(client)
