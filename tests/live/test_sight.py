"""Whatever lets somebody see less makes pages ask again before they hear of another change."""

import time

import pytest
from django.urls import reverse

from samenspel.communities import caring, joining
from samenspel.discussions import moving
from samenspel.live.models import Change
from samenspel.moderation.hiding import hide
from samenspel.opinions import starting
from samenspel.people.administering import close
from samenspel.work import calling, experimenting, initiating, roadmapping
from tests.discussions.made import thread
from tests.live.listening import ticket
from tests.work.roadmap_made import call, experiment, initiative


@pytest.fixture(autouse=True)
def quiet(cast):
    """What was said while the cast came on does not count."""
    Change.objects.all().delete()


def hidden(cast):
    hide(thread(cast, by=cast.sami), by=cast.noor, reason="Het is niet aardig.")


def moved(cast):
    moving.move(thread(cast, visibility="public"), to=cast.workshop, visibility="members", by=cast.noor)


def shut(cast):
    caring.look_after(cast.workshop, by=cast.noor, visibility="members")


def roadmap_shut(cast):
    roadmapping.open_to(cast.workshop, "public", by=cast.noor)
    Change.objects.all().delete()
    roadmapping.open_to(cast.workshop, "members", by=cast.noor)


def initiative_shut(cast):
    initiating.change(initiative(cast, visibility="public"), by=cast.noor, visibility="members")


def experiment_shut(cast):
    experimenting.change(experiment(cast, visibility="public"), by=cast.sami, visibility="members")


def call_shut(cast):
    calling.change(call(cast), by=cast.noor, open_to="members")


def conversation_shut(cast):
    talk = starting.start(cast.workshop, by=cast.noor, topic="Bankjes", visibility="public")
    starting.change(talk, by=cast.noor, visibility="members")


def result_withdrawn(cast):
    cast.result.withdraw(by=cast.result.published_by)


def removed(cast):
    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Zo gaat het niet.")


def account_closed(cast):
    close(cast.sami, by=cast.anna)


@pytest.mark.parametrize(
    "act",
    [
        hidden,
        moved,
        shut,
        roadmap_shut,
        initiative_shut,
        experiment_shut,
        call_shut,
        conversation_shut,
        result_withdrawn,
        removed,
        account_closed,
    ],
)
def test_who_may_see_less_asks_again(cast, act):
    act(cast)

    assert Change.objects.filter(channel="sight").exists()


def test_what_opens_asks_nobody_again(cast):
    initiating.change(initiative(cast), by=cast.noor, visibility="public")

    assert Change.objects.exists()
    assert not Change.objects.filter(channel="sight").exists()


def test_who_leaves_is_closed_at_once(cast):
    joining.leave(cast.workshop, cast.sami)

    assert Change.objects.filter(channel=f"gone:{cast.sami.pk}").exists()


@pytest.mark.parametrize("name", ["account_logout", "account_sign_out_elsewhere"])
def test_who_signs_out_is_closed_at_once(cast, client_of, name):
    client_of(cast.sami).post(reverse(name))

    assert Change.objects.filter(channel=f"gone:{cast.sami.pk}").exists()


def test_faces_are_shown_on_a_ticket_from_after_the_last_narrowing_only(cast, client_of):
    found = thread(cast)
    old = ticket(f"discussion:{found.pk}", person=cast.sami.pk, made=time.time() - 1)
    hide(found, by=cast.anna, reason="Het is niet aardig.")

    answer = client_of(cast.sami).get(reverse("live:here"), headers={"X-Live-Ticket": old})

    assert answer.status_code == 403
