"""Calendar files of strangers: whole, broken and hostile ones."""

import json
import time
from datetime import UTC, date, datetime

import pytest
from dateutil.rrule import rrulestr

from samenspel.gatherings.calendars import reading, repeating, rules
from samenspel.intake.problems import Unreadable, Wrong
from tests.shared import shared_data

HERE = "Europe/Amsterdam"
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def ics(*lines, whole=True):
    inner = ["BEGIN:VEVENT", "UID:a", "DTSTART:20260301T100000Z", *lines, "END:VEVENT"]
    said = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *inner, "END:VCALENDAR"] if whole else list(lines)
    return "\r\n".join(said).encode() + b"\r\n"


def only(*lines):
    return reading.read(ics(*lines), zone=HERE).events[0]


def test_every_public_example_is_read_as_its_list_says():
    """41 files of the icalendar project: the same counts for the readable, a sentence for the others."""
    folder = shared_data("formats", "icalendar")
    expected = json.loads((folder / "expected.json").read_text())["files"]

    differs = {}
    for name, said in expected.items():
        told = {key: number for key, number in said.items() if key not in {"parsed", "error"}}
        try:
            found = reading.read((folder / name).read_bytes(), zone=HERE)
        except Unreadable:
            counts = dict.fromkeys(told, 0)
        else:
            counts = {key: found.counts[key] for key in told}
            assert len(found.events) + len(found.problems) == found.counts["events"]
        if counts != told:
            differs[name] = counts
    assert differs == {}
    assert len(expected) == 41


def test_the_unreadable_ones_are_told_in_words():
    folder = shared_data("formats", "icalendar")
    for name in (
        "issue_104_broken_calendar.ics",
        "parsing_error_in_UTC_offset.ics",
        "small_bad_calendar.ics",
    ):
        with pytest.raises(Unreadable) as told:
            reading.read((folder / name).read_bytes(), zone=HERE)
        assert told.value.todo


def test_a_time_without_a_zone_is_meant_by_the_clock_here():
    data = ics().replace(b"20260301T100000Z", b"20260701T100000")

    event = reading.read(data, zone=HERE).events[0]

    assert event.starts.isoformat() == "2026-07-01T10:00:00+02:00"


def test_a_calendar_may_say_in_which_zone_it_means_its_times():
    data = ics().replace(b"20260301T100000Z", b"20260701T100000")
    data = data.replace(b"PRODID:x", b"PRODID:x\r\nX-WR-TIMEZONE:America/New_York")

    event = reading.read(data, zone=HERE).events[0]

    assert (event.zone, event.starts.hour) == ("America/New_York", 10)


def test_outlook_calls_the_zone_of_here_otherwise():
    data = ics().replace(
        b"DTSTART:20260301T100000Z", b'DTSTART;TZID="W. Europe Standard Time":20260701T100000'
    )

    event = reading.read(data, zone=HERE).events[0]

    assert event.starts.utcoffset().total_seconds() == 7200


def test_html_of_google_becomes_words():
    event = only("DESCRIPTION:<p>Kom <b>ook</b></p><br>Tot dan<script>alert(1)</script>")

    assert event.about == "Kom ook\n\nTot dan"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("CLASS:PRIVATE", "private"),
        ("DTEND:20260301T090000Z", "ends before"),
        ("DTEND:20260401T090000Z", "two weeks"),
        ("DTEND;VALUE=DATE:20260302", "day"),
        ("DURATION:P99999999W", "cannot be read"),
    ],
)
def test_what_is_no_gathering_stays_out_with_a_reason(line, told):
    found = reading.read(ics("SUMMARY:Iets", line), zone=HERE)

    assert found.events == []
    problem = next(iter(found.problems))
    assert told in problem.what
    assert (problem.row, problem.value) == (1, "Iets")


