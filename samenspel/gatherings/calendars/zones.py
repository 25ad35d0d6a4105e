"""The time zone that goes along with events: when the clock moves, in words every calendar understands.

Rules are found by looking at what the zone does, and written as "the last Sunday of March" where it keeps to
one; where it does not, each move of the clock stands by itself.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

# A rule holds for good only when the zone keeps to it for so many years on from the last event.
YEARS_AHEAD = 6
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HOUR = timedelta(hours=1)


@lru_cache(maxsize=64)
def moves(name, first, last):
    """Each move of the clock in these years: (moment, offset before, offset after, name, is summer time)."""
    zone, found = ZoneInfo(name), []
    at, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while at < end:
        then = at + timedelta(days=7)
        if _offset(zone, at) != _offset(zone, then):
            found.append(_move(zone, at, then))
        at = then
    return tuple(found)


def component(name, first, last):
    """The VTIMEZONE of a zone, right for events that begin in the years ``first`` to ``last``."""
    zone = Timezone()
    zone.add("tzid", name)
    known = moves(name, first - 1, last + YEARS_AHEAD)
    if not known:
        zone.add_component(_steady(name, first))
        return zone
    by_kind = sorted(known, key=lambda move: (move[4], str(move[1:4]), move[0]))
    for _kind, group in groupby(by_kind, key=lambda move: move[1:]):
        for part in _parts(list(group), last + YEARS_AHEAD):
            zone.add_component(part)
    return zone


def _parts(group, last):
    """One part with a rule where the moves follow one to the end; else one part with each date."""
    first = group[0]
    rule = _rule(group) if _goes_on(group, last) else None
    part = _part(first)
    if rule:
        part.add("rrule", vRecur(rule))
    else:
        for each in group[1:]:
            part.add("rdate", _local(each))
    return [part]


def _goes_on(group, last):
    """Whether it happened once in each year, to the last one looked at."""
    years = [_local(move).year for move in group]
    return len(years) > 1 and years == list(range(years[0], last + 1))


def _rule(group):
    """The same month, weekday, place in the month and hour, every year; None where that differs."""
    local = [_local(move) for move in group]
    if len({(each.month, each.weekday(), each.time()) for each in local}) > 1:
        return None
    month, day = local[0].month, DAYS[local[0].weekday()]
    if all((each + timedelta(days=7)).month != month for each in local):
        return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"-1{day}"}
    if len({(each.day - 1) // 7 for each in local}) == 1:
        return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{(local[0].day - 1) // 7 + 1}{day}"}
    return None


def _part(move):
    _moment, before, after, name, is_summer = move
    part = TimezoneDaylight() if is_summer else TimezoneStandard()
    part.add("tzname", name)
    part.add("dtstart", _local(move))
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    return part


def _steady(name, year):
    """A zone whose clock does not move in these years."""
    at = datetime(year - 1, 1, 1, tzinfo=ZoneInfo(name))
    return _part((at.astimezone(UTC), at.utcoffset(), at.utcoffset(), at.tzname(), False))


def _local(move):
    """What the clock said when it moved, as calendars write it."""
    moment, before = move[0], move[1]
    return (moment + before).replace(tzinfo=None)


def _move(zone, low, high):
    """The one move between two moments, to the second."""
    before = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    there = high.astimezone(zone)
    # Ireland and Morocco call their winter the other way round; what counts is which way the clock goes.
    return high, before, there.utcoffset(), there.tzname(), there.utcoffset() > before


def _offset(zone, moment):
    return moment.astimezone(zone).utcoffset()
