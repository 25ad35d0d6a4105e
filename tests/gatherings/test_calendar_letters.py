"""Letters that calendar programs read: an invitation, another time, a cancellation."""

from datetime import UTC, date, timedelta
from io import StringIO

import icalendar
import pytest
import vobject
from django.core import mail

from samenspel.gatherings import cancelling, changing, registering
from samenspel.gatherings.models import Gathering
from samenspel.mail.models import Letter
from samenspel.mail.sending import send_due
from samenspel.notifications.choosing import choose
from samenspel.notifications.models import Way
from samenspel.notifications.sockets import NEVER
from samenspel.privacy.visibility import Visibility
from tests.gatherings.session_made import SOON, a_gathering

KIND = "gatherings.coming"


@pytest.fixture
def gathering(cast):
    return a_gathering(cast.workshop, cast.noor)


def letters_to(person):
    return Letter.objects.filter(person=person, kind=KIND).order_by("pk")


def calendar_in(letter):
    (part,) = letter.attachments
    assert part["type"] == "text/calendar"
    vobject.readOne(StringIO(part["content"]))  # another program understands it too
    return icalendar.Calendar.from_ical(part["content"])


def test_who_registers_gets_it_into_their_calendar(cast, gathering):
    registering.register(gathering, by=cast.sami)

    (letter,) = letters_to(cast.sami)
    whole = calendar_in(letter)
    event = whole.events[0]
    assert whole["METHOD"] == "REQUEST"
    assert event.start.astimezone(UTC) == SOON
    assert event["ATTENDEE"] == "mailto:sami@samen.example"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    assert "\nwoensdag 20 maart 2030, 10.00–12.00\n" in letter.text
    assert letter.subject == "Je komt: Wie komt er met de lift?"


def test_the_house_invites_and_no_address_of_a_person_goes_along(cast, gathering, settings):
    settings.DEFAULT_FROM_EMAIL = "Samenspel <huis@samen.example>"

    registering.register(gathering, by=cast.sami)

    (part,) = letters_to(cast.sami).get().attachments
    assert calendar_in(letters_to(cast.sami).get()).events[0]["ORGANIZER"] == "mailto:huis@samen.example"
    assert "noor@" not in part["content"]


def test_another_time_reaches_everyone_who_comes_under_the_same_name(cast, gathering):
    registering.register(gathering, by=cast.sami)
    later = SOON + timedelta(days=14)

    changing.change(
        gathering, by=cast.noor, starts_at=later, ends_at=later + timedelta(hours=1), why="De zaal is vol."
    )

    first, second = (calendar_in(letter).events[0] for letter in letters_to(cast.sami))
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second.start.isoformat() == "2030-04-03T11:00:00+02:00"
    assert "De zaal is vol." in letters_to(cast.sami).last().text


def test_a_cancellation_takes_it_out_of_the_calendar(cast, gathering):
    registering.register(gathering, by=cast.sami)

    cancelling.cancel(gathering, by=cast.noor, why="Storm")

    whole = calendar_in(letters_to(cast.sami).last())
    assert whole["METHOD"] == "CANCEL"
    assert whole.events[0]["STATUS"] == "CANCELLED"
    assert "Storm" in letters_to(cast.sami).last().text


def test_who_does_not_come_after_all_has_it_taken_out_again(cast, gathering):
    registering.register(gathering, by=cast.sami)

    registering.leave(gathering, person=cast.sami, by=cast.sami)

    assert calendar_in(letters_to(cast.sami).last())["METHOD"] == "CANCEL"


def test_who_waits_gets_nothing_until_a_place_comes_free(cast):
    gathering = a_gathering(cast.workshop, cast.noor, most=2)
    registering.register(gathering, by=cast.sami)
    said = {"visibility": Visibility.SIGNED_IN, "open_to": Gathering.OpenTo.SIGNED_IN}
    changing.change(gathering, by=cast.noor, **said)
    registering.register(gathering, by=cast.vera)
    assert not letters_to(cast.vera).exists()

    registering.leave(gathering, person=cast.sami, by=cast.sami)

    assert calendar_in(letters_to(cast.vera).get())["METHOD"] == "REQUEST"


