"""A vote that comes at the moment of closing: it is in the last map, or it is refused."""

from threading import Event, Thread
from time import sleep

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection, transaction

from samenspel.opinions import closing, joining, voting
from samenspel.opinions.models import Closing, Vote
from tests.opinions.things import begin, statement


def patiently(act):
    """Again and again while the other has the tables: a database in memory does not wait by itself."""
    for _time in range(300):
        try:
            return act()
        except OperationalError:
            sleep(0.01)
    return act()


@pytest.mark.django_db(transaction=True)
def test_closing_waits_for_who_is_voting_and_nobody_votes_after_it(cast, monkeypatch):
    talk = begin(cast)
    participant, about = joining.take_part(talk, cast.sami), statement(talk, 1)
    is_kept, order = Event(), []
    keep = voting._keep

    def slowly(*said):
        kept = keep(*said)
        is_kept.set()
        sleep(0.3)
        order.append("voted")
        return kept

    def close():
        is_kept.wait(5)
        try:
            patiently(lambda: closing.close(talk, by=cast.noor))
            order.append("closed")
        finally:
            connection.close()

    monkeypatch.setattr(voting, "_keep", slowly)
    closer = Thread(target=close)
    closer.start()
    voting.vote(participant, about, 1)
    closer.join(10)

    assert order == ["voted", "closed"]
    assert Vote.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_comes_while_it_is_being_closed_finds_it_closed(cast):
    talk = begin(cast)
    about, is_closing, told = statement(talk, 1), Event(), []

    def come_and_vote():
        is_closing.wait(5)
        try:
            patiently(lambda: voting.vote(joining.take_part(talk, cast.sami), about, 1))
        except PermissionDenied:
            told.append("closed")
        finally:
            connection.close()

    voter = Thread(target=come_and_vote)
    voter.start()
    with transaction.atomic():
        closing.close(talk, by=cast.noor)
        is_closing.set()
        sleep(0.3)
    voter.join(10)

    assert told == ["closed"]
    assert Closing.objects.exists() != Vote.objects.exists()
