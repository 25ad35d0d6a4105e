"""Giving a series another rule, from one of its gatherings on."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.gatherings import cancelling, changing, rescheduling
from samenspel.gatherings.calendars import events
from samenspel.gatherings.models import Gathering, Series
from samenspel.work.refusing import NotNow
from tests.gatherings.gatherings_made import comes, fresh, gathering, steps

WEEK = timedelta(days=7)


def four_weeks(cast, **said):
    """Four gatherings, a week apart, the first one a week from now."""
    until = timezone.localdate() + timedelta(days=29)
    first = gathering(cast, every="weekly", until=until, **said)
    return list(Gathering.objects.filter(series=first.series_id).order_by("series_at"))


def another(first, *, later=timedelta(days=1), until=None, every="weekly"):
    """A rule from ``first`` on, a day later."""
    starts_at = first.starts_at + later
    until = until or timezone.localdate() + timedelta(days=30)
    return {"every": every, "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), "until": until}


def in_series(series):
    return list(Gathering.objects.filter(series=series).order_by("series_at"))


def test_what_follows_takes_the_days_of_the_new_rule_and_what_was_stays(cast):
    first, second, third, fourth = four_weeks(cast)

    rescheduling.give_rule(second, by=cast.noor, why="De zaal is dinsdag bezet.", **another(second))

    days = [(fresh(each).starts_at - each.starts_at).days for each in (first, second, third, fourth)]
    assert days == [0, 1, 1, 1]
    assert fresh(first).series_id == first.series_id != fresh(second).series_id
    assert fresh(second).series == fresh(fourth).series
    assert Series.objects.get(pk=first.series_id).until == first.begins.date()
    assert steps(third) == ["called", "moved"]


def test_one_moved_by_hand_keeps_its_day_and_a_cancelled_one_stays_cancelled(cast):
    first, second, third, fourth = four_weeks(cast)
    own_day = second.starts_at + timedelta(days=3)
    changing.change(second, by=cast.noor, starts_at=own_day, ends_at=own_day + timedelta(hours=2))
    cancelling.cancel(third, by=cast.noor, why="Vakantie.")

    rescheduling.give_rule(first, by=cast.noor, **another(first))

    assert fresh(second).starts_at == own_day
    assert fresh(second).is_moved
    assert fresh(third).is_cancelled
    assert fresh(fourth).starts_at == fourth.starts_at + timedelta(days=1)
    assert not Series.objects.filter(pk=first.series_id).exists()


def test_what_the_rule_has_no_place_for_is_cancelled_and_what_it_asks_more_is_called(cast):
    first, second, third, fourth = four_weeks(cast)
    comes(fourth, cast.sami)

    rescheduling.give_rule(second, by=cast.noor, **another(second, later=timedelta(), every="fortnightly"))

    assert [each.pk for each in in_series(fresh(second).series)] == [second.pk, third.pk]
    assert fresh(fourth).is_cancelled
    assert fresh(fourth).series is None
    longer = another(first, later=timedelta(), until=timezone.localdate() + timedelta(days=30))
    rescheduling.give_rule(fresh(second), by=cast.noor, **another(second, until=longer["until"]))
    assert len(in_series(fresh(second).series)) == 3


def test_the_plan_is_told_before_anything_changes(cast, client_of):
    _first, second, *_rest = four_weeks(cast)
    client, url = client_of(cast.noor), reverse("gatherings:reschedule", args=[second.pk])
    form = client.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {"day": (second.begins + timedelta(days=1)).date().isoformat()}

    told = client.post(url, sent)

    assert "These move; who comes hears so" in told.content.decode()
    assert len(told.context["plan"].changing) == 3
    assert fresh(second).starts_at == second.starts_at
    assert client.post(url, sent | {"sure": "1"}).status_code == 302
    assert fresh(second).starts_at == second.starts_at + timedelta(days=1)


def test_calendars_know_both_rules(cast):
    _first, second, *_rest = four_weeks(cast)
    rescheduling.give_rule(second, by=cast.noor, **another(second))
    seen = Gathering.objects.visible_to(cast.noor)

    told = events.of_gatherings(list(events.with_changes(seen)), seen=seen, reader=cast.noor)

    assert [event.rule["FREQ"] for event in told] == ["WEEKLY", "WEEKLY"]
    assert len({event.uid for event in told}) == 2


def test_another_rule_is_for_who_leads_and_for_what_is_still_to_come(cast):
    first, *_rest = four_weeks(cast)

    with pytest.raises(PermissionDenied):
        rescheduling.give_rule(first, by=cast.sami, **another(first))
    with pytest.raises(NotNow, match="still to come"):
        rescheduling.planned(first, by=cast.noor, **another(first, later=-2 * WEEK))
    with pytest.raises(NotNow, match="does not come back"):
        rescheduling.planned(gathering(cast), by=cast.noor, **another(first))
