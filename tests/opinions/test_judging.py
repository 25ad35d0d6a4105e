"""Judging statements: by who looks after it, with a reason the author reads and may appeal."""

from time import process_time

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.moderation import appealing
from samenspel.opinions import judging, writing
from samenspel.opinions.models import Statement
from samenspel.opinions.models.statement import TRANSITIONS, Standing
from samenspel.opinions.routing import to_ask
from samenspel.opinions.voting import vote
from samenspel.search.models import SearchDoc
from tests.opinions.things import begin, statement, voter

pytestmark = pytest.mark.django_db


def of_sami(cast, **rest):
    talk = begin(cast, **rest)
    return talk, writing.write(voter(talk, cast.sami), "Fietsen horen in een stalling")


def test_what_waits_can_be_let_in_or_removed_and_nothing_else():
    assert TRANSITIONS[Standing.WAITING] == {Standing.ACCEPTED, Standing.REMOVED}
    assert TRANSITIONS[Standing.REMOVED] == {Standing.ACCEPTED}


def test_who_looks_after_it_lets_in_what_waits_from_the_desk_on(cast, client_of):
    talk, waits = of_sami(cast, moderation="before")
    client, address = client_of(cast.noor), f"{talk.get_absolute_url()}judge/"

    assert "Fietsen horen" in client.get(f"/communities/{cast.workshop.slug}/desk/").content.decode()
    assert "Let it in" in client.get(address).content.decode()
    client.post(f"{address}{waits.number}/accept/")
    client.post(f"{address}{waits.number}/accept/")

    waits.refresh_from_db()
    assert waits.standing == "accepted"
    assert waits.judgements.count() == 1
    assert "Fietsen horen" not in client.get(f"/communities/{cast.workshop.slug}/desk/").content.decode()


def test_a_removed_statement_is_asked_no_more_and_its_votes_stay_with_it(cast):
    talk, said = of_sami(cast)
    noor = voter(talk, cast.noor)
    vote(noor, said, -1)

    judging.remove(said, by=cast.noor, reason="off_topic")

    assert said not in list(to_ask(talk, None))
    assert said.votes.count() == 2
    assert not SearchDoc.objects.of("statement").filter(thing_id=said.pk).exists()


def test_a_duplicate_says_where_it_went(cast, client_of):
    talk, said = of_sami(cast)
    address = f"{talk.get_absolute_url()}judge/{said.number}/remove/"

    wrong = client_of(cast.noor).post(address, {"reason": "duplicate", "duplicate_of": said.number})
    client_of(cast.noor).post(address, {"reason": "duplicate", "duplicate_of": 2})

    assert wrong.status_code == 422
    page = client_of(cast.sami).get(f"{talk.get_absolute_url()}mine/").content.decode()
    assert "It says the same as statement 2: “Er moet een buurthuis komen”" in page


def test_something_else_needs_words(cast, client_of):
    talk, said = of_sami(cast)

    answer = client_of(cast.noor).post(
        f"{talk.get_absolute_url()}judge/{said.number}/remove/", {"reason": "other"}
    )

    assert answer.status_code == 422
    assert "so that the author understands it" in answer.content.decode()


def test_its_author_reads_why_and_asks_to_look_again(cast, client_of):
    _talk, said = of_sami(cast)
    judged = judging.remove(said, by=cast.noor, reason="personal", words="Dit gaat over je buurman.")

    mine = client_of(cast.sami).get("/moderation/mine/").content.decode()
    assert "Your statement was removed: “Fietsen horen in een stalling”" in mine
    assert "Dit gaat over je buurman." in mine
    asked = appealing.appeal(judged, by=cast.sami, words="Het gaat over fietsen.")
    appealing.answer(asked, by=cast.anna, upheld=True, words="Je hebt gelijk.")

    said.refresh_from_db()
    assert said.standing == "accepted"


def test_nobody_judges_their_own(cast):
    talk = begin(cast, by=cast.sami)
    own = writing.write(voter(talk, cast.sami), "Fietsen horen in een stalling")

    with pytest.raises(PermissionDenied):
        judging.remove(own, by=cast.sami, reason="off_topic")


def test_whoever_began_it_judges_others_but_a_member_does_not(cast):
    talk = begin(cast, by=cast.sami)
    said = writing.write(voter(talk, cast.noor), "Fietsen horen in een stalling")

    assert judging.remove(said, by=cast.sami, reason="off_topic")
    with pytest.raises(PermissionDenied):
        judging.remove(statement(begin(cast), 1), by=cast.sami, reason="off_topic")


def test_what_waits_or_is_removed_only_its_author_and_judges_see(cast):
    _talk, waits = of_sami(cast, moderation="before", visibility="public")

    def sees(person):
        return Statement.objects.visible_to(person).filter(pk=waits.pk).exists()

    assert [sees(each) for each in (cast.sami, cast.noor, cast.anna)] == [True] * 3
    assert [sees(each) for each in (cast.vera, cast.lena, cast.rik, None)] == [False] * 4


def test_a_reported_statement_is_judged_by_the_stewards(cast, client_of):
    _talk, said = of_sami(cast)

    answer = client_of(cast.noor).get(f"/moderation/report/statement/{said.pk}/")

    assert answer.status_code == 200
    assert "Fietsen horen in een stalling" in answer.content.decode()


def test_thousands_of_statements_do_not_make_who_judges_wait(cast, client_of):
    talk = begin(cast, moderation="before")
    words = ("straatbewoner", "wandelpark", "buurtcentrum", "speeltuinen", "groenvoorziening")
    Statement.objects.bulk_create(
        Statement(
            conversation=talk,
            number=100 + number,
            text=" ".join(f"{word}{number}" for word in words),
            standing="accepted" if number < 2000 else "waiting",
        )
        for number in range(2030)
    )
    address, client = f"{talk.get_absolute_url()}judge/", client_of(cast.noor)
    client.get(f"{address}?show=removed")

    began = process_time()
    page = client.get(address).content.decode()
    took = process_time() - began

    assert page.count("Almost like statement") == 30
    assert took < 0.5


def test_the_statements_are_read_once_for_all_that_wait(cast, client_of, django_assert_max_num_queries):
    talk = begin(cast, moderation="before")
    client = client_of(cast.noor)
    client.get(f"{talk.get_absolute_url()}judge/")
    with CaptureQueriesContext(connection) as before:
        client.get(f"{talk.get_absolute_url()}judge/")
    for number in range(10, 20):
        Statement.objects.create(conversation=talk, number=number, text=f"Nog {number}", standing="waiting")

    with django_assert_max_num_queries(len(before) + 3):
        client.get(f"{talk.get_absolute_url()}judge/")
