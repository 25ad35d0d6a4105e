"""Coming, waiting for a place, staying away; also of who gave only an e-mail address."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from samenspel.communities import joining
from samenspel.gatherings import access, attending, changing, registering
from samenspel.gatherings.calendars.events import with_seen_links
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.sight import can_read_minutes
from samenspel.notifications.models import Notification
from tests.gatherings.gatherings_made import OPEN, been, comes, gathering, states


def test_the_last_place_goes_once_and_who_waits_longest_moves_up(cast):
    made = gathering(cast, most=2, **OPEN)

    comes(made, cast.sami, cast.vera, cast.lena)
    assert states(made)["sami"] == "registered"
    assert (states(made)["vera"], states(made)[cast.lena.handle]) == ("waiting", "waiting")
    registering.leave(made, person=cast.sami, by=cast.sami)

    assert (states(made)["vera"], states(made)[cast.lena.handle]) == ("registered", "waiting")
    assert Notification.objects.filter(person=cast.vera, kind="gatherings.moved_up").count() == 1


def test_more_room_lets_in_who_waits(cast):
    made = gathering(cast, most=2, **OPEN)
    comes(made, cast.sami, cast.vera, cast.tess)

    changing.change(made, by=cast.noor, most=None)

    assert set(states(made).values()) == {"registered"}


def test_registering_twice_changes_only_the_words(cast):
    made = gathering(cast, most=2)
    comes(made, cast.sami)

    row = registering.register(made, by=cast.sami, words="Ik kom op de fiets.")

    assert row.words == "Ik kom op de fiets."
    assert row.steps.count() == 1


def test_who_came_back_stands_at_the_end_of_the_list(cast):
    made = gathering(cast, most=2, **OPEN)
    comes(made, cast.sami, cast.vera, cast.tess)
    registering.leave(made, person=cast.vera, by=cast.vera)
    comes(made, cast.vera)

    registering.leave(made, person=cast.sami, by=cast.sami)

    assert (states(made)["tess"], states(made)["vera"]) == ("registered", "waiting")


@pytest.mark.parametrize(
    ("who", "open_to", "may"),
    [
        ("sami", "members", True),
        ("vera", "members", False),
        ("vera", "signed_in", True),
        ("lena", "signed_in", False),
        ("lena", "anyone", True),
        ("rik", "anyone", False),
        ("bram", "anyone", True),
    ],
)
def test_whom_it_is_open_to(cast, who, open_to, may):
    made = gathering(cast, visibility="public", open_to=open_to)

    if may:
        comes(made, getattr(cast, who))
    else:
        with pytest.raises(PermissionDenied):
            comes(made, getattr(cast, who))


def test_nobody_registers_for_what_is_over_or_cancelled(cast):
    from samenspel.gatherings import cancelling

    made = gathering(cast)
    cancelling.cancel(made, by=cast.noor, why="Storm.")

    for each in (made, been(cast)):
        with pytest.raises(PermissionDenied):
            comes(each, cast.sami)


def test_who_leads_takes_a_place_back_and_who_had_it_hears_so(cast):
    made = gathering(cast, **OPEN)
    comes(made, cast.vera)

    registering.leave(made, person=cast.vera, by=cast.noor)
    with pytest.raises(PermissionDenied):
        registering.leave(made, person=cast.noor, by=cast.vera)

    assert states(made)["vera"] == "left"
    assert Notification.objects.filter(person=cast.vera, kind="gatherings.taken_back").count() == 1


def test_who_leaves_the_community_gives_up_a_place_for_members_and_keeps_an_open_one(cast):
    inner, outer = gathering(cast), gathering(cast, **OPEN)
    for made in (inner, outer):
        comes(made, cast.sami)

    joining.leave(cast.workshop, cast.sami)

    assert (states(inner)["sami"], states(outer)["sami"]) == ("left", "registered")
    assert outer in Gathering.objects.visible_to(cast.sami)
    assert inner not in Gathering.objects.visible_to(cast.sami)


def test_who_is_removed_comes_nowhere_and_sees_what_everyone_sees(cast):
    inner, outer = gathering(cast), gathering(cast, **OPEN)
    for made in (inner, outer):
        comes(made, cast.sami)

    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Regels.")

    assert (states(inner)["sami"], states(outer)["sami"]) == ("left", "left")
    assert set(Gathering.objects.visible_to(cast.sami)) == {outer}


def test_who_was_there_and_is_removed_knows_no_more_than_anyone(cast):
    made = been(cast, **OPEN, link="https://video.example/kamer")
    attending.say_so(made, by=cast.sami)
    assert access.can_see_link(cast.sami, made)
    assert can_read_minutes(cast.sami, made)

    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Regels.")

    assert not access.can_see_link(cast.sami, made)
    assert not can_read_minutes(cast.sami, made)
    assert [each.seen_link for each in with_seen_links([made], cast.sami)] == [""]


def test_a_visitor_comes_with_only_an_address_and_finds_their_place(cast, client_of, mailoutbox):
    made = gathering(cast, **OPEN)
    client = client_of(None)

    answer = client.post(
        reverse("gatherings:come", args=[made.pk]),
        {"called": "Guus", "email": "guus@buurt.example", "words": ""},
    )
    code = next(
        line
        for line in mailoutbox[-1].body.splitlines()
        if line.strip().replace("-", "").isalnum()
        and line.strip().upper() == line.strip()
        and 5 < len(line.strip()) < 12
    )
    answer = client.post(answer.url.partition("?")[0] + "?next=/", {"code": code.strip()}, follow=True)

    assert "You come" in answer.content.decode()
    assert made.registrations.get(called="Guus").comes


def test_a_visitor_is_sent_to_sign_in_where_it_is_not_for_everyone(cast, client_of):
    made = gathering(cast, visibility="public", open_to="signed_in")

    answer = client_of(None).get(reverse("gatherings:come", args=[made.pk]))

    assert answer.status_code == 302
    assert "login" in answer.url
