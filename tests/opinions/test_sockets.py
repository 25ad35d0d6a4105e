"""What this room tells, what waits in it, and what it holds about people."""

import pytest
from django.utils.translation import override

from samenspel.communities import joining
from samenspel.opinions import closing, starting, waiting, writing
from samenspel.opinions.models import Participant, Statement, Vote
from samenspel.opinions.voting import vote
from samenspel.privacy.erasing import erase
from tests.opinions.things import begin, statement, voter

pytestmark = pytest.mark.django_db


def for_person(person):
    with override("en"):
        return waiting.for_person(person)


def test_a_vote_waits_for_who_has_not_voted_yet(cast, client_of):
    talk = begin(cast)

    assert [line[0] for line in for_person(cast.sami)] == ["Vote on: Wat maakt de buurt goed?"]
    assert for_person(cast.vera) == []
    vote(voter(talk, cast.sami), statement(talk, 1), 1)
    assert for_person(cast.sami) == []


def test_a_closed_conversation_waits_for_nobody(cast):
    closing.close(begin(cast), by=cast.noor)

    assert for_person(cast.sami) == []


def test_statements_wait_for_who_looks_after_it(cast):
    talk = begin(cast, moderation="before")
    vote(voter(talk, cast.noor), statement(talk, 1), 1)
    for text in ("Fietsen horen in een stalling", "De vijver moet schoon"):
        writing.write(voter(talk, cast.sami), text)

    lines = for_person(cast.noor)

    assert [(line[1], line[0]) for line in lines] == [
        (f"{talk.get_absolute_url()}judge/", "2 statements wait to be judged: Wat maakt de buurt goed?")
    ]


def test_what_waits_asks_little_of_the_database(cast, django_assert_max_num_queries):
    for number in range(4):
        begin(cast, topic=f"Vraag {number}?")

    with django_assert_max_num_queries(3):
        assert len(for_person(cast.sami)) == 4


def test_the_page_of_the_community_asks_what_one_thinks(cast, client_of):
    begin(cast, topic="Wie beheert de sleutels?")

    assert (
        "Wie beheert de sleutels?"
        in client_of(cast.sami).get(cast.workshop.get_absolute_url()).content.decode()
    )
    assert "sleutels" not in client_of(cast.vera).get(cast.workshop.get_absolute_url()).content.decode()


def test_beginning_and_closing_are_told_to_who_may_see_it(cast, client_of):
    talk = begin(cast, topic="Wie beheert de sleutels?")
    closing.close(talk, by=cast.noor)

    said = client_of(cast.sami).get("/").content.decode()

    assert "asks in De Wijkwerkplaats" in said
    assert "the vote is closed on" in said
    assert "sleutels" not in client_of(cast.vera).get("/").content.decode()


def test_who_is_erased_is_cut_loose_from_their_votes_which_stay(cast):
    talk = begin(cast)
    vote(voter(talk, cast.sami), statement(talk, 1), 1)
    said = writing.write(voter(talk, cast.sami), "Fietsen horen in een stalling")

    erase(cast.sami, by=cast.sami)

    assert Vote.objects.count() == 2
    assert Participant.objects.get().person is None
    assert Statement.objects.get(pk=said.pk).by is None


def test_no_page_says_who_voted_what_but_to_oneself(cast, client_of):
    talk = begin(cast, topic="Wie beheert de sleutels?")
    vote(voter(talk, cast.sami), statement(talk, 1), -1)
    page = talk.get_absolute_url()

    for person in (cast.noor, cast.anna):
        for address in (
            page,
            f"{page}judge/",
            f"{page}settings/",
            f"/communities/{cast.workshop.slug}/desk/",
        ):
            said = client_of(person).get(address).content.decode()
            assert "my-vote" not in said
        assert client_of(person).get(f"{page}mine/").status_code == 404


def test_a_conversation_is_a_sign_of_life(cast):
    from samenspel.opinions.community_pages import _said

    talk = begin(cast)
    voter(talk, cast.sami)
    since, until = cast.workshop.started_at, talk.started_at.replace(year=talk.started_at.year + 1)

    deeds = list(_said(cast.workshop, since, until))

    assert {(deed.person, deed.started) for deed in deeds} == {(cast.noor.pk, True), (cast.sami.pk, False)}


def test_who_left_and_began_it_looks_after_it_no_more(cast):
    talk = starting.start(cast.workshop, by=cast.sami, topic="Van Sami?")
    joining.leave(cast.workshop, cast.sami)

    assert list(type(talk).objects.looked_after_by(cast.sami)) == []
