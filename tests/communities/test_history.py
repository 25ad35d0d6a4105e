"""The story of a community, as far as each reader may see the people in it."""

import pytest
from django.utils import timezone

from samenspel.communities import agreeing, joining
from samenspel.communities.stewarding import make_steward
from samenspel.people.introducing import introduce
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/history/"


def kinds(client, url=URL):
    return [line.kind for line in client.get(url).context["page"].lines]


def test_it_tells_what_happened_latest_first(cast, client_of):
    cast.workshop.move_to_stage("alive", by=cast.noor)
    agreeing.make_agreement(cast.workshop, by=cast.noor, text="Wij.")
    make_steward(cast.workshop, cast.sami, by=cast.noor)

    told = kinds(client_of(cast.noor))

    assert told[-1] == "started"
    assert {"stage", "agreement", "joined", "left", "steward", "granted"} <= set(told)
    moments = [line.at for line in client_of(cast.noor).get(URL).context["page"].lines]
    assert moments == sorted(moments, reverse=True)


def test_farewells_are_for_members(cast, client_of):
    assert "Ik ben verhuisd." in client_of(cast.sami).get(URL).content.decode()
    for other in (None, cast.vera, cast.lena):
        assert "Ik ben verhuisd." not in client_of(other).get(URL).content.decode()


def test_people_one_may_not_see_are_not_in_it(cast, client_of):
    Person.objects.filter(pk=cast.bram.pk).update(visibility=Visibility.PRIVATE)

    assert "Bram" not in client_of(cast.sami).get(URL).content.decode()
    assert set(kinds(client_of(None))) == {"started"}


def test_a_long_story_goes_on_further_back_and_leaves_nothing_out(cast, client_of):
    at = timezone.now()
    for number in range(60):
        joining.join(cast.workshop, introduce(name=f"Buur {number}"), at=at if number < 30 else None)
    client, url, told = client_of(cast.noor), URL, []
    while url:
        page = client.get(url).context["page"]
        told += page.lines
        url = page.older_url

    joined = [line.thing.pk for line in told if line.kind == "joined"]
    assert len(joined) == len(set(joined)) == 64
    assert told[-1].kind == "started"


@pytest.mark.parametrize("asked", ["gisteren", "2026-13-45T00:00", "2026-01-01T00:00:00", "%00"])
def test_a_broken_moment_in_the_address_shows_the_latest(cast, client_of, asked):
    assert kinds(client_of(cast.noor), f"{URL}?before={asked}")[-1] == "started"
