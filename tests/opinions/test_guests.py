"""Voting without an account: known by a cookie of which only a hash is kept; and taking votes along."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.moderation.hiding import hide
from samenspel.opinions import guests, joining
from samenspel.opinions.models import Conversation, Participant, Vote
from samenspel.opinions.voting import vote
from tests.opinions.things import anyone, begin, statement, voter

pytestmark = pytest.mark.django_db


def visit(client_of, talk):
    client = client_of(None)
    client.get(talk.get_absolute_url())
    return client


def say(client, talk, number, value):
    return client.post(
        f"{talk.get_absolute_url()}vote/", {"statement": statement(talk, number).pk, "value": value}
    )


def test_looking_keeps_nothing_of_anyone(cast, client_of):
    talk = anyone(cast)

    visit(client_of, talk)

    assert not Participant.objects.exists()


def test_two_browsers_are_two_voters_and_two_tabs_are_one(cast, client_of):
    talk = anyone(cast)
    one, other = visit(client_of, talk), visit(client_of, talk)

    say(one, talk, 1, 1)
    say(one, talk, 1, -1)
    say(other, talk, 1, 1)

    assert sorted(Vote.objects.values_list("value", flat=True)) == [-1, 1]


def test_no_script_reads_the_cookie_and_the_house_keeps_only_its_hash(cast, client_of):
    talk = anyone(cast)
    client = visit(client_of, talk)
    say(client, talk, 1, 1)

    cookie = client.cookies[f"conversation_{talk.pk}"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert Participant.objects.get().token_hash not in cookie.value
    assert len(Participant.objects.get().token_hash) == 64


def test_a_forged_cookie_is_nobody(cast, client_of):
    talk = anyone(cast)
    client = client_of(None)
    client.cookies[f"conversation_{talk.pk}"] = "made-up:1:abc"

    assert say(client, talk, 1, 1).status_code == 403


def test_a_cookie_of_one_conversation_opens_no_other(cast, client_of):
    talk, other = anyone(cast), anyone(cast)
    client = visit(client_of, talk)
    client.cookies[f"conversation_{other.pk}"] = client.cookies[f"conversation_{talk.pk}"].value

    assert say(client, other, 1, 1).status_code == 403


def test_who_signs_in_takes_their_votes_along(cast, client_of):
    talk = anyone(cast)
    client = visit(client_of, talk)
    say(client, talk, 1, -1)

    token = next(
        pair
        for pair in guests.tokens_in(client.get(talk.get_absolute_url()).wsgi_request)
        if pair[0] == talk.pk
    )[1]
    joining.take_over(talk.pk, token, cast.vera)

    mine = joining.known(talk, cast.vera)
    assert mine.votes.get().value == -1
    assert mine.token_hash is None
    assert Participant.objects.count() == 1


def test_signing_in_calls_it_by_itself(cast, client_of):
    from django.contrib.auth.signals import user_logged_in

    talk = anyone(cast)
    client = visit(client_of, talk)
    say(client, talk, 1, 1)
    request = client.get(talk.get_absolute_url()).wsgi_request

    user_logged_in.send(type(cast.vera), request=request, user=cast.vera)

    assert joining.known(talk, cast.vera).votes.count() == 1


def test_of_two_votes_of_one_person_the_newest_counts(cast):
    talk = anyone(cast)
    guest, vera = voter(talk, "token"), voter(talk, cast.vera)
    vote(vera, statement(talk, 1), 1)
    vote(guest, statement(talk, 1), -1)
    vote(guest, statement(talk, 2), 1)
    vote(vera, statement(talk, 3), 0)

    joining.take_over(talk.pk, "token", cast.vera)

    votes = dict(vera.votes.values_list("statement__number", "value"))
    assert votes == {1: -1, 2: 1, 3: 0}
    assert Participant.objects.count() == 1


def test_who_was_taken_out_takes_nothing_along(cast):
    talk = anyone(cast)
    guest = voter(talk, "token")
    vote(guest, statement(talk, 1), 1)

    joining.take_over(talk.pk, "token", cast.rik)

    guest.refresh_from_db()
    assert guest.person is None


def test_when_it_is_for_members_again_a_cookie_votes_no_more(cast):
    talk = anyone(cast)
    guest = voter(talk, "token")
    type(talk).objects.update(takes_part="members")

    with pytest.raises(PermissionDenied):
        vote(guest, statement(talk, 1), 1)


def test_one_address_brings_no_army(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"vote_as_guest": "2/h/ip"}
    talk = anyone(cast)

    answers = [say(visit(client_of, talk), talk, 1, 1).status_code for _ in range(3)]

    assert answers == [302, 302, 429]


def test_who_writes_too_fast_keeps_what_they_typed(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"write_statement": "1/m/key"}
    talk = anyone(cast)
    write(client_of(cast.vera), talk, "Bos erbij")

    answer = write(client_of(cast.vera), talk, "Een fontein op het plein")

    assert answer.status_code == 429
    assert "Een fontein op het plein" in answer.content.decode()
    assert "send it again a little later" in answer.content.decode()


def write(client, talk, text):
    return client.post(f"{talk.get_absolute_url()}write/", {"text": text, "anyway": text, "once": uuid4()})


def test_writing_is_no_way_round_the_number_of_new_voters(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"vote_as_guest": "2/h/ip"}
    talk = anyone(cast)

    answers = [
        write(visit(client_of, talk), talk, f"{word} erbij").status_code for word in ("Bos", "Kat", "Bus")
    ]

    assert answers == [302, 302, 429]
    assert Participant.objects.count() == 2


def test_a_new_cookie_is_no_right_to_write_on(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"write_statement_as_guest": "2/h/ip"}
    talk = anyone(cast)

    answers = [
        write(visit(client_of, talk), talk, f"{word} erbij").status_code for word in ("Bos", "Kat", "Bus")
    ]

    assert answers == [302, 302, 429]


def test_a_community_that_moderators_hid_is_open_by_no_code_or_cookie(cast, client_of):
    talk = anyone(cast)
    client = visit(client_of, talk)
    say(client, talk, 1, 1)
    client.cookies.pop("sessionid", None)
    hide(cast.workshop, by=cast.anna, reason="Onderzoek")

    assert client.get(talk.get_absolute_url()).status_code == 404
    assert client.get(f"/opinions/join/{talk.code}/").status_code == 404
    assert say(client, talk, 2, 1).status_code == 404
    with pytest.raises(PermissionDenied):
        voter(talk, "another token")
    assert not Conversation.objects.visible_to(cast.vera).filter(pk=talk.pk).exists()


def test_who_came_in_by_code_loses_sight_with_a_hidden_community(cast):
    talk = begin(cast, takes_part="anyone")
    voter(talk, cast.vera)
    assert Conversation.objects.visible_to(cast.vera).filter(pk=talk.pk).exists()

    hide(cast.workshop, by=cast.anna, reason="Onderzoek")

    assert not Conversation.objects.visible_to(cast.vera).filter(pk=talk.pk).exists()


def test_a_light_account_votes_where_it_may(cast, client_of):
    talk, inner = begin(cast, takes_part="signed_in", visibility="public"), begin(cast)
    client = client_of(cast.lena)

    assert say(client, talk, 1, 1).status_code == 302
    assert client.get(inner.get_absolute_url()).status_code == 404
    assert Vote.objects.get().participant.person == cast.lena
