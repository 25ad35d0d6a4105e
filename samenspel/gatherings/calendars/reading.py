"""Calendar files people bring, whoever made them: every event that can be read, a sentence for each other.

Pure: bytes in, events and problems out. Size, depth and number are bound before anything is parsed, and a
zone that would take long to work out is left aside; nothing a file says is run, fetched or shown as it is.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import icalendar
import nh3
from django.utils.translation import gettext_noop

from samenspel.gatherings.calendars.writing import plain
from samenspel.intake.problems import Problems, Unreadable, Wrong

MOST_BYTES = 1_000_000
MOST_EVENTS = 2_000
MOST_PARTS = 10_000
DEEPEST = 5
EARLIEST, LATEST = 1990, 2100
LONGEST = timedelta(days=14)
TITLE, PLACE, LINK, ABOUT = 160, 200, 400, 10_000

SAVE_AGAIN = gettext_noop("Save it once more as iCalendar (.ics) from the program it comes from.")
SMALLER = gettext_noop("Export a shorter period, or one calendar at a time.")
NO_CALENDAR = (
    gettext_noop("There is no calendar in this file."),
    gettext_noop("A calendar file begins with BEGIN:VCALENDAR, and its name ends in .ics."),
)
LEFT_OUT = gettext_noop("It is left out; put it in by hand if it matters.")
IN_TAG = re.compile(r"<(br|p|div|a|b|i|ul|span|html|table)\b[^>]*>", re.IGNORECASE)
LINE_TAG = re.compile(r"<(br|/p|/div|/li|/tr)\b[^>]*>", re.IGNORECASE)
PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
# The parts an hour has: a zone whose rule moves the clock more often than yearly is none.
SANE_RULE = re.compile(rb"FREQ=YEARLY", re.IGNORECASE)
TIMEZONE = re.compile(rb"^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*$", re.IGNORECASE | re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Read:
    """One event as it stands in the file; moments have a zone, whole days begin at midnight of theirs."""

    number: int
    uid: str
    title: str
    starts: datetime
    ends: datetime
    zone: str
    is_whole_day: bool = False
    about: str = ""
    place: str = ""
    link: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    original: datetime | None = None
    rule: dict | None = None
    also: tuple[datetime, ...] = ()
    not_at: tuple[datetime, ...] = ()


@dataclass
class Found:
    """What a file holds: ``counts`` of calendars, events, todos and what else; ``problems`` by event."""

    name: str = ""
    events: list[Read] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    problems: Problems = field(default_factory=lambda: Problems("event"))


def read(data, *, zone):
    """All events of a file; ``zone`` is where a time without one is meant. Raises Unreadable."""
    calendars = _parsed(_bound(data))
    found = Found()
    found.counts["calendars"] = len(calendars)
    for whole in calendars:
        found.name = found.name or _text(whole, "X-WR-CALNAME", TITLE) or _text(whole, "NAME", TITLE)
        _take(whole, found, _zone_of(_text(whole, "X-WR-TIMEZONE", 60), zone))
    if not calendars:
        raise Unreadable(*NO_CALENDAR)
    return found


def how_many(data):
    """About how many events there are, without reading them. Raises Unreadable where it is too much."""
    return len(re.findall(rb"^BEGIN:VEVENT", _bound(data), re.IGNORECASE | re.MULTILINE))


def _bound(data):
    if len(data) > MOST_BYTES:
        raise Unreadable(
            gettext_noop("This calendar is larger than %(most)s MB."), SMALLER, most=MOST_BYTES // 1_000_000
        )
    if not data.strip():
        raise Unreadable(gettext_noop("This file is empty (0 bytes)."), SAVE_AGAIN)
    if b"BEGIN:VCALENDAR" not in data.upper():
        raise Unreadable(*NO_CALENDAR)
    depth = events = parts = 0
    for line in re.finditer(rb"^(BEGIN|END):\s*(\w*)", data, re.IGNORECASE | re.MULTILINE):
        begins = line[1].upper() == b"BEGIN"
        depth = depth + 1 if begins else max(depth - 1, 0)
        parts += begins
        events += begins and line[2].upper() == b"VEVENT"
        if depth > DEEPEST or parts > MOST_PARTS or events > MOST_EVENTS:
            raise Unreadable(
                gettext_noop("This calendar holds more than %(most)s events, or is put together strangely."),
                SMALLER,
                most=MOST_EVENTS,
            )
    return TIMEZONE.sub(_sane, data)


def _sane(found):
    """A zone stays only when its rules are yearly ones; else times in it are read as the calendar's own."""
    rules = re.findall(rb"^RRULE[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", found[0], re.IGNORECASE | re.MULTILINE)
    return found[0] if len(rules) <= 40 and all(SANE_RULE.search(rule) for rule in rules) else b""


def _parsed(data):
    """The calendars in the file; the parser meets whatever people bring, so whatever it raises is told."""
    try:
        parts = icalendar.Calendar.from_ical(data, multiple=True)
        return [part for part in parts if part.name == "VCALENDAR"]
    except Exception as error:
        raise Unreadable(
            gettext_noop("This calendar cannot be read to its end: %(why)s"),
            SAVE_AGAIN,
            why=plain(str(error))[:120] or type(error).__name__,
        ) from None


def _take(whole, found, zone):
    for part in whole.walk():
        if part.name == "VEVENT":
            found.counts["events"] += 1
            _judge(part, found, zone)
        elif part.name in ("VTODO", "VFREEBUSY", "VJOURNAL"):
            found.counts[{"VTODO": "todos", "VFREEBUSY": "freebusy", "VJOURNAL": "journals"}[part.name]] += 1


