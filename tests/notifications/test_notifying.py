"""Who hears of what: those it concerns and may see it, once an act, and never who did it."""

import pytest
from django.db import transaction

from samenspel.communities import joining, meeting
from samenspel.communities.models import Community, Greeting
from samenspel.moderation import distance
from samenspel.notifications import notifying
from samenspel.notifications.models import Notification
from samenspel.notifications.notifying import notify
from tests.cast import LONG_AGO

pytestmark = pytest.mark.django_db


def told(person):
    return list(Notification.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def greeting(cast):
    """A greeting to Sami by Noor of which nobody was told."""
    membership = cast.workshop.membership_of(cast.sami)
    return Greeting.objects.create(membership=membership, by=cast.noor, words="Welkom!")


def test_who_is_asked_hears_of_it(cast):
    joining.ask(cast.garden, cast.vera)

    assert told(cast.noor)[-1] == "communities.asked_to_join"
    assert "communities.asked_to_join" not in told(cast.sami)


def test_who_did_it_hears_nothing(cast):
    membership = joining.join(cast.workshop, cast.tess)
    before = told(cast.noor)

    meeting.greet(membership, by=cast.noor, words="Welkom!")

    assert told(cast.tess) == ["communities.greeted"]
    assert told(cast.noor) == before


def test_the_same_act_is_told_once(cast, greeting):
    for _again in range(2):
        notify("communities.greeted", to=[cast.sami], about=greeting, by=cast.noor)

    assert told(cast.sami).count("communities.greeted") == 1


def test_who_may_not_see_it_is_not_told(cast, greeting):
    notify("communities.greeted", to=[cast.vera, cast.tess, cast.lena], about=greeting, by=cast.noor)

    assert not Notification.objects.filter(kind="communities.greeted").exists()


@pytest.mark.parametrize("keep_away", [distance.mute, distance.block])
def test_of_someone_kept_away_nothing_is_heard(cast, greeting, keep_away):
    keep_away(cast.noor, by=cast.sami)

    notify("communities.greeted", to=[cast.sami], about=greeting, by=cast.noor)

    assert "communities.greeted" not in told(cast.sami)


def test_whoever_is_blocked_is_not_heard_of_either(cast, greeting):
    distance.block(cast.sami, by=cast.noor)

    notify("communities.greeted", to=[cast.sami], about=greeting, by=cast.noor)

    assert "communities.greeted" not in told(cast.sami)


def test_an_account_that_was_closed_hears_nothing(cast, greeting):
    cast.sami.is_active = False

    notify("communities.greeted", to=[cast.sami, None], about=greeting, by=cast.noor)

    assert "communities.greeted" not in told(cast.sami)


def test_a_kind_nobody_named_is_refused(cast, greeting):
    with pytest.raises(KeyError):
        notify("communities.invented", to=[cast.sami], about=greeting)


def test_many_people_hear_of_it_by_way_of_the_worker(
    cast, greeting, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(notifying, "AT_ONCE_TO", 1)

    with django_capture_on_commit_callbacks(execute=True):
        notify("communities.greeted", to=[cast.sami, cast.vera], about=greeting, by=cast.noor)

    assert "communities.greeted" in told(cast.sami)
    assert told(cast.vera) == []


def test_it_is_remembered_in_which_community_it_was(cast):
    joining.ask(cast.garden, cast.vera)

    assert Notification.objects.get(by=cast.vera).place_id == cast.garden.pk


def test_an_act_that_is_undone_told_nobody(cast, greeting):
    with transaction.atomic():
        notify("communities.greeted", to=[cast.sami], about=greeting, by=cast.noor)
        transaction.set_rollback(True)

    assert "communities.greeted" not in told(cast.sami)


def test_who_looks_after_a_community_hears_who_came_in_but_not_whom_they_let_in(cast):
    joining.welcome(cast.request, by=cast.noor)
    joining.join(cast.workshop, cast.tess)

    joined = Notification.objects.filter(person=cast.noor, kind="communities.joined", by=cast.tess)
    assert [each.place_id for each in joined] == [cast.workshop.pk]
    assert told(cast.tess) == ["communities.welcomed"]
    assert Community.objects.of(cast.tess).count() == 2


def test_what_is_older_than_it_is_kept_is_not_told(cast, greeting):
    notify("communities.greeted", to=[cast.sami], about=greeting, by=cast.noor, at=LONG_AGO)

    assert "communities.greeted" not in told(cast.sami)


def test_a_crowd_hears_in_the_act_where_nobody_waits(cast, greeting, monkeypatch):
    monkeypatch.setattr(notifying, "AT_ONCE_TO", 0)

    with notifying.without_the_worker():
        notify("communities.greeted", to=[cast.sami], about=greeting, by=cast.noor)

    assert "communities.greeted" in told(cast.sami)
