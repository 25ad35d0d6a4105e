"""Calendars of people and communities, as a calendar program reads them: over HTTP, by an address alone."""

from datetime import UTC, date, timedelta
from io import StringIO

import icalendar
import pytest
import vobject
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import joining
from samenspel.gatherings import cancelling, changing, committing, registering
from samenspel.gatherings.calendars import keys
from samenspel.gatherings.models import CalendarKey, Gathering, Registration
from samenspel.privacy.visibility import Visibility
from tests.gatherings.session_made import SOON, a_gathering


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    vobject.readOne(StringIO(answer.content.decode()))  # another program understands it too
    return icalendar.Calendar.from_ical(answer.content)


def titles(found):
    return [str(event["SUMMARY"]) for event in found.events]


@pytest.fixture
def of_workshop(cast):
    """The address at which Sami's program reads De Wijkwerkplaats."""
    return keys.make(cast.sami, cast.workshop).get_feed_url()


def test_a_member_reads_the_calendar_of_a_community_without_signing_in(cast, client, of_workshop):
    a_gathering(cast.workshop, cast.noor)

    found = read(client, of_workshop)

    event = found.events[0]
    assert titles(found) == ["Wie komt er met de lift?"]
    assert event.start.isoformat() == "2030-03-20T10:00:00+01:00"
    assert str(found["X-WR-CALNAME"]) == "De Wijkwerkplaats"


def test_a_moved_meeting_moves_and_keeps_its_name(cast, client, of_workshop):
    gathering = a_gathering(cast.workshop, cast.noor)
    before = read(client, of_workshop).events[0]
    later = SOON + timedelta(days=14)

    changing.change(gathering, by=cast.noor, starts_at=later, ends_at=later + timedelta(hours=1))

    after = read(client, of_workshop).events[0]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert before.start.isoformat() == "2030-03-20T10:00:00+01:00"
    assert after.start.isoformat() == "2030-04-03T11:00:00+02:00"


def test_a_cancelled_meeting_says_so(cast, client, of_workshop):
    gathering = a_gathering(cast.workshop, cast.noor)

    cancelling.cancel(gathering, by=cast.noor, why="Storm")

    event = read(client, of_workshop).events[0]
    assert event["STATUS"] == "CANCELLED"
    assert str(event["SUMMARY"]) == "Afgelast: Wie komt er met de lift?"


def test_who_was_taken_out_reads_nothing_from_that_moment(cast, client, of_workshop):
    a_gathering(cast.workshop, cast.noor)
    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Bleef schelden.")

    assert titles(read(client, of_workshop)) == []


def test_an_ended_address_gives_nothing_and_says_nothing(cast, client, of_workshop):
    key = CalendarKey.objects.get(person=cast.sami)

    keys.revoke(key, by=cast.sami)

    ended, never = client.get(of_workshop), client.get("/gatherings/calendars/" + "0" * 40 + ".ics")
    assert ended.status_code == never.status_code == 404


def test_a_new_address_ends_the_old_one(cast, client, of_workshop):
    key = keys.renew(CalendarKey.objects.get(person=cast.sami), by=cast.sami)

    assert client.get(of_workshop).status_code == 404
    assert client.get(key.get_feed_url()).status_code == 200


def test_nobody_ends_the_address_of_another(cast, of_workshop):
    with pytest.raises(PermissionDenied):
        keys.revoke(CalendarKey.objects.get(person=cast.sami), by=cast.anna)


def test_who_left_the_house_has_no_calendar_any_more(cast, client, of_workshop):
    type(cast.sami).objects.filter(pk=cast.sami.pk).update(is_active=False)

    assert client.get(of_workshop).status_code == 404


def test_only_the_day_on_which_it_was_read_is_kept(cast, client, of_workshop):
    client.get(of_workshop)

    assert CalendarKey.objects.get(person=cast.sami).last_used_on == timezone.localdate()


