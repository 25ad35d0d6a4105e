"""That nobody's offer stays without an answer."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from samenspel.communities.models import Stewardship
from samenspel.work import answering_in_time, offering, waiting
from tests.work.roadmap_made import call, offer


@pytest.fixture
def raised(django_capture_on_commit_callbacks):
    def raised(*, after):
        with django_capture_on_commit_callbacks(execute=True):
            count = answering_in_time.raise_all(at=timezone.now() + timedelta(days=after))
        return count, {letter.to[0] for letter in mail.outbox}

    return raised


def test_after_a_week_everyone_who_can_answer_hears_once(cast, raised):
    Stewardship.objects.create(community=cast.workshop, person=cast.sami, by=cast.noor)
    offer(cast, at=timezone.now())

    assert raised(after=6) == (0, set())
    assert raised(after=8) == (1, {"noor@samen.example", "sami@samen.example"})
    assert raised(after=9)[0] == 0


def test_where_one_steward_is_alone_an_administrator_hears_too(cast, raised):
    offer(cast, at=timezone.now())

    assert raised(after=8)[1] == {"noor@samen.example", "anna@samen.example"}


def test_what_was_answered_is_not_asked_about(cast, raised):
    given = offer(cast, at=timezone.now())
    offering.welcome(given, by=cast.noor, words="Fijn!")

    assert raised(after=30) == (0, set())


def test_an_offer_waits_on_the_start_page_of_who_answers_and_the_answer_on_that_of_who_offered(cast):
    given = offer(cast, cast.lena, at=timezone.now())
    assert [line[1] for line in waiting.for_person(cast.noor)] == [given.get_absolute_url()]
    assert waiting.for_person(cast.lena) == []

    offering.welcome(given, by=cast.noor, words="Fijn!")

    sentence, address, _since = waiting.for_person(cast.lena)[0]
    assert "welcome" in sentence
    assert address == given.get_absolute_url()


def test_what_waits_is_asked_in_few_questions(cast, django_assert_max_num_queries):
    for number in range(6):
        offer(cast, about=call(cast, f"Help {number}"))

    with django_assert_max_num_queries(5):
        assert len(waiting.for_person(cast.noor)) == 6
