"""On which days a series comes back: pure arithmetic on the calendar, and on the clock of its time zone."""

from datetime import UTC, date, datetime, timedelta

from samenspel.gatherings.models import Series

MOST = 60
WEEK = timedelta(days=7)


def days(every, first, until, *, nth=None):
    """The days of a series from ``first`` (one of them) through ``until``, at most sixty."""
    found, day, months = [], first, 0
    while day is not None and day <= until and len(found) < MOST:
        found.append(day)
        if every == Series.Every.MONTH:
            months += 1
            day = nth_weekday(*_month(first, months), first.weekday(), nth or nth_of(first))
        else:
            day += WEEK if every == Series.Every.WEEK else 2 * WEEK
    return found


def nth_of(day):
    """Which of the month a day is: the second Tuesday is 2; a fifth one is the last."""
    number = (day.day - 1) // 7 + 1
    return number if number < 5 else Series.LAST


def nth_weekday(year, month, weekday, nth):
    """The day of that weekday in a month: ``nth`` 1 to 4, or the last."""
    if nth == Series.LAST:
        last = date(*_month(date(year, month, 1), 1), 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)


def at_clock(day, clock, tz):
    """The moment of a time on a day, on the clocks there; None when it does not exist that night."""
    local = datetime.combine(day, clock, tzinfo=tz)
    moment = local.astimezone(UTC)
    return moment if moment.astimezone(tz).replace(tzinfo=None) == local.replace(tzinfo=None) else None


def moments(series):
    """When its gatherings begin: the same time on the clock, in summer and in winter."""
    first = series.first_at.astimezone(series.tz)
    for day in days(series.every, first.date(), series.until, nth=series.nth):
        # In the night the clock goes forward an hour is missing: then it begins right after it.
        yield at_clock(day, first.time(), series.tz) or datetime.combine(
            day, first.time(), tzinfo=series.tz
        ).astimezone(UTC)


def _month(day, further):
    """(year, month) of a number of months further."""
    months = day.year * 12 + day.month - 1 + further
    return months // 12, months % 12 + 1
