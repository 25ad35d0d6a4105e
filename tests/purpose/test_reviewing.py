"""Looking at the purpose again: proposed with figures, answered with a reason, never automatic."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.purpose import reviewing, rounds, signing
from samenspel.purpose.models import Trigger
from tests.purpose.making import a_version, someone

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(days=400)


def triggers(version, at=NOW):
    return [each.trigger for each in reviewing.due(version, at=at)]


@pytest.fixture
def version(cast):
    version = a_version(cast, at=NOW - timedelta(days=1))
    for person in (cast.noor, cast.sami):
        signing.sign(version, by=person)
    return version


def test_nothing_is_proposed_while_all_is_well(version):
    assert triggers(version) == []


def test_its_date_comes(version):
    assert triggers(version, LATER) == [Trigger.DATE]


def test_many_are_new(cast, version):
    someone(cast, "Nieuw")

    assert triggers(version) == [Trigger.NEWCOMERS]


def test_a_quarter_exactly_is_not_more_than_a_quarter(cast, version):
    old = [someone(cast, f"Lid {number}") for number in range(4)]
    for person in old:
        cast.workshop.memberships.filter(person=person).update(since=NOW - timedelta(days=9))
        signing.sign(version, by=person)
    for number in range(2):
        someone(cast, f"Nieuw {number}")

    assert triggers(version) == []


def test_few_signed_once_they_had_the_time(cast):
    version = a_version(cast, at=NOW)
    signing.sign(version, by=cast.sami)

    assert triggers(version, NOW + timedelta(days=29)) == []
    assert triggers(version, NOW + timedelta(days=31)) == [Trigger.ENDORSEMENT]


def test_something_important_happened(cast, version):
    reviewing.name_event(version, by=cast.noor, words="De werkplaats verhuist.", at=NOW)

    assert [each.words for each in reviewing.due(version, at=NOW)] == ["De werkplaats verhuist."]


def test_not_now_rests_for_a_while_and_says_why(cast, version):
    answers = reviewing.not_now(
        version, by=cast.noor, triggers=[Trigger.DATE], why="Eerst de zomer door.", at=LATER
    )

    assert [each.why for each in answers] == ["Eerst de zomer door."]
    assert triggers(version, LATER + timedelta(days=1)) == []
    assert triggers(version, LATER + timedelta(days=120)) == [Trigger.DATE]


def test_an_event_that_was_answered_rests_until_another(cast, version):
    reviewing.name_event(version, by=cast.noor, words="De werkplaats verhuist.", at=NOW)
    reviewing.not_now(version, by=cast.noor, triggers=[Trigger.EVENT], why="Het is niet ver.", at=NOW)
    assert triggers(version) == []

    reviewing.name_event(version, by=cast.noor, words="De gemeente stopt.", at=NOW + timedelta(hours=1))
    assert triggers(version, NOW + timedelta(hours=2)) == [Trigger.EVENT]


def test_a_round_that_goes_on_is_answer_enough(cast, version):
    rounds.begin(cast.workshop, by=cast.sami)

    assert triggers(version, LATER) == []


@pytest.mark.parametrize("name", ["sami", "vera", "bram"])
def test_only_who_looks_after_it_answers(cast, version, name):
    with pytest.raises(PermissionDenied):
        reviewing.not_now(version, by=getattr(cast, name), triggers=["date"], why="Nee.")
    with pytest.raises(PermissionDenied):
        reviewing.name_event(version, by=getattr(cast, name), words="Iets.")
