"""The last word of each person on each statement counts, however it arrives."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import archiving, joining
from samenspel.moderation.hiding import hide
from samenspel.opinions import closing, judging, voting
from samenspel.opinions.joining import known, take_part
from samenspel.opinions.models import Vote
from samenspel.opinions.voting import Said, vote, vote_many
from tests.opinions.things import anyone, begin, statement, voter

pytestmark = pytest.mark.django_db


def values(participant):
    return dict(participant.votes.values_list("statement__number", "value"))


def test_a_vote_said_twice_is_one_vote(cast):
    talk = begin(cast)
    sami = voter(talk, cast.sami)

    first = vote(sami, statement(talk, 1), 1)
    again = vote(sami, statement(talk, 1), 1)

    assert first.pk == again.pk
    assert Vote.objects.count() == 1
    assert again.at == first.at


def test_the_newest_word_counts_in_whatever_order_they_arrive(cast):
    talk = begin(cast)
    sami, now = voter(talk, cast.sami), timezone.now()

    vote(sami, statement(talk, 1), -1, said_at=now)
    vote(sami, statement(talk, 1), 1, said_at=now - timedelta(minutes=5))

    assert values(sami) == {1: -1}


def test_a_word_said_again_stands_over_an_older_one_that_arrives_late(cast):
    talk = begin(cast)
    sami, now = voter(talk, cast.sami), timezone.now()

    vote(sami, statement(talk, 1), 1, said_at=now - timedelta(minutes=9))
    vote(sami, statement(talk, 1), 1, said_at=now - timedelta(minutes=1))
    vote(sami, statement(talk, 1), -1, said_at=now - timedelta(minutes=5))

    assert values(sami) == {1: 1}


def test_no_word_is_from_the_future(cast):
    talk = begin(cast)
    sami, now = voter(talk, cast.sami), timezone.now()

    vote(sami, statement(talk, 1), 1, at=now, said_at=now + timedelta(days=400))
    kept = vote(sami, statement(talk, 1), -1, at=now + timedelta(seconds=1))

    assert kept.value == -1
    assert kept.said_at == now + timedelta(seconds=1)


def test_of_one_batch_the_last_word_on_a_statement_counts(cast):
    talk = begin(cast)
    sami, now, one = voter(talk, cast.sami), timezone.now(), statement(talk, 1)

    kept = vote_many(sami, [Said(one.pk, 1, now), Said(one.pk, -1, now), Said(one.pk, 7, now)])

    assert kept == {one.pk: -1}


def test_what_is_removed_or_of_another_conversation_gets_no_vote(cast):
    talk, other = begin(cast), begin(cast)
    sami, now = voter(talk, cast.sami), timezone.now()
    gone = statement(talk, 1)
    judging.remove(gone, by=cast.anna, reason="off_topic")

    told = [gone, statement(other, 1), statement(talk, 2)]
    kept = vote_many(sami, [Said(each.pk, 1, now) for each in told])

    assert list(kept) == [statement(talk, 2).pk]


def test_what_moderators_hid_gets_no_vote(cast):
    talk = begin(cast)
    sami, hidden = voter(talk, cast.sami), statement(talk, 2)
    hide(hidden, by=cast.anna, reason="Scheldt.")

    assert vote(sami, hidden, 1) is None


@pytest.mark.parametrize("end", ["close", "past", "archive", "hide"])
def test_nobody_votes_when_it_has_ended(cast, end):
    talk = begin(cast)
    sami = voter(talk, cast.sami)
    if end == "close":
        closing.close(talk, by=cast.noor)
    elif end == "past":
        type(talk).objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    elif end == "archive":
        archiving.archive(cast.workshop, by=cast.noor)
    else:
        hide(talk, by=cast.anna, reason="Stookt.")

    with pytest.raises(PermissionDenied):
        vote(sami, statement(talk, 1), 1)


def test_who_was_taken_out_votes_no_more_but_what_they_said_counts(cast):
    talk = begin(cast)
    sami = voter(talk, cast.sami)
    vote(sami, statement(talk, 1), 1)

    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Scheldt.")

    with pytest.raises(PermissionDenied):
        vote(sami, statement(talk, 2), 1)
    assert values(sami) == {1: 1}


@pytest.mark.parametrize(
    ("takes_part", "who", "may"),
    [
        ("members", "sami", True),
        ("members", "vera", False),
        ("members", "lena", False),
        ("members", "bram", False),
        ("signed_in", "vera", True),
        ("signed_in", "lena", True),
        ("signed_in", "rik", False),
        ("anyone", "bram", True),
        ("anyone", "rik", False),
    ],
)
def test_whom_it_is_opened_to_takes_part(cast, takes_part, who, may):
    talk = begin(cast, takes_part=takes_part, visibility="public")

    if may:
        assert take_part(talk, getattr(cast, who)).person == getattr(cast, who)
    else:
        with pytest.raises(PermissionDenied):
            take_part(talk, getattr(cast, who))


def test_a_cookie_votes_only_where_anyone_may(cast):
    assert take_part(anyone(cast), "token").token_hash != "token"
    with pytest.raises(PermissionDenied):
        take_part(begin(cast, takes_part="signed_in", visibility="public"), "token")


def test_whose_account_is_shut_votes_no_more(cast):
    talk = begin(cast)
    sami = voter(talk, cast.sami)
    type(cast.sami).objects.filter(pk=cast.sami.pk).update(is_active=False)

    with pytest.raises(PermissionDenied):
        vote(sami, statement(talk, 1), 1)


def test_taking_part_twice_is_taking_part_once(cast):
    talk = begin(cast)

    assert voter(talk, cast.sami) == voter(talk, cast.sami) == known(talk, cast.sami)
    assert known(talk, cast.noor) is None
    assert known(talk, None) is None


def test_numbers_are_drawn_and_drawn_again_when_taken(cast):
    talk = begin(cast)
    draws = iter([4, 4, 5])

    first = take_part(talk, cast.sami, draw=lambda most: next(draws))
    second = take_part(talk, cast.noor, draw=lambda most: next(draws))

    assert (first.number, second.number) == (5, 6)


def test_an_imported_voter_votes_no_more(cast):
    talk = anyone(cast)
    brought = talk.participants.create(number=1, imported_key="7")

    with pytest.raises(PermissionDenied):
        voting.vote(brought, statement(talk, 1), 1)
