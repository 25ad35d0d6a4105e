"""A calendar from elsewhere: shown first, brought in whole, changed by bringing it again, or refused."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.gatherings.calendars import bringing, keys
from samenspel.gatherings.models import CameFrom, Gathering
from samenspel.intake import running
from samenspel.intake.models import Run
from samenspel.mail.models import Letter
from samenspel.notifications.models import Notification
from tests.gatherings.session_made import a_gathering
from tests.shared import shared_data

NOW = datetime(2029, 6, 1, tzinfo=UTC)
ADDRESS = "/gatherings/calendars/of/de-wijkwerkplaats/bring/"


def event(uid, start, *lines, title="Koffie"):
    inner = (f"UID:{uid}", f"DTSTART:{start}", f"SUMMARY:{title}", *lines)
    return "\r\n".join(("BEGIN:VEVENT", *inner, "END:VEVENT"))


def calendar(*events):
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *events, "END:VCALENDAR", "")).encode()


def brought(cast, data, *, at=NOW):
    made, problems, counts = bringing.changes(data, cast.workshop, at=at)
    bringing.bring_in(made, cast.workshop, by=cast.sami, at=at)
    return made, problems, counts


def upload(client, data, name="agenda.ics"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data, "text/calendar")})


def test_an_event_becomes_a_gathering_of_the_members(cast):
    said = ("LOCATION:Zaal 2", "DESCRIPTION:Neem iets mee", "DTEND:20300301T120000Z")

    brought(cast, calendar(event("a", "20300301T100000Z", *said)))

    made = Gathering.objects.get(title="Koffie")
    assert (made.place, made.about, made.zone) == ("Zaal 2", "Neem iets mee", "Europe/Amsterdam")
    assert (made.visibility, made.minutes_long, made.by) == ("members", 120, cast.sami)


def test_nobody_is_registered_or_told_one_by_one(cast):
    said = ("ATTENDEE:mailto:noor@samen.example", "ORGANIZER:mailto:vera@samen.example")
    before = Notification.objects.count(), Letter.objects.count()

    brought(cast, calendar(event("a", "20300301T100000Z", *said)))

    assert not Gathering.objects.get(title="Koffie").registrations.exists()
    assert (Notification.objects.count(), Letter.objects.count()) == before


def test_bringing_it_again_makes_no_second_one(cast):
    data = calendar(event("a", "20300301T100000Z"))
    brought(cast, data)

    made, _problems, _counts = brought(cast, data)

    assert [change.what for change in made] == ["same"]
    assert CameFrom.objects.count() == 1


def test_what_moved_there_moves_here_and_what_was_cancelled_is(cast):
    brought(cast, calendar(event("a", "20300301T100000Z"), event("b", "20300302T100000Z", title="Thee")))

    brought(
        cast,
        calendar(
            event("a", "20300308T100000Z"), event("b", "20300302T100000Z", "STATUS:CANCELLED", title="Thee")
        ),
    )

    moved, cancelled = Gathering.objects.get(title="Koffie"), Gathering.objects.get(title="Thee")
    assert moved.starts_at == datetime(2030, 3, 8, 10, tzinfo=UTC)
    assert moved.sequence == 1
    assert cancelled.is_cancelled


def test_what_repeats_comes_in_for_a_year_with_its_exceptions(cast):
    data = calendar(
        event("a", "20290604T080000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO", "EXDATE:20290611T080000Z"),
        event("a", "20290619T080000Z", "RECURRENCE-ID:20290618T080000Z", title="Koffie op dinsdag"),
    )

    brought(cast, data)

    days = list(Gathering.objects.filter(came_from__isnull=False).order_by("starts_at"))
    assert [each.begins.isoformat() for each in days[:2]] == [
        "2029-06-04T10:00:00+02:00",
        "2029-06-19T10:00:00+02:00",
    ]
    assert days[1].title == "Koffie op dinsdag"
    assert 50 <= len(days) <= 52
    assert {each.begins.hour for each in days} == {10}


def test_what_is_over_stays_out_and_is_counted(cast):
    made, _problems, counts = brought(cast, calendar(event("a", "20200301T100000Z")))

    assert made == []
    assert counts["over"] == 1


def test_each_event_that_stays_out_says_why(cast):
    data = calendar(event("a", "20300301T100000Z", "CLASS:PRIVATE", title="Tandarts"), event("b", "gisteren"))

    made, problems, _counts = brought(cast, data)

    assert made == []
    assert [(problem.row, problem.value) for problem in problems] == [(1, "Tandarts"), (2, "Koffie")]


def test_who_may_not_call_people_together_brings_nothing_in(cast):
    made, _problems, _counts = bringing.changes(
        calendar(event("a", "20300301T100000Z")), cast.workshop, at=NOW
    )

    with pytest.raises(PermissionDenied):
        bringing.bring_in(made, cast.workshop, by=cast.vera, at=NOW)


def test_what_we_write_comes_in_as_it_was(cast):
    gathering = a_gathering(cast.garden, cast.noor, title="Snoeien; en, koffie", about="Eén\n\ntwee")

    brought(cast, keys.of_community(cast.garden, cast.noor))

    twin = Gathering.objects.get(community=cast.workshop, title="Snoeien; en, koffie")
    assert (twin.starts_at, twin.ends_at, twin.place, twin.zone) == (
        gathering.starts_at,
        gathering.ends_at,
        gathering.place,
        gathering.zone,
    )


def test_on_the_page_one_sees_first_and_says_yes(cast, client_of, django_capture_on_commit_callbacks):
    sami = client_of(cast.sami)
    private = event("b", "20990302T100000Z", "CLASS:PRIVATE", title="Arts")
    data = calendar(event("a", "20990301T100000Z"), private)

    answer = upload(sami, data)
    shown = sami.get(answer["Location"]).content.decode()
    assert not Gathering.objects.filter(title="Koffie").exists()
    with django_capture_on_commit_callbacks(execute=True):
        sami.post(answer["Location"])
    run = Run.objects.get()
    running.carry_out(run.pk, run.attempt)

    assert "1 gathering comes in" in shown
    assert "Event 2: Arts" in shown
    assert Gathering.objects.filter(title="Koffie", community=cast.workshop).count() == 1
    assert "It is brought in." in sami.get(answer["Location"]).content.decode()


def test_a_run_is_of_who_began_it(cast, client_of):
    address = upload(client_of(cast.sami), calendar(event("a", "20990301T100000Z")))["Location"]

    for person in (cast.noor, cast.vera, cast.anna):
        assert client_of(person).get(address).status_code == 404


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n", "no calendar"),
        (b"BEGIN:VCALENDAR\r\n" * 5_000, "strangely"),
        (b"X" * 1_100_000, "larger than 1 MB"),
    ],
    ids=["empty", "a picture", "deep", "large"],
)
def test_what_is_no_calendar_is_refused_with_a_sentence(cast, client_of, data, told):
    answer = upload(client_of(cast.sami), data)

    if answer.status_code == 302:
        answer = client_of(cast.sami).get(answer["Location"])
    assert told in answer.content.decode()
    assert not Gathering.objects.filter(came_from__isnull=False).exists()


def test_the_public_examples_come_in_or_are_told_and_break_nothing(cast):
    """41 files of the icalendar project, seen from long ago so that none is over."""
    folder = shared_data("formats", "icalendar")
    long_ago, came = datetime(1995, 1, 1, tzinfo=UTC), 0
    for path in sorted(folder.glob("*.ics")):
        try:
            made, _problems, _counts = bringing.changes(path.read_bytes(), cast.workshop, at=long_ago)
        except bringing.Unreadable:
            continue
        came += len(bringing.bring_in(made, cast.workshop, by=cast.sami, at=long_ago))
    assert came > 20
