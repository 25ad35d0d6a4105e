"""Adopting: a version comes out of a draft, never over an unanswered objection, with the lineage of words."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from samenspel.feed.models import Entry
from samenspel.purpose import adopting, reacting, rounds, signing, writing
from samenspel.purpose.models import Phase, Version
from samenspel.purpose.rounds import NotYet
from samenspel.purpose.signing import NotTheLast
from tests.purpose.making import PURPOSE, a_next_version, a_round, a_version, heard, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    return heard(cast, a_round(cast, Phase.TESTING).drafts.get())


def test_a_draft_becomes_the_first_version(cast, draft):
    version = adopting.adopt(draft.round, draft, by=cast.noor, summary="Ons begin.")

    cast.workshop.refresh_from_db()
    assert (version.number, version.summary) == (1, "Ons begin.")
    assert cast.workshop.purpose == PURPOSE
    assert version.round.phase == Phase.ADOPTED
    assert version.sentences.get().sentence == draft.sentences.get()
    assert Entry.objects.filter(verb="purpose.version_adopted", about_id=version.pk).exists()


def test_an_unanswered_objection_stops_it(cast, draft):
    objection = reacting.react(draft, by=cast.sami, kind="objection", argument="Te vaag.")

    with pytest.raises(NotYet):
        adopting.adopt(draft.round, draft, by=cast.noor)
    reacting.answer(objection, by=cast.noor, text="We maken het in het gesprek scherper.")

    assert adopting.adopt(draft.round, draft, by=cast.noor).number == 1


def test_a_member_who_does_not_lead_cannot_adopt(cast, draft):
    with pytest.raises(PermissionDenied):
        adopting.adopt(draft.round, draft, by=cast.sami)


def test_adopting_twice_makes_one_version(cast, draft):
    first = adopting.adopt(draft.round, draft, by=cast.noor)

    assert adopting.adopt(draft.round, draft, by=cast.noor) == first
    assert Version.objects.filter(community=cast.workshop).count() == 1


def test_a_draft_of_another_round_is_refused(cast, draft):
    adopting.adopt(draft.round, draft, by=cast.noor)
    later = a_round(cast, Phase.TESTING)

    with pytest.raises(PermissionDenied):
        adopting.adopt(later, draft, by=cast.noor)


def test_a_sentence_keeps_where_it_came_from_and_why_it_changed(cast):
    first = a_version(cast)
    second = a_next_version(
        cast, change=("Wij doen het met elkaar.", "Wij doen het samen, met elkaar.", "Samen is het woord.")
    )

    now = second.sentences.get(part="values")
    assert now.came_from == first.sentences.get(part="values")
    assert now.why == "Samen is het woord."
    assert second.sentences.get(part="purpose").why == ""


def test_a_change_without_a_reason_asks_for_one(cast):
    before = a_version(cast)
    words = ("Wij doen het met elkaar.", "Samen.", "")
    with pytest.raises(NotYet):
        a_next_version(cast, change=words)

    draft = rounds.running(cast.workshop).drafts.get()
    key = f"now-{draft.sentences.get(part='values').pk}"
    version = adopting.adopt(draft.round, draft, by=cast.noor, reasons={key: "Korter."})

    assert version.sentences.get(part="values").why == "Korter."
    assert version.sentences.get(part="values").came_from == before.sentences.get(part="values")


def test_a_dropped_sentence_keeps_why_it_went(cast):
    a_version(cast)

    version = a_next_version(cast, drop=("Wij doen het met elkaar.", "Dat spreekt vanzelf."))

    assert version.droppings.get().why == "Dat spreekt vanzelf."


def test_everyone_who_had_a_part_is_counted_once(cast, draft):
    writing_round = draft.round
    rounds.undo(writing_round, by=cast.noor)
    writing.add(draft, by=cast.sami, part="values", text="Wij luisteren.", why="Dat mis ik.")
    rounds.move(writing_round, Phase.TESTING, by=cast.noor, why="Verder.")

    version = adopting.adopt(draft.round, heard(cast, draft), by=cast.noor)

    assert (version.contributor_count, version.member_count) == (2, 2)


def test_what_was_just_adopted_can_be_taken_back(cast, draft):
    before = cast.workshop.purpose
    version = adopting.adopt(draft.round, draft, by=cast.noor)

    adopting.take_back(version, by=cast.noor)

    draft.round.refresh_from_db()
    cast.workshop.refresh_from_db()
    assert (draft.round.phase, cast.workshop.purpose) == (Phase.TESTING, before)
    assert not Entry.objects.filter(verb="purpose.version_adopted").exists()
    assert adopting.adopt(draft.round, draft, by=cast.noor).number == 1


def test_once_someone_signed_it_stands(cast, draft):
    version = adopting.adopt(draft.round, draft, by=cast.noor)
    signing.sign(version, by=cast.sami)

    with pytest.raises(PermissionDenied):
        adopting.take_back(version, by=cast.noor)


def test_after_an_hour_it_stands(cast, draft):
    version = adopting.adopt(draft.round, draft, by=cast.noor)

    with pytest.raises(PermissionDenied):
        adopting.take_back(version, by=cast.noor, at=timezone.now() + timedelta(hours=2))


def test_a_community_may_bring_its_words_along(cast):
    version = a_version(cast)

    assert version.number == 1
    assert [each.part for each in version.sentences.in_order()] == ["purpose", "values", "give"]
    with pytest.raises(NotYet):
        a_version(cast)


def test_words_brought_along_begin_with_the_purpose(cast):
    with pytest.raises(NotYet):
        a_version(cast, sentences=[("values", "Wij doen het met elkaar.")])
    with pytest.raises(PermissionDenied):
        a_version(cast, by=cast.sami)


def _both(*acts):
    """Do these at one moment and give the names of those that came through; SQLite writes one at a time."""
    start, came = Barrier(len(acts)), []

    def one(act):
        try:
            act()
            came.append(act.__name__)
        except (NotYet, NotTheLast, PermissionDenied):
            came.append(None)

    def one_of_many(act):
        start.wait(timeout=5)
        try:
            one(act)
        finally:
            connection.close()

    if connection.vendor == "sqlite":
        for act in acts:
            one(act)
    else:
        threads = [Thread(target=one_of_many, args=[act]) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=10)
    assert len(came) == len(acts)
    return set(came) - {None}


@pytest.mark.django_db(transaction=True)
def test_of_an_objection_and_adopting_at_one_moment_one_comes_through(cast):
    critic = someone(cast, "Kees Kritisch")
    draft = heard(cast, a_round(cast, Phase.TESTING).drafts.get())

    def object_to_it():
        reacting.react(draft, by=critic, kind="objection", argument="Te vaag.")

    def adopt_it():
        adopting.adopt(draft.round, draft, by=cast.noor)

    assert len(_both(object_to_it, adopt_it)) == 1
    assert len(_both(adopt_it, object_to_it)) <= 1


@pytest.mark.django_db(transaction=True)
def test_of_signing_and_taking_back_at_one_moment_one_comes_through(cast):
    draft = heard(cast, a_round(cast, Phase.TESTING).drafts.get())
    version = adopting.adopt(draft.round, draft, by=cast.noor)

    def sign_it():
        signing.sign(version, by=cast.sami)

    def take_it_back():
        adopting.take_back(version, by=cast.noor)

    assert len(_both(sign_it, take_it_back)) == 1
