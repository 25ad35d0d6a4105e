"""Events as an iCalendar file that Google, Outlook, Apple and Thunderbird read alike.

Pure: what is written follows from what is given, to the byte, so that a calendar that has not changed is the
same file. Says nothing of who may see an event.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from icalendar import vCalAddress, vDuration, vRecur, vText

from samenspel.gatherings.calendars import zones

MAKER = "-//Samenspel//Samenspel//EN"
EVERY_HOUR = timedelta(hours=1)
# Signs below the space are in no text of a calendar, but the line end and the tab.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Event:
    """One event, or one that repeats.

    uid        stays the same for as long as the event is known; all of a series share it
    starts     a moment, or a day for what takes whole days; ``ends`` the same, a day after the last one
    zone       the IANA name in which it was planned: a weekly meeting stays at ten when the clock moves
    changed    when it last became different
    sequence   goes up when its time or place changes; calendars then ask again who comes
    original   for one of a series: when it would have begun by the rule
    rule       for a series as a whole: the parts of its RRULE; ``left_out``: beginnings that fall away
    invited    (name, address) of whom an invitation is for, and ``host`` of whom it comes from
    """

    uid: str
    starts: datetime | date
    ends: datetime | date
    title: str
    changed: datetime
    zone: str = "UTC"
    sequence: int = 0
    about: str = ""
    place: str = ""
    url: str = ""
    is_cancelled: bool = False
    is_tentative: bool = False
    is_busy: bool = True
    original: datetime | None = None
    rule: dict | None = None
    left_out: tuple[datetime, ...] = ()
    host: tuple[str, str] | None = None
    invited: tuple[str, str] | None = None
    kinds: tuple[str, ...] = field(default=())


def calendar(events, *, name="", about="", method="", url=""):
    """The file, as bytes.

    name     what people see it called; a feed has one, an invitation has not
    method   REQUEST or CANCEL for a letter; a feed has none, or Outlook takes it for a letter
    """
    whole = icalendar.Calendar()
    whole.add("prodid", MAKER)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    if method:
        whole.add("method", method)
    if name:
        _describe(whole, plain(name), plain(about), url)
    for zone in _zones(events):
        whole.add_component(zone)
    for event in events:
        whole.add_component(_component(event))
    return whole.to_ical(sorted=False)


def plain(text):
    """Text without signs that break a calendar, with line ends as one sign."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _describe(whole, name, about, url):
    """What a feed says of itself; each program reads the word it knows."""
    whole.add("name", name)
    whole.add("x-wr-calname", name)
    if about:
        whole.add("description", about)
        whole.add("x-wr-caldesc", about)
    if url:
        whole.add("url", url)
    interval = vDuration(EVERY_HOUR)
    interval.params["VALUE"] = "DURATION"
    whole.add("refresh-interval", interval)
    whole.add("x-published-ttl", vText("PT1H"))


def _zones(events):
    """One VTIMEZONE for each zone that is named, over the years in which it is needed."""
    years = {}
    for event in events:
        if isinstance(event.starts, datetime) and event.zone != "UTC":
            last = event.starts.year + 10 if event.rule else event.ends.year
            years.setdefault(event.zone, set()).update((event.starts.year, last))
    return [zones.component(name, min(some), max(some)) for name, some in sorted(years.items())]


def _component(event):
    part = icalendar.Event()
    part.add("uid", event.uid)
    part.add("dtstamp", event.changed.astimezone(UTC))
    part.add("last-modified", event.changed.astimezone(UTC))
    part.add("sequence", event.sequence)
    _add_time(part, "dtstart", event.starts, event.zone)
    _add_time(part, "dtend", event.ends, event.zone)
    _add_repeating(part, event)
    part.add("summary", plain(event.title))
    for name, words in (("description", event.about), ("location", event.place), ("url", event.url)):
        if words:
            part.add(name, plain(words))
    if event.kinds:
        part.add("categories", list(event.kinds))
    part.add("status", _status(event))
    part.add("transp", "OPAQUE" if event.is_busy and not event.is_cancelled else "TRANSPARENT")
    _add_people(part, event)
    return part


def _add_time(part, name, moment, zone):
    if not isinstance(moment, datetime):
        part.add(name, moment)
    else:
        part.add(name, _in_zone(moment, zone))


def _in_zone(moment, zone):
    """The moment by the clock of its zone; an hour that clock shows twice is written in UTC, beyond doubt."""
    if zone == "UTC":
        return moment.astimezone(UTC)
    there = moment.astimezone(ZoneInfo(zone))
    return moment.astimezone(UTC) if there.fold else there


def _add_repeating(part, event):
    if event.rule:
        part.add("rrule", vRecur(event.rule))
    for moment in event.left_out:
        part.add("exdate", _in_zone(moment, event.zone))
    if event.original is not None:
        _add_time(part, "recurrence-id", event.original, event.zone)


def _status(event):
    if event.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if event.is_tentative else "CONFIRMED"


def _add_people(part, event):
    if event.host:
        part.add("organizer", _address(*event.host))
    if event.invited:
        guest = _address(*event.invited)
        guest.params["CUTYPE"] = vText("INDIVIDUAL")
        guest.params["ROLE"] = vText("REQ-PARTICIPANT")
        guest.params["PARTSTAT"] = vText("ACCEPTED")
        guest.params["RSVP"] = vText("FALSE")
        part.add("attendee", guest)


def _address(name, email):
    address = vCalAddress(f"mailto:{email}")
    # A name stands in quotation marks, so it has none of its own, and is one line.
    address.params["CN"] = vText(" ".join(plain(name).replace('"', "'").split()))
    return address


def cancelled(event):
    """The same event, taken out of a calendar."""
    return replace(event, is_cancelled=True)
