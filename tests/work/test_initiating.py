"""Initiatives: starting, moving, ending, taking part; and to whom they are open."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.communities import archiving, joining
from samenspel.feed.models import Entry
from samenspel.moderation.hiding import hide
from samenspel.notifications.models import Notification
from samenspel.privacy.visibility import Visibility
from samenspel.search.models import SearchDoc
from samenspel.work import initiating, roadmapping
from samenspel.work.models import Initiative
from samenspel.work.refusing import NotNow
from tests.work.roadmap_made import initiative, opened


def seen_by(cast, thing):
    names = ("noor", "sami", "vera", "bram", "tess", "anna", "lena", "rik")
    rows = type(thing).objects.filter(pk=thing.pk)
    found = {name for name in names if rows.visible_to(getattr(cast, name)).exists()}
    return found | ({"visitor"} if rows.visible_to(None).exists() else set())


INSIDE = {"noor", "sami", "anna"}
PROFILES = INSIDE | {"vera", "bram", "tess", "rik"}
ALL = PROFILES | {"lena", "visitor"}


@pytest.mark.parametrize(
    ("roadmap", "own", "seen"),
    [
        ("members", "", INSIDE),
        ("signed_in", "", PROFILES),
        ("public", "", ALL),
        ("members", "public", ALL),
        ("public", "members", INSIDE),
        ("public", "signed_in", PROFILES),
    ],
)
def test_an_initiative_is_seen_as_the_roadmap_unless_it_says_otherwise(cast, roadmap, own, seen):
    made = initiative(cast, visibility=own)

    roadmapping.open_to(cast.workshop, roadmap, by=cast.noor)

    assert seen_by(cast, made) == seen


def test_nothing_is_seen_by_more_than_its_community_is(cast):
    made = initiative(cast, by=cast.vera, community=cast.circle, visibility="public")

    assert seen_by(cast, made) == {"vera", "anna"}


def test_a_roadmap_is_for_members_until_the_community_opens_it(cast):
    assert roadmapping.opened_to(cast.workshop) == Visibility.MEMBERS
    with pytest.raises(PermissionDenied):
        roadmapping.open_to(cast.workshop, "public", by=cast.sami)


def test_every_move_is_remembered_with_who_and_why(cast):
    made = initiative(cast)

    initiating.move(made, "now", by=cast.noor, why="Er is hout.")
    initiating.move(made, "now", by=cast.noor)
    initiating.end(made, by=cast.noor, kind="done", words="Ze staan er.")
    initiating.move(made, "next", by=cast.noor, why="Er waren er te weinig.")

    steps = made.steps.order_by("pk").values_list("before", "after", "why")
    assert list(steps) == [
        ("", "later", ""),
        ("later", "now", "Er is hout."),
        ("now", "", ""),
        ("", "next", "Er waren er te weinig."),
    ]
    assert not hasattr(Initiative.objects.get(pk=made.pk), "ending")


def test_who_looks_after_it_leads_it_and_other_members_do_not(cast):
    made = initiative(cast)
    with pytest.raises(PermissionDenied):
        initiating.move(made, "now", by=cast.sami)

    initiating.change(made, by=cast.noor, steward=cast.sami)

    initiating.move(made, "now", by=cast.sami)
    made.refresh_from_db()
    assert made.when == "now"


def test_who_leaves_leads_no_longer(cast):
    made = initiative(cast, by=cast.sami, steward=cast.sami)
    joining.leave(cast.workshop, cast.sami)

    with pytest.raises(PermissionDenied):
        initiating.move(made, "now", by=cast.sami)


def test_members_take_part_once_at_a_time_and_step_out(cast):
    made = initiative(cast)

    first = initiating.take_part(made, by=cast.sami)
    assert initiating.take_part(made, by=cast.sami) == first
    initiating.step_out(made, by=cast.sami)

    assert not made.taking_part.current().filter(person=cast.sami).exists()
    with pytest.raises(PermissionDenied):
        initiating.take_part(made, by=cast.vera)


def test_nothing_new_begins_in_an_archive(cast):
    made = initiative(cast)
    archiving.archive(cast.workshop, by=cast.noor, why="Klaar.")
    made.community.refresh_from_db()

    for act in (
        lambda: initiative(cast, "Nog iets", community=made.community),
        lambda: initiating.move(made, "now", by=cast.noor),
        lambda: initiating.take_part(made, by=cast.sami),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_hidden_initiative_is_seen_by_who_started_it_and_led_by_nobody(cast):
    made = initiative(cast, by=cast.sami, visibility="public")
    hide(made, by=cast.noor, reason="Hier staat een huisadres in.")

    assert seen_by(cast, made) == {"sami"}
    with pytest.raises(PermissionDenied):
        initiating.move(made, "now", by=cast.sami)


def test_the_news_tells_of_it_to_who_may_see_it(cast):
    opened(cast)
    initiative(cast)

    told = Entry.objects.filter(verb="work.initiative_started")

    assert told.visible_to(cast.vera).exists()
    roadmapping.open_to(cast.workshop, "members", by=cast.noor)
    assert not told.visible_to(cast.vera).exists()


def test_it_is_found_by_who_may_see_it_as_soon_as_the_roadmap_opens(cast):
    made = initiative(cast)
    doc = SearchDoc.objects.of("initiative").filter(thing_id=made.pk)

    levels_before = set(doc.values_list("level", flat=True))
    opened(cast)

    assert levels_before == {"members"}
    assert set(doc.values_list("level", flat=True)) == {"public"}


def test_a_result_of_another_community_is_not_where_it_ended(cast):
    made = initiative(cast)

    with pytest.raises(NotNow, match="this community"):
        initiating.end(made, by=cast.noor, kind="done", words="Af.", result=cast.closed_result)


def test_an_initiative_called_like_an_act_keeps_a_page_of_its_own(cast):
    made = initiative(cast, "Change")

    assert made.slug == "change-initiatief"


def test_who_was_named_to_look_after_it_hears_it_and_takes_their_name_off(cast, client_of):
    made = initiative(cast, steward=cast.sami, at=timezone.now())
    assert Notification.objects.filter(person=cast.sami, kind="work.asked_to_look_after").exists()
    url, words = reverse("work:lay_down", args=[made.pk]), "I do not look after it"
    assert words not in client_of(cast.noor).get(made.get_absolute_url()).content.decode()
    client_of(cast.noor).post(url)
    made.refresh_from_db()
    assert made.steward == cast.sami, "nobody takes the name of another off by this"

    assert words in client_of(cast.sami).get(made.get_absolute_url()).content.decode()
    client_of(cast.sami).post(url)

    made.refresh_from_db()
    assert made.steward is None
