"""On which days a series comes back, on the calendar and on the clock."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from samenspel.gatherings import recurring
from samenspel.gatherings.models import Series

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("every", "nth", "expected"),
    [
        ("weekly", None, ["2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29"]),
        ("fortnightly", None, ["2026-12-08", "2026-12-22"]),
        ("monthly", 2, ["2026-12-08", "2027-01-12", "2027-02-09"]),
    ],
)
def test_the_rule_gives_its_days(every, nth, expected):
    until = date(2027, 2, 28) if every == "monthly" else date(2026, 12, 31)

    found = recurring.days(every, date(2026, 12, 8), until, nth=nth)

    assert [day.isoformat() for day in found] == expected


def test_the_last_friday_stays_the_last_friday():
    found = recurring.days("monthly", date(2026, 10, 30), date(2027, 2, 28), nth=Series.LAST)

    assert [day.isoformat() for day in found] == [
        "2026-10-30",
        "2026-11-27",
        "2026-12-25",
        "2027-01-29",
        "2027-02-26",
    ]
    assert recurring.nth_of(date(2026, 10, 30)) == Series.LAST


def test_a_rule_without_end_is_bounded():
    assert len(recurring.days("weekly", date(2026, 1, 1), date(2099, 1, 1))) == recurring.MOST


def test_the_clock_says_the_same_in_summer_and_in_winter():
    first = datetime(2026, 10, 20, 19, tzinfo=AMSTERDAM)
    series = SimpleNamespace(
        every="weekly", nth=None, first_at=first.astimezone(UTC), until=date(2026, 10, 28), tz=AMSTERDAM
    )

    summer, winter = recurring.moments(series)

    assert (summer.hour, winter.hour) == (17, 18)
    assert {moment.astimezone(AMSTERDAM).hour for moment in (summer, winter)} == {19}


def test_a_time_that_a_night_skips_does_not_exist():
    night = date(2027, 3, 28)

    assert recurring.at_clock(night, time(2, 30), AMSTERDAM) is None
    assert recurring.at_clock(night, time(3, 30), AMSTERDAM) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_a_series_in_the_skipped_hour_begins_right_after_it():
    first = datetime(2027, 3, 21, 2, 30, tzinfo=AMSTERDAM).astimezone(UTC)
    series = SimpleNamespace(every="weekly", nth=None, first_at=first, until=date(2027, 3, 28), tz=AMSTERDAM)

    assert list(recurring.moments(series))[-1] == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
