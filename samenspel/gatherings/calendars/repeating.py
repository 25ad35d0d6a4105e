"""Events that repeat, as the times at which they are: bounded, by the clock of the zone they were planned in.

A rule of a stranger may be made to never end or to ring every second; what is no rule for people coming
together is refused with a sentence.
"""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_noop

from samenspel.gatherings.calendars import rules
from samenspel.intake.problems import Wrong

MOST_TIMES = 200
MOST_COUNTED = 20_000
# Longer ago nothing began that comes back a number of times and is not over.
COUNTS_FOR = timedelta(days=3_660)
MARGIN = timedelta(days=32)
BY_HAND = gettext_noop("Put it in by hand, as often as it is.")


def times(event, *, first, last):
    """The event, once for each time it is between ``first`` and ``last``, at most ``MOST_TIMES``."""
    if event.rule is None and not event.also:
        return [event] if first <= event.ends and event.starts <= last else []
    lasts = event.ends - event.starts
    left_out = {each.astimezone(UTC) for each in event.not_at}
    ruled = [event.starts]
    if event.rule:
        ruled += beginnings(event.starts, event.rule, zone=event.zone, first=first, last=last)
    found = {each.astimezone(UTC): each for each in (*ruled, *event.also)}
    return [
        replace(event, starts=each, ends=each + lasts, original=each, rule=None, also=(), not_at=())
        for at, each in sorted(found.items())
        if at not in left_out and first <= each + lasts and each <= last
    ][:MOST_TIMES]


def beginnings(starts, rule, *, zone, first=None, last=None):
    """The moments of a rule, by the wall clock: a meeting at ten stays at ten when the clock moves.

    first, last   only those between, about: an event that takes long may have begun before
    """
    zone = ZoneInfo(zone)
    local = starts.astimezone(zone)
    until = _until(rule, zone)
    until = min(filter(None, (until, last)), default=starts + timedelta(days=366))
    try:
        count = int(rule["COUNT"][0]) if rule.get("COUNT") else None
        since = first.astimezone(zone).date() - MARGIN if first and count is None else None
        if count is not None and first and first - starts > COUNTS_FOR:
            return []
        days = rules.days(rule, local.date(), until.astimezone(zone).date(), since=since)
        found = [
            datetime.combine(day, local.time(), tzinfo=zone)
            for day in islice(days, MOST_COUNTED if count is None else max(min(count, MOST_COUNTED), 0))
        ]
    except (rules.NoRule, ValueError):
        raise Wrong(gettext_noop("This event repeats in a way that no gathering does."), BY_HAND) from None
    return [each for each in found if each.astimezone(UTC) <= until]


def _until(rule, zone):
    """The last moment; a day lasts to its end, and a time without a zone is meant by the clock there."""
    until = (rule.get("UNTIL") or [None])[0]
    if until is None:
        return None
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max, tzinfo=zone)
    return until.replace(tzinfo=zone) if until.tzinfo is None else until
