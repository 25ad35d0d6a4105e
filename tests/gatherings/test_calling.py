"""Calling people together, moving, cancelling, and series."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.feed.models import Entry
from samenspel.gatherings import calling, cancelling, changing, settling
from samenspel.gatherings.models import Gathering
from samenspel.notifications.models import Notification
from samenspel.work.refusing import NotNow
from tests.gatherings.gatherings_made import (
    been,
    comes,
    fresh,
    gathering,
    going_on,
    seeking,
    states,
    steps,
)


def heard(person, kind):
    return Notification.objects.filter(person=person, kind=f"gatherings.{kind}").count()


def test_whoever_takes_part_calls_and_who_leads_comes(cast):
    made = gathering(cast, by=cast.sami, host=cast.noor)

    assert states(made) == {"noor": "registered"}
    assert steps(made) == ["called"]
    assert heard(cast.noor, "asked_to_host") == 1
    assert Entry.objects.filter(verb="gatherings.called", about_id=made.pk).exists()


@pytest.mark.parametrize("who", ["vera", "bram", "rik", "lena"])
def test_who_does_not_take_part_calls_nothing(cast, who):
    with pytest.raises(PermissionDenied):
        gathering(cast, by=getattr(cast, who))


def test_a_form_that_is_sent_twice_calls_once(cast):
    once = uuid4()

    assert gathering(cast, once=once) == gathering(cast, once=once)
    assert Gathering.objects.filter(once=once).count() == 1


def test_who_may_come_must_be_able_to_see_it(cast):
    with pytest.raises(NotNow, match="must be able to see it"):
        gathering(cast, open_to="anyone", visibility="members")


def test_it_ends_after_it_begins(cast):
    with pytest.raises(NotNow, match="ends before it begins"):
        gathering(cast, hours=-1)


def test_the_members_hear_of_it_and_nobody_else(cast):
    gathering(cast)

    assert heard(cast.sami, "called") == 1
    assert heard(cast.noor, "called") == heard(cast.vera, "called") == 0


def test_another_time_is_told_to_who_comes_and_to_calendars(cast):
    made = gathering(cast)
    comes(made, cast.sami)
    later = made.starts_at + timedelta(hours=1)

    changing.change(made, by=cast.noor, starts_at=later, ends_at=later + timedelta(hours=1), why="De zaal.")

    made = fresh(made)
    assert (made.sequence, steps(made)[-1]) == (1, "moved")
    assert made.steps.last().was_at == later - timedelta(hours=1)
    assert heard(cast.sami, "moved") == 1


def test_other_words_move_nothing(cast):
    made = gathering(cast)

    changing.change(made, by=cast.noor, title="Wat doen we in de zomer?")

    assert (fresh(made).sequence, steps(made)) == (0, ["called"])
    assert fresh(made).slug == "wat-doen-we-in-de-zomer"


def test_only_who_leads_changes_it(cast):
    made = gathering(cast)

    for act in (
        lambda: changing.change(made, by=cast.sami, title="Anders"),
        lambda: cancelling.cancel(made, by=cast.sami, why="Geen zin."),
        lambda: settling.settle(made, by=cast.sami),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_what_goes_ahead_after_all_is_no_news_as_cancelled(cast):
    made = gathering(cast)

    cancelling.cancel(made, by=cast.noor, why="Storm")
    cancelling.resume(made, by=cast.noor)

    told = Entry.objects.filter(about_id=made.pk, kind="gatherings")
    assert [entry.verb for entry in told] == ["gatherings.called"]


def test_who_comes_hears_that_it_is_cancelled_and_that_it_goes_ahead_after_all(cast):
    made = gathering(cast)
    comes(made, cast.sami)

    cancelling.cancel(made, by=cast.noor, why="Te weinig mensen.")
    cancelling.cancel(made, by=cast.noor, why="Nog eens.")

    assert (fresh(made).state, fresh(made).sequence) == ("cancelled", 1)
    assert heard(cast.sami, "cancelled") == 1

    cancelling.resume(made, by=cast.noor)

    assert (fresh(made).state, fresh(made).sequence) == ("planned", 2)
    assert steps(made) == ["called", "cancelled", "resumed"]


def test_what_is_over_is_not_cancelled(cast):
    with pytest.raises(NotNow, match="over already"):
        cancelling.cancel(been(cast), by=cast.noor, why="Spijt.")


def test_minutes_are_settled_once_it_began_and_can_be_opened_again(cast):
    with pytest.raises(NotNow, match="not begun"):
        settling.settle(gathering(cast), by=cast.noor)
    made = going_on(cast)

    settling.settle(made, by=cast.noor)
    assert fresh(made).is_held
    settling.reopen(made, by=cast.noor)

    assert (fresh(made).state, fresh(made).sequence) == ("planned", 0)


def series(cast, **said):
    starts_at = timezone.now().replace(microsecond=0) + timedelta(days=3)
    until = (starts_at + timedelta(days=22)).date()
    return gathering(cast, starts_at=starts_at, every="weekly", until=until, **said)


def of_series(made):
    return list(Gathering.objects.filter(series=made.series_id).order_by("series_at"))


def test_a_series_is_gatherings_of_their_own(cast):
    made = series(cast)

    all_of_it = of_series(made)
    assert len(all_of_it) == 4
    assert len({each.uid for each in all_of_it}) == 4
    assert {tuple(states(each).items()) for each in all_of_it} == {(("noor", "registered"),)}
    assert heard(cast.sami, "called") == 1


def test_one_of_a_series_moves_and_the_others_stay(cast):
    first, second, *_rest = of_series(series(cast))

    later = second.starts_at + timedelta(days=1)
    changing.change(second, by=cast.noor, starts_at=later, ends_at=later + timedelta(hours=2))

    first, second, third, _fourth = of_series(first)
    assert second.is_moved
    assert not first.is_moved
    assert not third.is_moved


def test_words_can_change_for_all_that_follow_while_each_keeps_its_day(cast):
    first, second, third, fourth = of_series(series(cast))
    days = [each.starts_at for each in (third, fourth)]

    changing.change(second, by=cast.noor, following=True, place="De kas", starts_at=second.starts_at)

    places = [each.place for each in of_series(first)]
    assert places == ["", "De kas", "De kas", "De kas"]
    assert [each.starts_at for each in of_series(first)[2:]] == days


def test_the_rest_of_a_series_is_cancelled_with_one(cast):
    made = series(cast)

    cancelling.cancel(of_series(made)[1], by=cast.noor, why="We zijn klaar.", following=True)

    assert [each.state for each in of_series(made)] == ["planned", "cancelled", "cancelled", "cancelled"]


def test_a_series_lasts_a_year_at_most(cast):
    with pytest.raises(NotNow, match="a year at most"):
        gathering(cast, every="weekly", until=timezone.localdate() + timedelta(days=500))


def test_an_archived_community_calls_nothing(cast):
    from samenspel.communities import archiving

    archiving.archive(cast.workshop, by=cast.noor)

    with pytest.raises(PermissionDenied):
        gathering(cast)


def test_a_title_that_is_an_act_gets_an_address_of_its_own(cast):
    made = gathering(cast, title="Dates")

    assert made.slug == "dates-bijeenkomst"


def test_one_that_seeks_a_day_has_none_yet(cast):
    made = seeking(cast)

    assert made.is_asking
    assert made.starts_at is None
    assert calling.Gathering.objects.dated().filter(pk=made.pk).count() == 0