def who_waits(cast):
    """A gathering that is full, and Vera on its waiting list."""
    said = {"visibility": Visibility.SIGNED_IN, "open_to": Gathering.OpenTo.SIGNED_IN}
    gathering = a_gathering(cast.workshop, cast.noor, most=2, **said)
    registering.register(gathering, by=cast.sami)
    registering.register(gathering, by=cast.vera)
    return gathering


def test_who_waits_reads_that_it_moved_and_keeps_it_out_of_the_calendar(cast):
    gathering = who_waits(cast)

    changing.change(gathering, by=cast.noor, place="De kantine", why="Het buurthuis is te klein.")

    letter = letters_to(cast.vera).get()
    assert letter.subject == "Verplaatst: Wie komt er met de lift?"
    assert "waarvoor je op de wachtlijst staat" in letter.text
    assert "De kantine" in letter.text
    assert letter.attachments == []


def test_who_waits_reads_that_it_is_cancelled_and_that_it_goes_ahead_after_all(cast):
    gathering = who_waits(cast)

    cancelling.cancel(gathering, by=cast.noor, why="Storm")
    cancelling.resume(gathering, by=cast.noor)

    subjects = ["Afgelast: Wie komt er met de lift?", "Gaat toch door: Wie komt er met de lift?"]
    assert [letter.subject for letter in letters_to(cast.vera)] == subjects


def test_what_goes_ahead_after_all_comes_back_into_the_calendar(cast, gathering):
    registering.register(gathering, by=cast.sami)

    cancelling.cancel(gathering, by=cast.noor, why="Storm")
    cancelling.resume(gathering, by=cast.noor)

    _first, off, on = (calendar_in(letter) for letter in letters_to(cast.sami))
    assert (off["METHOD"], on["METHOD"]) == ("CANCEL", "REQUEST")
    assert on.events[0]["STATUS"] == "CONFIRMED"
    assert on.events[0]["SEQUENCE"] > off.events[0]["SEQUENCE"]


def test_the_letter_tells_the_time_on_the_clock_of_its_reader(cast):
    cast.sami.time_zone = "Europe/London"
    cast.sami.save()
    two_days = a_gathering(cast.workshop, cast.noor, hours=30)

    registering.register(two_days, by=cast.sami)

    text = letters_to(cast.sami).get().text
    assert "woensdag 20 maart 2030, 10.00 – donderdag 21 maart 2030, 16.00 op de klok van Amsterdam" in text


def test_who_calls_a_series_does_not_get_a_letter_for_each(cast):
    a_gathering(cast.workshop, cast.noor, every="weekly", until=date(2030, 4, 17))

    assert not letters_to(cast.noor).exists()


def sent_about(gathering):
    return [message for message in mail.outbox if message.subject == f"Je komt: {gathering.title}"]


def test_turned_off_nothing_goes(cast, gathering):
    choose(cast.sami, NEVER, kind=KIND, way=Way.MAIL)
    registering.register(gathering, by=cast.sami)

    send_due()

    assert [message.to for message in sent_about(gathering)] == [["noor@samen.example"]]


def test_out_of_sight_nothing_goes(cast, gathering):
    registering.register(gathering, by=cast.sami)
    letter = letters_to(cast.sami).get()
    gathering.delete()

    send_due()

    letter.refresh_from_db()
    assert letter.dropped_at is not None


def test_the_mail_program_finds_the_invitation_where_it_looks(cast, gathering):
    registering.register(gathering, by=cast.sami)

    send_due()

    (message,) = (each for each in sent_about(gathering) if each.to == ["sami@samen.example"])
    message = message.message()
    parts = {part.get_content_type(): part for part in message.walk()}
    assert parts["text/calendar"].get_param("method") == "REQUEST"
    body = parts["text/calendar"].get_payload(decode=True)
    assert icalendar.Calendar.from_ical(body).events[0].start.astimezone(UTC) == SOON
