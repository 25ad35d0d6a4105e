"""A draft becomes the version only after others said what they think of it as it reads now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.communities import joining
from samenspel.moderation.hiding import hide, unhide
from samenspel.purpose import adopting, drafting, reacting, rounds, waiting, writing
from samenspel.purpose.models import Phase
from samenspel.purpose.readiness import readiness
from samenspel.purpose.rounds import NotYet
from tests.purpose.making import a_round, heard, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    return a_round(cast, Phase.TESTING).drafts.get()


def changed(cast, draft):
    """Back to writing, a sentence reads differently, and reactions are asked anew."""
    rounds.move(draft.round, Phase.PROPOSAL, by=cast.noor, why="Toch anders.")
    writing.change(draft.sentences.get(), by=cast.noor, text="Iets heel anders.", why="Beter.")
    rounds.move(draft.round, Phase.TESTING, by=cast.noor, why="Lees het nog eens.")
    draft.round.refresh_from_db()
    return draft


def test_one_member_alone_rewrites_no_purpose(cast):
    round = rounds.begin(cast.workshop, by=cast.sami)
    rounds.move(round, Phase.PROPOSAL, by=cast.sami, why="Snel.")
    draft = drafting.begin(round, by=cast.sami, title="Van mij")
    writing.add(draft, by=cast.sami, part="purpose", text="Sami is de baas.")
    rounds.move(round, Phase.TESTING, by=cast.sami, why="Snel.")

    with pytest.raises(NotYet, match="One more person"):
        adopting.adopt(round, draft, by=cast.sami, at=timezone.now() + timedelta(days=9))

    assert "Sami" not in type(cast.workshop).objects.get(pk=cast.workshop.pk).purpose


def test_three_others_suffice_in_one_evening(cast, draft):
    others = [cast.sami, *(someone(cast, f"Lid {number}") for number in range(9))]
    reacting.react(draft, by=cast.noor, kind="support")
    for place, person in enumerate(others[:3], start=1):
        with pytest.raises(NotYet):
            adopting.adopt(draft.round, draft, by=cast.noor)
        reacting.react(draft, by=person, kind="concern" if place == 2 else "support", argument="Zo.")

    assert adopting.adopt(draft.round, draft, by=cast.noor).number == 1


def test_what_was_said_before_a_change_does_not_count(cast, draft, client_of):
    changed(cast, heard(cast, draft))

    with pytest.raises(NotYet):
        adopting.adopt(draft.round, draft, by=cast.noor)

    assert reacting.counts(draft)["support"] == 0
    assert [url for _words, url, _at in waiting.for_person(cast.sami)] == [
        f"/purpose/drafts/{draft.pk}/react/"
    ]
    assert (
        "this does not count any more" in client_of(cast.sami).get(draft.get_absolute_url()).content.decode()
    )
    assert adopting.adopt(draft.round, heard(cast, draft), by=cast.noor).number == 1


def test_an_objection_from_before_a_change_waits_for_its_answer_still(cast, draft):
    reacting.react(draft, by=cast.sami, kind="objection", argument="Te vaag.")
    heard(cast, changed(cast, draft))
    reacting.react(draft, by=cast.sami, kind="objection", argument="Te vaag.")

    with pytest.raises(NotYet, match="objection"):
        adopting.adopt(draft.round, draft, by=cast.noor)


def test_in_silence_a_steward_adopts_after_a_day(cast, draft):
    with pytest.raises(NotYet, match="a steward may adopt it from"):
        adopting.adopt(draft.round, draft, by=cast.noor, at=timezone.now() + timedelta(hours=23))

    assert adopting.adopt(draft.round, draft, by=cast.noor, at=timezone.now() + timedelta(hours=25))


def test_a_change_begins_the_day_of_silence_anew(cast, draft):
    before = readiness(draft, by=cast.noor).alone

    assert readiness(changed(cast, draft), by=cast.noor).alone > before
    assert readiness(draft, by=cast.sami).alone is None


def test_a_hidden_objection_stops_nothing_until_it_is_in_sight_again(cast, draft):
    objection = reacting.react(draft, by=cast.sami, kind="objection", argument="Vieze woorden")
    hidden = hide(objection, by=cast.anna, reason="Schelden.")
    assert not reacting.unanswered_objections(draft).exists()
    assert reacting.counts(draft)["objection"] == 0

    unhide(hidden, by=cast.anna)

    assert reacting.unanswered_objections(draft).exists()


def test_what_one_said_counts_no_more_after_leaving(cast, draft):
    reacting.react(draft, by=cast.sami, kind="objection", argument="Nee.")

    joining.leave(cast.workshop, cast.sami)

    assert not reacting.unanswered_objections(draft).exists()
    assert set(reacting.counts(draft).values()) == {0}


def test_who_leads_finds_of_each_draft_what_it_needs_or_the_way_to_adopt_it(cast, draft, client_of):
    rounds.undo(draft.round, by=cast.noor)
    other = drafting.begin(draft.round, by=cast.noor, title="Ruimer", start=draft)
    rounds.move(draft.round, Phase.TESTING, by=cast.noor, why="Twee.")
    draft.round.refresh_from_db()
    heard(cast, draft)
    noor, adopt = client_of(cast.noor), f"/purpose/drafts/{draft.pk}/adopt/"

    page = noor.get("/purpose/de-wijkwerkplaats/").content.decode()

    assert adopt in page
    assert f"/purpose/drafts/{other.pk}/adopt/" not in page
    assert "One more person than you" in page
    assert adopt in noor.get(draft.get_absolute_url()).content.decode()
    assert "One more person than you" in noor.get(other.get_absolute_url()).content.decode()
    assert adopt not in client_of(cast.sami).get(draft.get_absolute_url()).content.decode()


def test_adopting_too_early_comes_back_with_what_is_needed(cast, draft, client_of):
    answer = client_of(cast.noor).post(f"/purpose/drafts/{draft.pk}/adopt/", {"review_on": "2027-10-01"})

    assert answer.status_code == 422
    assert "One more person than you" in answer.content.decode()


def test_many_objections_ask_the_database_no_more(cast, draft, client_of, django_assert_max_num_queries):
    for number in range(8):
        reacting.react(draft, by=someone(cast, f"Lid {number}"), kind="objection", argument="Nee.")
    client = client_of(cast.noor)

    with django_assert_max_num_queries(34):
        client.get(f"/purpose/drafts/{draft.pk}/reactions/")


@pytest.mark.parametrize("number", ["9" * 25, "٣", "²"])
def test_a_number_that_is_none_is_passed_over(draft, client_of, number):
    address = f"/purpose/drafts/{draft.pk}/sentences/"

    assert client_of(None).get(address, {"mark": "x", "in_hand": number}).status_code == 200