def test_only_addresses_a_browser_opens_become_a_link():
    assert only("URL:javascript:alert(1)").link == ""
    assert only("URL:file:///etc/passwd").link == ""
    assert only("X-GOOGLE-CONFERENCE:https://meet.example/abc").link == "https://meet.example/abc"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \r\n",
        b"\x00\xff\xfe" * 50,
        b"BEGIN:VCALENDAR\r\n" * 5_000,
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 20 + b"END:VEVENT\r\n" * 20 + b"END:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 2_001 + b"END:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nX:" + b"a" * 1_000_001,
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=\u202e:2026\r\n".encode(),
        b"END:VCALENDAR\r\nBEGIN:VCALENDAR",
    ],
    ids=["empty", "white", "no text", "deep", "nested", "many", "large", "cut off", "upside down"],
)
def test_a_hostile_file_is_refused_at_once_with_a_sentence(data):
    began = time.perf_counter()

    with pytest.raises(Unreadable) as told:
        reading.read(data, zone=HERE)

    assert told.value.wrong
    assert told.value.todo
    assert time.perf_counter() - began < 1


def test_a_zone_that_rings_every_second_costs_nothing():
    zone = (
        b"BEGIN:VTIMEZONE\r\nTZID:Kwaad\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        b"RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    data = ics("SUMMARY:Iets").replace(b"BEGIN:VEVENT", zone + b"BEGIN:VEVENT")
    data = data.replace(b"DTSTART:20260301T100000Z", b"DTSTART;TZID=Kwaad:20260301T100000")
    began = time.perf_counter()

    event = reading.read(data, zone=HERE).events[0]

    assert event.starts.hour == 10
    assert time.perf_counter() - began < 1


def test_a_meeting_at_ten_stays_at_ten():
    event = only("RRULE:FREQ=WEEKLY;COUNT=6")
    times = repeating.times(event, first=FIRST, last=LAST)

    assert [each.starts.hour for each in times] == [11] * 6
    assert [each.starts.astimezone(UTC).hour for each in times] == [10] * 4 + [9] * 2


def test_what_was_left_out_is_left_out_and_what_was_added_is_there():
    event = only("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260302T100000Z", "RDATE:20260310T100000Z")

    days = [each.starts.day for each in repeating.times(event, first=FIRST, last=LAST)]

    assert days == [1, 3, 10]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYHOUR=0,1,2;BYMINUTE=0,1,2;BYSECOND=0,1,2",
        "FREQ=HOURLY;COUNT=999999999",
        "FREQ=MONTHLY;BYDAY=" + ",".join(["1MO"] * 101),
    ],
    ids=["each second", "by the second", "each hour", "a weekday over and over"],
)
def test_a_rule_no_gathering_has_is_refused(rule):
    with pytest.raises(Wrong):
        repeating.times(only(f"RRULE:{rule}"), first=FIRST, last=LAST)


@pytest.mark.parametrize(
    "rule", ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=1", "FREQ=DAILY"]
)
def test_a_rule_that_never_ends_is_followed_so_far_and_no_further(rule):
    began = time.perf_counter()

    times = repeating.times(only(f"RRULE:{rule}"), first=FIRST, last=LAST)

    assert len(times) <= repeating.MOST_TIMES
    assert time.perf_counter() - began < 1


RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
    "FREQ=WEEKLY;BYDAY=MO;BYMONTH=2,3",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-1,15",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYDAY=5MO",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYDAY=-1MO",
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "FREQ=YEARLY;BYMONTHDAY=1,-1",
    "FREQ=YEARLY;BYMONTH=7",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
)


@pytest.mark.parametrize("rule", RULES)
def test_our_rules_have_the_days_that_dateutil_has(rule):
    first, last = datetime(2026, 1, 31), datetime(2032, 12, 31)  # noqa: DTZ001 (days, not moments)
    parts = {name: value.split(",") for name, value in (part.split("=") for part in rule.split(";"))}

    ours = list(rules.days(parts, first.date(), last.date()))

    theirs = rrulestr(rule, dtstart=first).between(first, last, inc=True)
    assert ours == [each.date() for each in theirs]
    assert ours
    later = date(2030, 2, 11)
    assert list(rules.days(parts, first.date(), last.date(), since=later)) == [
        day for day in ours if day >= later
    ]
