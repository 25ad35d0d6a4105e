"""The record, the differences between rounds, what can be found, what is told to whom, and erasure."""

from datetime import date

import pytest
from django.urls import reverse

from samenspel.decisions import answering, concluding, differing, proposing, reacting
from samenspel.decisions.models import Answer, Asked, Outcome, Proposal
from samenspel.decisions.recording import as_markdown
from samenspel.decisions.search import matching
from samenspel.feed.models import Entry
from samenspel.moderation.hiding import hide, unhide
from samenspel.privacy.erasing import erase
from tests.decisions.made import LATER, THEN, neighbours, opened, poll


def decided(cast, **said):
    proposal = opened(cast, **said)
    answering.answer(proposal.now, by=cast.sami, stance="concern", words="Let op de buren.", at=THEN)
    concluding.conclude(
        proposal, by=cast.noor, ending="decided", text="We openen.", why="Kan best.", at=LATER
    )
    return Proposal.objects.with_rounds().get(pk=proposal.pk)


def test_the_record_says_what_why_and_what_was_feared_and_names_nobody(cast):
    record = as_markdown(decided(cast, alternatives=["Niets doen"]), cast.noor)

    assert record.startswith("# Op zaterdag open\n")
    for words in ("We openen.", "Kan best.", "- Let op de buren.", "- Niets doen", "20 March 2026"):
        assert words in record
    assert "Sami" not in record


def test_the_record_gives_numbers_from_five_answers_on(cast):
    few = poll(cast)
    answering.answer(few.now, by=cast.sami, choice=[0], at=THEN)
    concluding.conclude(few, by=cast.noor, ending="decided", text="x", why="y", at=LATER)
    people = neighbours(cast, 5)
    many = poll(cast, title="Met velen")
    for person in people:
        answering.answer(many.now, by=person, choice=[0], at=THEN)
    concluding.conclude(many, by=cast.noor, ending="decided", text="x", why="y", at=LATER)

    records = [as_markdown(Proposal.objects.with_rounds().get(pk=each.pk), None) for each in (few, many)]

    assert ["Soep: " in record for record in records] == [False, True]


def test_the_record_is_a_file(cast, client_of):
    proposal = decided(cast, visibility="public")

    answer = client_of(None).get(reverse("decisions:record", args=[proposal.pk]))

    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="op-zaterdag-open.md"'


def test_a_visitor_reads_what_came_of_it_and_no_names(cast, client_of):
    page = client_of(None).get(decided(cast, visibility="public").get_absolute_url()).text

    assert "We openen." in page
    assert "Sami" not in page


def test_what_members_feared_is_read_by_members_and_others_read_that_some_did(cast, client_of):
    proposal = decided(cast, visibility="public")
    record = reverse("decisions:record", args=[proposal.pk])

    for address in (proposal.get_absolute_url(), record):
        told = {who: client_of(who).get(address).text for who in (None, cast.vera, cast.sami, cast.noor)}
        assert ["Let op de buren." in page for page in told.values()] == [False, False, True, True]
        assert "Some objected or were concerned." in told[None]


def test_how_many_feared_something_is_told_from_five_on(cast, client_of):
    people = neighbours(cast, 12)
    proposal = opened(cast, visibility="public")
    for number, person in enumerate(people):
        stance = "concern" if number < 6 else "consent"
        answering.answer(proposal.now, by=person, stance=stance, words="Let op.", at=THEN)
    concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=LATER)

    page = client_of(None).get(proposal.get_absolute_url()).text

    assert "6 people objected or were concerned." in page


def test_what_moderators_hid_is_not_read_in_the_record_until_it_is_shown_again(cast, client_of):
    proposal = opened(cast, visibility="public")
    said = answering.answer(proposal.now, by=cast.sami, stance="concern", words="Scheldwoord.", at=THEN)
    hiding = hide(said, by=cast.anna, reason="Schelden.")
    concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=LATER)
    proposal = Proposal.objects.with_rounds().get(pk=proposal.pk)
    addresses = (proposal.get_absolute_url(), reverse("decisions:record", args=[proposal.pk]))

    pages = [client_of(who).get(each).text for who in (None, cast.noor) for each in addresses]
    assert not any("Scheldwoord." in page or "concerned" in page for page in pages)

    unhide(hiding, by=cast.anna)
    assert all("Scheldwoord." in client_of(cast.noor).get(each).text for each in addresses)


