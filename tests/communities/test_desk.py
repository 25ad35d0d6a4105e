"""The stewards' desk: what waits, over one community or all, with the way to the act."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.communities import agreeing, applying, desk, joining, placing
from samenspel.communities.models import Community, Membership, Role
from samenspel.communities.sockets import DESK, add_to_desk
from samenspel.live.models import Change
from samenspel.people.introducing import introduce
from samenspel.work import offering

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/desk/"


def titles(communities, viewer):
    return [str(pile["title"]) for pile in desk.piles(communities, viewer)]


def test_an_empty_desk_says_something_kind(cast, client_of):
    assert "Nothing waits." in client_of(cast.noor).get(URL).content.decode()


def test_everything_that_waits_lies_there_in_order(cast):
    workshop, role = (
        cast.workshop,
        Role.objects.create(community=cast.workshop, name="Gast", open_to="outsiders"),
    )
    applying.apply(role, cast.lena, words="Graag.")
    joining.join(workshop, cast.tess)
    cast.secretary.prolong(timezone.localdate() + timedelta(days=9), by=cast.noor)
    placing.propose(
        Community.start(name="Koor", purpose="Zingen.", by=cast.tess), parent=workshop, by=cast.tess
    )

    assert titles([workshop], cast.noor) == [
        "Who would like to take a role",
        "New, and not welcomed yet",
        "Roles that end soon",
        "Roles that look for someone",
        "Communities that would like to be part of yours",
    ]


def test_one_welcomes_from_the_desk_with_one_click(cast, client_of):
    page = client_of(cast.noor).get("/communities/de-buurttuin/desk/").content.decode()

    assert f"/communities/de-buurttuin/requests/{cast.request.pk}/welcome/" in page


def test_the_agreement_is_a_figure_from_five_members_on_and_never_a_list(cast, client_of):
    agreeing.make_agreement(cast.workshop, by=cast.noor, text="Wij.")
    assert titles([cast.workshop], cast.noor) == []
    for number in range(10):
        Membership.objects.create(
            community=cast.workshop,
            person=introduce(name=f"Buur {number}"),
            since=timezone.now() - timedelta(days=90),
        )

    page = client_of(cast.noor).get(URL).content.decode()

    assert "Members who said yes" in page
    assert "Buur 1" not in page


def test_my_desk_is_over_all_communities_i_look_after_and_no_others(cast, client_of):
    page = client_of(cast.noor).get("/desk/").content.decode()

    assert "Tess Kuipers" in page
    assert "De Buurttuin" in page
    assert "Tess Kuipers" not in client_of(cast.vera).get("/desk/").content.decode()
    assert "You look after none now." in client_of(cast.sami).get("/desk/").content.decode()


def test_rooms_above_put_a_pile_on_it(cast, client_of):
    add_to_desk(
        order=40,
        title="Questions",
        template="communities/desk/_open_roles.html",
        context=lambda communities, viewer: {"rows": []},
    )
    try:
        assert titles([cast.workshop], cast.noor) == ["Questions"]
    finally:
        DESK[:] = [pile for pile in DESK if pile.title != "Questions"]


def test_the_desk_asks_few_questions_however_much_waits(cast, client_of, django_assert_max_num_queries):
    for number in range(12):
        joining.ask(cast.garden, introduce(name=f"Buur {number}"))
        joining.join(cast.workshop, introduce(name=f"Nieuw {number}"))
    client = client_of(cast.noor)
    client.get("/desk/")

    # Rooms above put piles of their own on it, a question or two each; the mark in the frame asks three.
    with django_assert_max_num_queries(25):
        client.get("/desk/")


def channels_on(client, address):
    found = re.search(r'id="desk-now"[^>]* data-live="([^"]*)"', client.get(address).content.decode())
    return set(found[1].split())


def test_the_desk_moves_by_itself_when_somebody_joins_offers_or_asks(cast, client_of):
    noor, about_me = client_of(cast.noor), f"person:{cast.noor.pk}"
    workshop, garden = (f"community:{each.pk}" for each in (cast.workshop, cast.garden))

    assert channels_on(noor, f"/communities/{cast.workshop.slug}/desk/") == {workshop, about_me}
    assert channels_on(noor, "/desk/") == {workshop, garden, about_me}
    Change.objects.all().delete()
    offering.offer(cast.vera, words="Ik help graag.", community=cast.workshop)
    assert Change.objects.filter(channel=about_me).exists()
    joining.join(cast.workshop, cast.tess)
    assert Change.objects.filter(channel=workshop).exists()
