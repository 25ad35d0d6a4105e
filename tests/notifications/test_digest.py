"""The letter of the day and week: due at seven where one is, once, one screen, and only what one may see."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from samenspel.mail import sending
from samenspel.mail.models import Letter, State
from samenspel.notifications import choosing, digest
from samenspel.notifications.models import Notification, Way
from samenspel.notifications.notifying import notify
from samenspel.notifications.sockets import DAILY, KINDS, WEEKLY
from tests.notifications.opened import open_every_kind

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quiet_house(cast, settings):
    """Nothing is told yet, everyone is here for long, and the house knows where it stands."""
    settings.ADDRESS = "https://samen.example"
    Letter.objects.all().delete()
    Notification.objects.all().delete()
    django_mail.outbox.clear()
    type(cast.sami).objects.update(joined_at=MONDAY - timedelta(days=90))


def greeted(cast, monkeypatch, times=1):
    open_every_kind(monkeypatch)
    for number in range(times):
        name = sorted(name for name, kind in KINDS.items() if kind.by_mail == WEEKLY)[number]
        at = timezone.now() - timedelta(hours=1)
        notify(name, to=[cast.sami], about=cast.noor, by=cast.vera, community=cast.workshop, at=at)


def a_letter(cast, when=WEEKLY):
    since = (timezone.now() - timedelta(days=7)).isoformat()
    said = {"when": when, "since": since}
    letter = Letter(
        key=f"test:{when}", person=cast.sami, to=cast.sami.email, language="en", kind=choosing.DIGEST
    )
    letter.late, letter.said = digest.NAME, said
    return letter


@pytest.mark.parametrize(
    ("zone", "hour", "is_due"),
    [
        ("Europe/Amsterdam", 6, True),
        ("Europe/Amsterdam", 5, False),
        ("America/Paramaribo", 6, False),
        ("America/Paramaribo", 10, True),
        ("Asia/Tokyo", 6, True),
        ("Nowhere/Land", 6, True),
    ],
)
def test_it_is_due_from_seven_where_the_reader_is(cast, zone, hour, is_due):
    cast.sami.time_zone = zone

    assert (digest.period(cast.sami, DAILY, MONDAY.replace(hour=hour)) is not None) == is_due


def test_daylight_saving_moves_the_moment_and_not_the_hour(cast):
    cast.sami.time_zone = "Europe/Amsterdam"
    summer, winter = datetime(2026, 10, 24, 5, 0, tzinfo=UTC), datetime(2026, 10, 26, 6, 0, tzinfo=UTC)

    for moment in (summer, winter):
        assert digest.period(cast.sami, DAILY, moment) is not None
        assert digest.period(cast.sami, DAILY, moment - timedelta(minutes=1)) is None


def test_that_of_the_week_comes_on_monday_or_when_the_house_was_down_on_tuesday(cast):
    days = [digest.period(cast.sami, WEEKLY, MONDAY + timedelta(days=day)) for day in range(7)]

    assert [day is not None for day in days] == [True, True, False, False, False, False, False]
    assert days[0] == days[1]


def test_it_is_written_once_however_often_one_looks(cast):
    digest.write_due(at=MONDAY)
    number = Letter.objects.count()

    assert number > 0
    assert digest.write_due(at=MONDAY + timedelta(hours=3)) == 0
    assert digest.write_due(at=MONDAY + timedelta(days=1)) == 0
    assert digest.write_due(at=MONDAY + timedelta(days=7)) == number


def test_neither_light_accounts_nor_who_turned_it_off_get_one(cast):
    choosing.stop_all(cast.sami)
    choosing.stop_kind(cast.noor, choosing.DIGEST)

    digest.write_due(at=MONDAY)

    readers = set(Letter.objects.values_list("person", flat=True))
    assert not readers & {cast.sami.pk, cast.noor.pk, cast.lena.pk}


def test_who_turned_it_off_meanwhile_gets_none(cast, monkeypatch):
    greeted(cast, monkeypatch)
    a_letter(cast).save()
    choosing.stop_kind(cast.sami, choosing.DIGEST)

    sending.send_due()

    assert not django_mail.outbox
    assert Letter.objects.get(key="test:weekly").state == State.DROPPED


def test_nothing_to_say_is_no_letter(cast):
    type(cast.sami.memberships.first()).objects.filter(person=cast.sami).delete()
    a_letter(cast).save()

    sending.send_due()

    assert not django_mail.outbox
    assert Letter.objects.get().why == "nothing to say"


def test_it_says_what_concerns_the_reader_with_where_it_leads(cast, monkeypatch):
    greeted(cast, monkeypatch, times=9)

    said = digest.say(a_letter(cast))

    assert said.subject == "Your week at Samenspel"
    assert said.text.count("https://samen.example/people/noor/") == digest.LINES
    assert "And 3 more: https://samen.example/notifications/" in said.text


def test_what_was_read_here_or_belongs_to_the_other_letter_is_left_out(cast, monkeypatch):
    greeted(cast, monkeypatch)
    kind = Notification.objects.get().kind
    choosing.choose(cast.sami, DAILY, kind=kind, way=Way.MAIL)
    assert digest.say(a_letter(cast)) is None
    assert "What concerns you" in digest.say(a_letter(cast, DAILY)).text

    Notification.objects.update(read_at=timezone.now())

    assert digest.say(a_letter(cast, DAILY)) is None


def test_what_went_out_of_sight_is_left_out(cast, monkeypatch):
    greeted(cast, monkeypatch)
    open_every_kind(monkeypatch, seen=lambda person: type(cast.sami).objects.none())

    assert "What concerns you" not in getattr(digest.say(a_letter(cast)), "text", "")


def test_what_happened_in_ones_communities_is_told_and_not_from_those_one_turned_off(cast):
    letter = a_letter(cast)
    letter.said["since"] = (timezone.now() - timedelta(days=4000)).isoformat()
    assert "In your communities" in digest.say(letter).text

    for membership in cast.sami.memberships.current():
        choosing.stop_place(cast.sami, membership.community_id)

    assert "In your communities" not in getattr(digest.say(letter), "text", "")


def test_the_run_asks_a_few_questions_for_hundreds_of_people(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        digest.write_due(at=MONDAY)
