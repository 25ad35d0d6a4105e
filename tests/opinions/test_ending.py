"""The end of a conversation: by hand or by date; and after thirty days nobody knows who voted what."""

from datetime import time, timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from samenspel.feed.models import Entry
from samenspel.opinions import closing, forgetting, writing
from samenspel.opinions.joining import known
from samenspel.opinions.models import Closing, Participant, Statement, Vote
from samenspel.opinions.voting import vote
from tests.opinions.things import anyone, begin, statement, voter

pytestmark = pytest.mark.django_db


def test_closing_twice_is_closing_once_and_is_told(cast):
    talk = begin(cast)

    closing.close(talk, by=cast.noor)
    closing.close(talk, by=cast.noor)

    assert Closing.objects.count() == 1
    assert Entry.objects.filter(verb="opinions.conversation_closed").count() == 1


def test_only_who_looks_after_it_closes_it(cast):
    talk = begin(cast)

    with pytest.raises(PermissionDenied):
        closing.close(talk, by=cast.sami)


def test_at_night_what_is_past_its_last_day_is_closed(cast):
    past, later = begin(cast), begin(cast)
    type(past).objects.filter(pk=past.pk).update(closes_on=timezone.localdate() - timedelta(days=1))
    type(past).objects.filter(pk=later.pk).update(closes_on=timezone.localdate())

    call_command("end_conversations", stdout=StringIO())

    assert list(Closing.objects.values_list("conversation", "by")) == [(past.pk, None)]


def test_thirty_days_after_closing_nobody_can_tell_who_voted_what(cast):
    talk, now = anyone(cast), timezone.now()
    sami, guest = voter(talk, cast.sami), voter(talk, "token")
    vote(sami, statement(talk, 1), 1)
    written = writing.write(guest, "Fietsen horen in een stalling")
    closing.close(talk, by=cast.noor, at=now - timedelta(days=30))

    assert forgetting.forget_keys(at=now) == 1

    assert not Participant.objects.exclude(person=None, token_hash=None).exists()
    moments = {moment for pair in Vote.objects.values_list("at", "said_at") for moment in pair}
    assert {moment.time() for moment in moments} == {time(0)}
    assert Statement.objects.get(pk=written.pk).guest is None
    assert Vote.objects.count() == 2
    assert known(talk, cast.sami) is None


def test_before_that_day_nothing_is_forgotten(cast):
    talk, now = begin(cast), timezone.now()
    voter(talk, cast.sami)
    closing.close(talk, by=cast.noor, at=now - timedelta(days=29))

    assert forgetting.forget_keys(at=now) == 0
    assert known(talk, cast.sami) is not None


def test_what_is_forgotten_is_not_opened_again(cast, client_of):
    talk, now = begin(cast), timezone.now()
    closing.close(talk, by=cast.noor, at=now - timedelta(days=31))
    forgetting.forget_keys(at=now)

    with pytest.raises(closing.Forgotten):
        closing.reopen(talk, by=cast.noor)
    assert client_of(cast.noor).get(f"{talk.get_absolute_url()}reopen/").status_code == 403


def test_reopened_within_thirty_days_everyone_keeps_their_votes(cast):
    talk = begin(cast)
    sami = voter(talk, cast.sami)
    vote(sami, statement(talk, 1), 1)
    closing.close(talk, by=cast.noor)

    closing.reopen(talk, by=cast.noor)

    vote(sami, statement(talk, 1), -1)
    assert Vote.objects.get().value == -1
