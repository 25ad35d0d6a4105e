"""Muting and blocking: who no longer reads whom, who no longer sees whom, and that it can be undone."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.moderation.distance import block, mute, unblock, unmute
from samenspel.people.models import Person
from samenspel.work.models import Result


def see(viewer, person):
    return Person.objects.visible_to(viewer).filter(pk=person.pk).exists()


def test_after_a_block_neither_sees_the_other(cast):
    block(cast.bram, by=cast.sami)

    assert not see(cast.bram, cast.sami)
    assert not see(cast.sami, cast.bram)
    assert see(cast.noor, cast.sami)


def test_pages_of_who_blocked_me_do_not_exist(cast, client_of):
    block(cast.bram, by=cast.sami)

    assert client_of(cast.bram).get(cast.sami.get_absolute_url()).status_code == 404
    assert "Sami" not in client_of(cast.bram).get("/people/").content.decode()


def test_it_can_be_undone(cast):
    block(cast.bram, by=cast.sami)
    unblock(cast.bram, by=cast.sami)

    assert see(cast.bram, cast.sami)


def test_administrators_see_everyone(cast):
    block(cast.anna, by=cast.sami)

    assert see(cast.anna, cast.sami)


def test_a_steward_and_a_member_of_their_community_keep_seeing_each_other(cast):
    block(cast.noor, by=cast.sami)

    assert see(cast.noor, cast.sami)
    assert see(cast.sami, cast.noor)


@pytest.mark.parametrize("act", [mute, block])
def test_nobody_keeps_distance_from_themselves(cast, act):
    with pytest.raises(PermissionDenied):
        act(cast.sami, by=cast.sami)


def test_whom_i_mute_i_do_not_read_and_others_do(cast, client_of):
    Result.publish(community=cast.workshop, by=cast.noor, title="Een bankje erbij", story="Het staat er.")
    mute(cast.noor, by=cast.sami)

    assert "Een bankje erbij" not in client_of(cast.sami).get("/").content.decode()
    assert "Een bankje erbij" in client_of(cast.bram).get("/").content.decode()

    unmute(cast.noor, by=cast.sami)
    assert "Een bankje erbij" in client_of(cast.sami).get("/").content.decode()


def test_whom_i_keep_at_a_distance_stands_on_my_page_and_is_not_told(cast, client_of):
    client = client_of(cast.sami)
    for act in ("mute", "block"):
        client.post(f"/moderation/distance/{cast.bram.handle}/", {"act": act})

    page = client.get("/moderation/mine/").content.decode()

    assert "You do not read what Bram Jansen does." in page
    assert "You and Bram Jansen do not see each other." in page
    assert "Sami" not in client_of(cast.bram).get("/moderation/mine/").content.decode()


def test_a_block_is_taken_away_by_a_plain_form(cast, client_of):
    block(cast.bram, by=cast.sami)

    client_of(cast.sami).post(f"/moderation/distance/{cast.bram.handle}/", {"act": "unblock"})

    assert see(cast.sami, cast.bram)


def test_whom_i_mute_is_not_in_the_story_of_a_community_for_me(cast, client_of):
    mute(cast.noor, by=cast.sami)

    mine, theirs = (
        client_of(person).get("/communities/de-wijkwerkplaats/history/").content.decode()
        for person in (cast.sami, cast.bram)
    )

    assert "Noor El Amrani" not in mine
    assert "Noor El Amrani" in theirs
