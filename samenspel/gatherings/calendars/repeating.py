"""Events that repeat, as the times at which they are: bounded, by the clock of the zone they were planned in.

Pure. A rule of a stranger may be made to never end or to ring every second; what is no rule for people coming
together is refused with a sentence.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from django.utils.translation import gettext_noop

from samenspel.intake.problems import Wrong

OFTEN = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
TOO_FINE = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_TIMES = 200
MOST_STEPS = 15_000
BY_HAND = gettext_noop("Put it in by hand, as often as it is.")


def times(event, *, first, last):
    """The event, once for each time it is between ``first`` and ``last``, at most ``MOST_TIMES``."""
    if event.rule is None and not event.also:
        return [event] if first <= event.ends and event.starts <= last else []
    lasts = event.ends - event.starts
    left_out = {each.astimezone(UTC) for each in event.not_at}
    found = {each.astimezone(UTC): each for each in (*_by_rule(event, last), *event.also)}
    return [
        replace(event, starts=each, ends=each + lasts, original=each, rule=None, also=(), not_at=())
        for at, each in sorted(found.items())
        if at not in left_out and first <= each + lasts and each <= last
    ][:MOST_TIMES]


def _by_rule(event, last):
    """By the wall clock: a meeting at ten stays at ten when the clock moves."""
    zone = ZoneInfo(event.zone)
    if event.rule is None:
        return [event.starts]
    rule = _checked(event.rule)
    naive = _on_the_wall(event.starts, zone)
    until = min(filter(None, (_until(rule, zone), _on_the_wall(last, zone))))
    words = ";".join(f"{name}={','.join(map(str, some))}" for name, some in rule.items() if name != "UNTIL")
    try:
        known = rrulestr(words, dtstart=naive).replace(until=until)
    except Exception:
        raise Wrong(gettext_noop("How this event repeats cannot be read."), BY_HAND) from None
    begins = [naive, *islice(known, MOST_STEPS)]
    return [each.replace(tzinfo=zone) for each in dict.fromkeys(begins)]


def _checked(rule):
    often = str((rule.get("FREQ") or [""])[0]).upper()
    if often not in OFTEN or any(name in rule for name in TOO_FINE):
        raise Wrong(gettext_noop("This event repeats in a way that no gathering does."), BY_HAND)
    return {name: [_plain(each) for each in some] for name, some in rule.items()}


def _plain(value):
    return value if isinstance(value, date) else str(value)


def _until(rule, zone):
    until = (rule.get("UNTIL") or [None])[0]
    if until is None:
        return None
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    return _on_the_wall(until, zone)


def _on_the_wall(moment, zone):
    return (
        moment.replace(tzinfo=None) if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)
    )