def _judge(part, found, zone):
    number = found.counts["events"]
    found.counts["recurring_events"] += "RRULE" in part
    found.counts["attendees"] += len(_all(part, "ATTENDEE"))
    found.counts["component_errors"] += len(part.errors)
    title = _text(part, "SUMMARY", TITLE)
    try:
        found.events.append(_event(part, number, title, zone))
    except Wrong as error:
        found.problems.add_wrong(error, row=number, value=title)
    except Exception:  # an event can be broken in more ways than anybody thinks of
        found.problems.add(gettext_noop("This event cannot be read."), LEFT_OUT, row=number, value=title)


def _event(part, number, title, zone):
    if _text(part, "CLASS", 20).upper() in PRIVATE:
        raise Wrong(gettext_noop("This event is marked as private."), LEFT_OUT)
    if part.errors:
        name = plain(str(part.errors[0][0] or "?"))[:40]
        raise Wrong(gettext_noop("What this event says of %(name)s cannot be read."), LEFT_OUT, name=name)
    starts, ends, is_whole_day = _times(part)
    named = zone if is_whole_day else _name_of(starts, zone)
    starts, ends = _moment(starts, named), _moment(ends, named)
    _check(starts, ends)
    original = _first(part, "RECURRENCE-ID")
    return Read(
        number=number,
        uid=_text(part, "UID", 1_000) or f"{number}:{starts.isoformat()}:{title}",
        title=title,
        starts=starts,
        ends=ends,
        zone=named,
        is_whole_day=is_whole_day,
        about=_words(_text(part, "DESCRIPTION", ABOUT)),
        place=_text(part, "LOCATION", PLACE),
        link=_link(part),
        sequence=_number(part),
        is_cancelled=_text(part, "STATUS", 20).upper() == "CANCELLED",
        original=_moment(original.dt, named) if original is not None else None,
        rule=_rule(part),
        also=_moments(part, "RDATE", named),
        not_at=_moments(part, "EXDATE", named),
    )


def _times(part):
    begin = part.get("DTSTART")
    if begin is None:
        raise Wrong(gettext_noop("This event does not say when it begins."), LEFT_OUT)
    if isinstance(begin, list):
        raise Wrong(gettext_noop("This event says twice when it begins."), LEFT_OUT)
    starts, end, lasts = begin.dt, _first(part, "DTEND"), _first(part, "DURATION")
    is_whole_day = not isinstance(starts, datetime)
    if end is not None:
        ends = end.dt
    elif lasts is not None:
        ends = starts + lasts.dt
    else:
        ends = starts + (timedelta(days=1) if is_whole_day else timedelta(hours=1))
    if isinstance(ends, datetime) == is_whole_day:
        raise Wrong(gettext_noop("This event begins on a day and ends at a time, or the reverse."), LEFT_OUT)
    return starts, ends, is_whole_day


def _check(starts, ends):
    if not EARLIEST <= starts.year <= LATEST or ends.year > LATEST:
        raise Wrong(
            gettext_noop("This event is in the year %(year)s."),
            gettext_noop("Years from 1990 to 2100 are taken."),
            year=starts.year,
        )
    if ends < starts:
        raise Wrong(gettext_noop("This event ends before it begins."), LEFT_OUT)
    if ends - starts > LONGEST:
        raise Wrong(gettext_noop("This event takes longer than two weeks."), LEFT_OUT)


def _moment(value, zone):
    """A moment in its zone; one without is meant by the clock there, and a day begins at midnight."""
    if isinstance(value, tuple):
        value = value[0]
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if value.tzinfo is None:
        return value.replace(tzinfo=ZoneInfo(zone))
    return value.astimezone(UTC).astimezone(ZoneInfo(zone))


def _name_of(moment, zone):
    """The zone an event names, as the world knows it; of its own making, or UTC: by the clock here."""
    name = getattr(moment.tzinfo, "key", "") if moment.tzinfo else ""
    return zone if not name or name == "UTC" else _zone_of(name, zone)


def _zone_of(name, otherwise):
    try:
        return ZoneInfo(name).key if name else otherwise
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return otherwise


def _moments(part, name, zone):
    return tuple(
        _moment(each.dt, zone)
        for some in _all(part, name)
        for each in getattr(some, "dts", ())[:MOST_EVENTS]
        if not isinstance(each.dt, time)
    )


def _rule(part):
    found = _first(part, "RRULE")
    return {name: list(value) for name, value in found.items()} if found is not None else None


def _link(part):
    """Where one takes part or reads on; only what a browser opens."""
    for name in ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "URL"):
        words = _text(part, name, 2_000)
        if words.lower().startswith(("https://", "http://")) and len(words) <= LINK:
            return words
    return ""


def _number(part):
    try:
        return min(max(int(_text(part, "SEQUENCE", 12) or 0), 0), 1_000_000)
    except ValueError:
        return 0


def _text(part, name, most):
    """What a property says as plain text; where it stands more than once, the first counts."""
    value = _first(part, name)
    return plain(str(value))[:most].strip() if value is not None else ""


def _words(text):
    """Without the HTML that Google and Outlook put into descriptions."""
    if not IN_TAG.search(text):
        return text
    return html.unescape(nh3.clean(LINE_TAG.sub("\n", text), tags=set())).strip()


def _first(part, name):
    found = _all(part, name)
    return found[0] if found else None


def _all(part, name):
    value = part.get(name)
    return [] if value is None else value if isinstance(value, list) else [value]
