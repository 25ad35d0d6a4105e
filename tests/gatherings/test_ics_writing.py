"""What we write, read back by icalendar, by vobject and by dateutil: three programs that are not ours."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil import tz

from samenspel.gatherings.calendars import writing, zones
from samenspel.gatherings.calendars.writing import Event

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CHANGED = datetime(2026, 1, 5, 8, tzinfo=UTC)


def event(**said):
    starts = said.pop("starts", datetime(2026, 3, 25, 10, tzinfo=AMSTERDAM))
    said = {"ends": starts + timedelta(hours=2), "zone": "Europe/Amsterdam", **said}
    return Event(**{"uid": "a-1", "starts": starts, "title": "Buurtberaad", "changed": CHANGED, **said})


def lines(body):
    return body.decode().replace("\r\n ", "").split("\r\n")


def test_every_line_ends_as_it_should_and_is_no_longer_than_75_bytes():
    body = writing.calendar([event(about="Überläufer 日本 " * 60)], name="De Wijkwerkplaats")

    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))


def test_two_other_programs_read_the_same_words_and_times():
    said = event(title="Koffie; thee, \\ en\nmeer “日本”", about="Eén\r\ntwee", place="Zaal 1, links")

    body = writing.calendar([said])

    one = icalendar.Calendar.from_ical(body).events[0]
    other = vobject.readOne(StringIO(body.decode())).vevent
    assert str(one["SUMMARY"]) == other.summary.value == "Koffie; thee, \\ en\nmeer “日本”"
    assert str(one["DESCRIPTION"]) == other.description.value == "Eén\ntwee"
    assert one.start.astimezone(UTC) == other.dtstart.value.astimezone(UTC) == said.starts.astimezone(UTC)


def test_signs_that_break_a_calendar_are_left_out():
    body = writing.calendar([event(title="a\x00b\x0bc\x1fd", place="e\x7ff")])

    assert "SUMMARY:abcd" in lines(body)
    assert "LOCATION:ef" in lines(body)


def test_words_cannot_put_a_property_of_their_own_into_the_file():
    host = ('N"oor\r\nATTENDEE:x', "huis@samen.example")

    body = writing.calendar([event(title="x\r\nATTACH:http://kwaad.example", host=host)], method="REQUEST")

    names = {line.partition(":")[0].partition(";")[0] for line in lines(body)}
    assert not names & {"ATTACH", "ATTENDEE"}


def test_a_feed_has_a_name_and_no_method():
    body = writing.calendar([event()], name="De Tuin", about="Alles")

    said = lines(body)
    assert "X-WR-CALNAME:De Tuin" in said
    assert "NAME:De Tuin" in said
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in said
    assert "X-PUBLISHED-TTL:PT1H" in said
    assert not any(line.startswith("METHOD") for line in said)


def test_the_same_events_are_the_same_file_to_the_byte():
    assert writing.calendar([event()], name="A") == writing.calendar([event()], name="A")


def test_a_weekly_meeting_stays_at_ten_when_the_clock_moves():
    body = writing.calendar([event(rule={"FREQ": "WEEKLY", "COUNT": 3, "BYDAY": "WE"})])

    rules = vobject.readOne(StringIO(body.decode())).vevent.getrruleset(addRDate=True)
    assert [moment.hour for moment in rules] == [10, 10, 10]
    utc = [moment.replace(tzinfo=AMSTERDAM).astimezone(UTC).hour for moment in rules]
    assert utc == [9, 8, 8]


def test_an_hour_the_clock_shows_twice_is_written_beyond_doubt():
    starts = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # the second half past two of that night

    body = writing.calendar([event(starts=starts)])

    assert "DTSTART:20261025T013000Z" in lines(body)
    assert icalendar.Calendar.from_ical(body).events[0].start == starts


def test_whole_days_end_the_day_after():
    body = writing.calendar([event(starts=date(2026, 3, 29), ends=date(2026, 3, 30), is_busy=False)])

    said = lines(body)
    assert "DTSTART;VALUE=DATE:20260329" in said
    assert "DTEND;VALUE=DATE:20260330" in said
    assert "TRANSP:TRANSPARENT" in said
    assert not any(line.startswith("BEGIN:VTIMEZONE") for line in said)


def test_what_is_cancelled_says_so_and_takes_no_time():
    said = lines(writing.calendar([writing.cancelled(event(sequence=3))], method="CANCEL"))

    assert {"STATUS:CANCELLED", "SEQUENCE:3", "TRANSP:TRANSPARENT", "METHOD:CANCEL"} <= set(said)


ZONES = (
    "Europe/Amsterdam",
    "Europe/Dublin",
    "America/New_York",
    "Asia/Jerusalem",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Asia/Tokyo",
    "America/Caracas",
    "Pacific/Chatham",
)


@pytest.mark.parametrize("name", ZONES)
def test_a_zone_tells_every_hour_as_the_world_does(name):
    """Read by dateutil's own reader of zones, at each move of the clock and between, over four years."""
    text = zones.component(name, 2026, 2027).to_ical().decode()
    there, world = tz.tzical(StringIO(text)).get(name), ZoneInfo(name)

    moments = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=5 * number) for number in range(146)]
    moves = [move[0] for move in zones.moves(name, 2026, 2027)]
    moments += [move + timedelta(hours=hours) for move in moves for hours in (-3, 3)]
    wrong = [
        moment
        for moment in moments
        if there.utcoffset(moment.astimezone(world).replace(tzinfo=None))
        != moment.astimezone(world).utcoffset()
    ]
    assert wrong == []


def test_a_zone_that_keeps_a_rule_says_it_as_a_rule():
    said = zones.component("Europe/Amsterdam", 2026, 2026).to_ical().decode()

    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in said
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in said
    assert "RDATE" not in said
