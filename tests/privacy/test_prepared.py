"""Questions whose words are kept: they answer as the question itself would, for everyone, or are not kept."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from samenspel.communities import joining
from samenspel.communities.models import Community, Membership
from samenspel.people.models import Person
from samenspel.privacy import prepared
from samenspel.work.models import Result
from tests.cast import LONG_AGO

pytestmark = pytest.mark.django_db
WHO = ("noor", "sami", "vera", "bram", "tess", "anna", "lena", "rik")


@pytest.fixture(autouse=True)
def nothing_kept():
    prepared.forget()
    yield
    prepared.forget()


def titles(person):
    return Result.objects.visible_to(person).order_by().values_list("pk", "title")


def mine(person):
    return Membership.objects.current().filter(person=person).values_list("community")


def test_everyone_gets_what_the_question_itself_would_give(cast):
    numbers = list(Result.objects.values_list("pk", flat=True))

    for viewer in [*(getattr(cast, who) for who in WHO), AnonymousUser(), None]:
        for _again in range(2):
            found = prepared.rows_of("titles", titles, viewer, numbers)
            assert sorted(found) == sorted(titles(viewer))


def test_words_are_worked_out_once_for_a_kind_of_viewer(cast, monkeypatch):
    prepared.rows("mine", mine, cast.noor)
    monkeypatch.setattr(prepared, "worked_out", lambda *build: pytest.fail("worked out anew"))

    assert {number for (number,) in prepared.rows("mine", mine, cast.vera)} == {cast.circle.pk}


def test_who_left_is_gone_from_the_next_answer(cast):
    before = prepared.rows("mine", mine, cast.sami)

    joining.leave(cast.workshop, cast.sami)

    assert len(prepared.rows("mine", mine, cast.sami)) == len(before) - 1


def test_more_numbers_than_one_question_holds_are_asked_in_several(cast):
    Community.objects.bulk_create(
        Community(name=f"Nummer {n}", slug=f"nummer-{n}", purpose="Samen.") for n in range(prepared.ROOM * 2)
    )
    numbers = list(Community.objects.values_list("pk", flat=True))

    def seen(person):
        return Community.objects.visible_to(person).order_by().values_list("pk")

    found = prepared.rows_of("seen", seen, cast.tess, numbers)
    assert sorted(found) == sorted(seen(cast.tess))


def test_a_question_that_looks_at_more_of_a_person_is_asked_anew_each_time(cast):
    def namesakes(person):
        return Person.objects.filter(name=person.name).values_list("handle")

    assert prepared.rows("namesakes", namesakes, cast.noor) == [("noor",)]
    assert prepared.rows("namesakes", namesakes, cast.sami) == [("sami",)]
    assert set(prepared.KEPT.values()) == {None}


def test_a_question_that_asks_the_database_first_is_asked_anew_each_time(cast):
    def there(person):
        places = [row.community_id for row in Membership.objects.current().filter(person=person)]
        return Community.objects.filter(pk__in=places).values_list("pk")

    assert prepared.rows("there", there, cast.vera) == [(cast.circle.pk,)]
    assert len(prepared.rows("there", there, cast.noor)) == 2
    assert set(prepared.KEPT.values()) == {None}


def test_a_question_with_the_viewers_number_in_other_words_is_not_kept(cast):
    def called(person):
        return Person.objects.filter(handle=f"lid-{person.pk}").values_list("pk")

    assert prepared.rows("called", called, cast.noor) == []
    assert set(prepared.KEPT.values()) == {None}


def test_now_is_the_moment_of_asking_and_today_that_day(cast, monkeypatch):
    def begun(person):
        day, now = timezone.localdate(), timezone.now()
        return Membership.objects.filter(person=person, since__lt=now, since__date__lt=day).values_list("pk")

    assert len(prepared.rows("begun", begun, cast.noor)) == 2
    monkeypatch.setattr(timezone, "now", lambda: LONG_AGO)

    assert prepared.rows("begun", begun, cast.noor) == []


def test_words_with_another_moment_perish_soon_and_others_late(cast):
    def of_late(person):
        since = timezone.now() - timedelta(days=7)
        return Membership.objects.filter(person=person, since__gt=since).values_list("pk")

    prepared.rows("of late", of_late, cast.noor)
    prepared.rows("mine", mine, cast.noor)
    soon, late = (words.until for words in prepared.KEPT.values())

    assert late - soon > prepared.SECONDS - 2 * prepared.SECONDS_WITH_A_MOMENT


def test_a_question_that_nothing_can_answer_gives_nothing(cast):
    def nothing(person):
        return Community.objects.none().values_list("pk")

    assert prepared.rows("nothing", nothing, cast.noor) == []
    assert prepared.rows_of("none", nothing, cast.noor, [1, 2]) == []
