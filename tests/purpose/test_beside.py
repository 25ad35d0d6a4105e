"""Putting things beside the purpose: what they serve and where they rub, in people's own words."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.communities import joining
from samenspel.moderation.hiding import hide
from samenspel.privacy.visibility import Visibility
from samenspel.purpose import testing
from samenspel.purpose.models import PurposeTest, Seconding, TestReading
from samenspel.purpose.rounds import NotYet
from samenspel.search.models import SearchDoc
from tests.purpose.making import a_version, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def test(cast):
    a_version(cast)
    return testing.ask(cast.workshop, by=cast.noor, title="Iedereen vult een urenbriefje in", kind="rule")


def say(test, by, side="rubs", words="Het kost een avond."):
    return testing.read(test, by=by, side=side, words=words)


def test_it_needs_a_purpose_to_stand_beside(cast):
    with pytest.raises(NotYet):
        testing.ask(cast.workshop, by=cast.noor, title="Urenbriefje")


@pytest.mark.parametrize("name", ["vera", "bram", "rik", "anna", "lena"])
def test_only_who_takes_part_asks_and_says(cast, test, name):
    who = getattr(cast, name)

    with pytest.raises(PermissionDenied):
        testing.ask(cast.workshop, by=who, title="Iets")
    with pytest.raises(PermissionDenied):
        say(test, who)


def test_words_stand_in_two_columns_without_names(cast, test, client_of):
    say(test, cast.sami)
    sentence = test.version.sentences.get(part="values")
    testing.read(test, by=cast.noor, side="serves", words="We weten wie er was.", sentence=sentence)

    serves, rubs = testing.columns(test, cast.sami)
    page = client_of(cast.noor).get(test.get_absolute_url()).content.decode()

    assert [reading.words for reading in serves.readings] == ["We weten wie er was."]
    assert [reading.words for reading in rubs.readings] == ["Het kost een avond."]
    assert "About: “Wij doen het met elkaar.”" in page
    assert cast.sami.name not in page


def test_how_many_see_it_is_said_from_five(cast, test):
    reading = say(test, cast.sami)
    for number in range(3):
        testing.second(reading, by=someone(cast, f"Lid {number}"))
    assert not testing.columns(test, cast.noor)[1].readings[0].seen_by_count.shown

    testing.second(reading, by=cast.noor)

    rubs = testing.columns(test, cast.noor)[1]
    assert (rubs.readings[0].seen_by_count.value, rubs.people.value) == (5, 5)


def test_seconding_twice_is_once_and_never_oneself(cast, test):
    reading = say(test, cast.sami)

    testing.second(reading, by=cast.noor)
    testing.second(reading, by=cast.noor)

    assert Seconding.objects.count() == 1
    with pytest.raises(PermissionDenied):
        testing.second(reading, by=cast.sami)
    testing.unsecond(reading, by=cast.noor)
    assert not Seconding.objects.exists()


def test_a_conclusion_closes_it_and_it_can_be_opened_again(cast, test):
    testing.close(test, by=cast.noor, conclusion="We stoppen ermee.")
    test.refresh_from_db()
    with pytest.raises(PermissionDenied):
        say(test, cast.sami)

    testing.reopen(PurposeTest.objects.get(), by=cast.noor)

    say(PurposeTest.objects.get(), cast.sami)


def test_once_others_said_something_it_is_concluded_and_not_taken_back(cast, test):
    reading = say(test, cast.sami)
    with pytest.raises(NotYet):
        testing.take_back(test, by=cast.noor)

    testing.unsay(reading, by=cast.sami)
    testing.take_back(test, by=cast.noor)

    assert not PurposeTest.objects.exists()
    assert not SearchDoc.objects.of("purpose_test").exists()


def test_it_is_for_members_unless_chosen_otherwise(cast, test):
    seen = {
        name: test in PurposeTest.objects.visible_to(getattr(cast, name)) for name in ("sami", "vera", "lena")
    }
    assert seen == {"sami": True, "vera": False, "lena": False}
    assert test not in PurposeTest.objects.visible_to(None)

    PurposeTest.objects.update(visibility=Visibility.PUBLIC)

    assert test in PurposeTest.objects.visible_to(None)


def test_what_moderators_hide_only_its_maker_sees(cast, test):
    joining.join(cast.workshop, cast.tess)
    reading = say(test, cast.sami)

    hide(reading, by=cast.noor, reason="Het gaat over een persoon.")

    assert reading not in TestReading.objects.visible_to(cast.tess)
    assert reading in TestReading.objects.visible_to(cast.sami)


def test_the_whole_way_by_plain_forms(cast, client_of):
    a_version(cast)
    slug, noor, sami = cast.workshop.slug, client_of(cast.noor), client_of(cast.sami)
    form = {"title": "Urenbriefje", "kind": "rule", "visibility": "members"}

    noor.post(reverse("purpose:new_test", args=[slug]), form)
    test = PurposeTest.objects.get()
    sami.post(test.get_absolute_url(), {"side": "rubs", "words": "Het kost een avond."})
    noor.post(reverse("purpose:second", args=[test.readings.get().pk]))
    wrong = sami.post(test.get_absolute_url(), {"side": "rubs", "words": ""})
    noor.post(reverse("purpose:close_test", args=[slug, test.pk]), {"conclusion": "Weg ermee."})

    assert wrong.status_code == 422
    assert test.readings.get().secondings.count() == 1
    assert b"Weg ermee." in sami.get(test.get_absolute_url()).content


def test_many_words_cost_no_more_questions(cast, test, client_of, django_assert_max_num_queries):
    say(test, cast.sami, words="Het eerste.")
    with CaptureQueriesContext(connection) as few:
        client_of(cast.noor).get(test.get_absolute_url())
    for number in range(15):
        say(test, cast.sami, words=f"Woord {number}")

    with django_assert_max_num_queries(len(few)):
        client_of(cast.noor).get(test.get_absolute_url())