def test_the_difference_between_rounds_is_shown_word_by_word(cast):
    proposal = opened(cast)
    before = proposal.now
    after = proposing.ask_again(
        proposal, by=cast.noor, change="x", what="We openen ook op zaterdagochtend.", at=THEN
    )

    (changed,) = differing.between(before, after)

    assert [(piece.text, piece.kind) for piece in changed.pieces] == [
        ("We openen ook op ", "same"),
        ("zaterdag.", "out"),
        ("zaterdagochtend.", "in"),
    ]


def test_the_page_of_rounds_shows_what_was_added(cast, client_of):
    proposal = opened(cast)
    proposing.ask_again(proposal, by=cast.noor, change="Korter.", alternatives=["Niets doen"], at=THEN)

    page = client_of(cast.sami).get(reverse("decisions:rounds", args=[proposal.pk])).text

    assert "<ins>Niets doen" in page
    assert "Korter." in page


def test_what_was_opened_is_found_by_its_words_and_by_what_came_of_it(cast):
    proposal = decided(cast)
    opened(cast, title="Iets heel anders", what="Soep.")

    assert list(matching("zaterdag", Proposal.objects.visible_to(cast.sami))) == [proposal]
    assert not matching("openen", Proposal.objects.visible_to(None)).exists()


def test_news_is_for_whoever_may_see_the_proposal(cast):
    decided(cast)
    told = Entry.objects.filter(verb__startswith="decisions.")

    assert told.visible_to(cast.sami).count() == 2
    assert not any(told.visible_to(each).exists() for each in (None, cast.lena, cast.vera, cast.rik))


def test_words_in_a_proposal_are_for_members_also_when_it_is_public(cast):
    proposal = opened(cast, visibility="public")
    asked = reacting.react(proposal, by=cast.sami, text="Hoe laat?", at=THEN)
    reactions = type(asked).objects

    seen = [
        reactions.visible_to(each).exists()
        for each in (cast.noor, cast.anna, cast.vera, cast.bram, cast.rik, None)
    ]

    assert seen == [True, True, False, False, False, False]


def test_a_reaction_that_was_hidden_is_read_by_who_wrote_it_only(cast):
    proposal = opened(cast)
    asked = reacting.react(proposal, by=cast.sami, text="Hoe laat?", at=THEN)

    hide(asked, by=cast.noor, reason="Reclame.")

    seen = [type(asked).objects.visible_to(each).exists() for each in (cast.noor, cast.sami)]
    assert seen == [False, True]


def test_once_erased_an_objection_stays_without_a_name_and_counts_no_longer(cast):
    proposal = opened(cast)
    answering.answer(proposal.now, by=cast.sami, stance="objection", words="Nee.", at=THEN)

    erase(cast.sami, by=cast.sami)

    assert Answer.objects.get().person is None
    assert not Answer.objects.counting().exists()
    assert not Asked.objects.exclude(person=cast.noor).exists()


def test_who_takes_their_words_along_leaves_decisions_of_others(cast):
    taken, kept = opened(cast, by=cast.sami, title="Weg"), opened(cast, by=cast.sami, title="Blijft")
    concluding.conclude(kept, by=cast.sami, ending="decided", text="x", why="y", at=LATER)

    erase(cast.sami, by=cast.sami, take_along=True)

    assert [each.title for each in Proposal.objects.all()] == ["Blijft"]
    assert Outcome.objects.get().by is None
    assert not Entry.objects.filter(about_id=taken.pk, verb__startswith="decisions.").exists()


@pytest.mark.parametrize("who", ["noor", "sami"])
def test_a_list_of_decisions_asks_few_questions_however_long(
    cast, client_of, who, django_assert_max_num_queries
):
    for number in range(12):
        proposal = opened(cast, title=f"Voorstel {number}", last_day=date(2026, 3, 20))
        concluding.conclude(proposal, by=cast.noor, ending="not_decided", why="Nee.", at=THEN)
    client, address = (
        client_of(getattr(cast, who)),
        reverse("decisions:of_community", args=[cast.workshop.slug]),
    )
    client.get(address)

    with django_assert_max_num_queries(26):
        assert "Voorstel 11" in client.get(address).text


def test_who_decides_is_named_to_whom_they_show_themselves(cast, client_of):
    type(cast.sami).objects.filter(pk=cast.sami.pk).update(visibility="members")
    proposal = opened(cast, kind="advice", deciders=[cast.sami], visibility="public")

    pages = [client_of(each).get(proposal.get_absolute_url()).text for each in (cast.noor, None)]

    assert ["Decides after hearing the advice" in page for page in pages] == [True, False]
    assert "Sami" not in pages[1]