def test_what_did_not_change_is_not_sent_again(cast, client, of_workshop):
    a_gathering(cast.workshop, cast.noor)
    mark = client.get(of_workshop)["ETag"]

    again = client.get(of_workshop, headers={"If-None-Match": mark})

    assert again.status_code == 304
    assert again.content == b""


def test_a_date_alone_never_hides_that_one_may_see_less(cast, client, of_workshop):
    gathering = a_gathering(cast.workshop, cast.noor)
    client.get(of_workshop)
    gathering.delete()

    again = client.get(of_workshop, headers={"If-Modified-Since": "Sun, 01 Jan 2040 00:00:00 GMT"})

    assert again.status_code == 200
    assert b"VEVENT" not in again.content


def test_a_visitor_reads_what_is_for_everyone_and_never_the_way_in(cast, client):
    said = {"visibility": Visibility.PUBLIC, "link": "https://meet.example/geheim"}
    a_gathering(cast.workshop, cast.noor, title="Open middag", **said)
    a_gathering(cast.workshop, cast.noor, title="Onder ons")

    answer = client.get("/gatherings/calendars/of/de-wijkwerkplaats/open.ics")

    assert b"Open middag" in answer.content
    assert b"Onder ons" not in answer.content
    assert b"geheim" not in answer.content


def test_a_member_finds_the_way_in(cast, client, of_workshop):
    a_gathering(cast.workshop, cast.noor, link="https://meet.example/kamer", place="")

    event = read(client, of_workshop).events[0]

    assert event["LOCATION"] == "https://meet.example/kamer"


def test_a_hidden_community_has_no_open_calendar(cast, client):
    assert client.get("/gatherings/calendars/of/de-zorgkring/open.ics").status_code == 404


def test_my_calendar_holds_what_i_come_to_and_what_i_agreed_to_do(cast, client):
    mine = a_gathering(cast.workshop, cast.noor, title="Ik kom")
    a_gathering(cast.workshop, cast.noor, title="Ik kom niet")
    registering.register(mine, by=cast.sami)
    said = {"what": "Belt de gemeente", "owner": cast.sami, "by_when": date(2030, 4, 2)}
    committing.agree(mine, by=cast.noor, **said)

    found = read(client, keys.make(cast.sami).get_feed_url())

    assert titles(found) == ["Ik kom", "Afgesproken: Belt de gemeente"]
    assert found.events[1].start == date(2030, 4, 2)
    assert found.events[1]["TRANSP"] == "TRANSPARENT"


def test_who_waits_for_a_place_may_still_be_asked_elsewhere(cast, client):
    full = a_gathering(cast.workshop, cast.noor, most=2)
    Registration.objects.create(gathering=full, person=cast.sami, state=Registration.State.WAITING)

    event = read(client, keys.make(cast.sami).get_feed_url()).events[0]

    assert event["STATUS"] == "TENTATIVE"
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_light_account_has_a_calendar_of_its_own(cast, client):
    said = {"visibility": Visibility.PUBLIC, "open_to": Gathering.OpenTo.ANYONE}
    gathering = a_gathering(cast.workshop, cast.noor, **said)
    registering.register(gathering, by=cast.lena, called="Lena")

    assert titles(read(client, keys.make(cast.lena).get_feed_url())) == ["Wie komt er met de lift?"]


def a_series(cast, **said):
    """Five Wednesdays; the clock goes forward after the second."""
    return a_gathering(
        cast.workshop, cast.noor, title="Weekstart", every="weekly", until=date(2030, 4, 17), **said
    )


def test_a_series_is_one_event_that_repeats_at_the_same_hour(cast, client, of_workshop):
    a_series(cast)

    found = read(client, of_workshop)

    assert len(found.events) == 1
    rules = vobject.readOne(StringIO(found.to_ical().decode())).vevent.getrruleset(addRDate=True)
    assert [moment.isoformat()[10:] for moment in rules] == ["T10:00:00+01:00"] * 2 + ["T10:00:00+02:00"] * 3
    assert Gathering.objects.filter(title="Weekstart").count() == 5


def test_a_moved_one_of_a_series_stands_beside_the_rule(cast, client, of_workshop):
    a_series(cast)
    second = Gathering.objects.filter(title="Weekstart").order_by("starts_at")[1]
    planned, later = second.starts_at, second.starts_at + timedelta(hours=26)

    changing.change(second, by=cast.noor, starts_at=later, ends_at=later + timedelta(hours=1))

    rule, moved = read(client, of_workshop).events
    assert rule["UID"] == moved["UID"]
    assert "RRULE" not in moved
    assert moved["RECURRENCE-ID"].dt.astimezone(UTC) == planned
    assert moved.start.astimezone(UTC) == later


def test_a_cancelled_one_of_a_series_is_cancelled_alone(cast, client, of_workshop):
    a_series(cast)
    cancelling.cancel(
        Gathering.objects.filter(title="Weekstart").order_by("starts_at")[2], by=cast.noor, why="Vakantie"
    )

    rule, gone = read(client, of_workshop).events

    assert rule["STATUS"] == "CONFIRMED"
    assert gone["STATUS"] == "CANCELLED"
    assert "RECURRENCE-ID" in gone


def test_of_a_series_one_sees_in_part_each_stands_by_itself(cast, client):
    a_series(cast, visibility=Visibility.PUBLIC)
    hidden = Gathering.objects.filter(title="Weekstart").order_by("starts_at")[1]
    changing.change(hidden, by=cast.noor, visibility=Visibility.MEMBERS)

    answer = client.get("/gatherings/calendars/of/de-wijkwerkplaats/open.ics")

    assert b"RRULE:FREQ=WEEKLY" not in answer.content
    assert b"EXDATE" not in answer.content
    assert answer.content.count(b"BEGIN:VEVENT") == 4


def test_the_file_of_one_gathering_is_for_who_may_see_it(cast, client_of):
    gathering = a_gathering(cast.workshop, cast.noor)
    address = f"/gatherings/calendars/gathering/{gathering.pk}.ics"

    assert titles(read(client_of(cast.sami), address)) == ["Wie komt er met de lift?"]
    assert client_of(cast.vera).get(address).status_code == 404


def test_a_long_calendar_asks_few_questions(cast, client, of_workshop, django_assert_max_num_queries):
    for number in range(5):
        a_gathering(cast.workshop, cast.noor, title=f"Keer {number}", starts=SOON + timedelta(days=number))
    client.get(of_workshop)

    with django_assert_max_num_queries(12):
        read(client, of_workshop)


def test_the_page_gives_an_address_and_ends_it_after_asking(cast, client_of):
    sami = client_of(cast.sami)
    sami.post("/gatherings/calendars/make/de-wijkwerkplaats/")
    key = CalendarKey.objects.get(person=cast.sami)

    shown = sami.get("/gatherings/calendars/").content.decode()
    asked = sami.get(f"/gatherings/calendars/{key.pk}/end/")
    sami.post(f"/gatherings/calendars/{key.pk}/end/", {"end": "1"})

    assert f"webcal://testserver{key.get_feed_url()}" in shown
    assert asked.status_code == 200
    assert not CalendarKey.objects.standing().exists()


def test_an_address_is_asked_for_twice_and_there_is_one(cast):
    assert keys.make(cast.sami, cast.workshop) == keys.make(cast.sami, cast.workshop)
    assert keys.make(cast.sami) == keys.make(cast.sami)
    assert CalendarKey.objects.filter(person=cast.sami).count() == 2


def test_nobody_has_the_calendar_of_a_community_they_do_not_see(cast):
    with pytest.raises(PermissionDenied):
        keys.make(cast.sami, cast.circle)
