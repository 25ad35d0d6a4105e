"""A round begins, goes on, goes back and ends; who may move it, and that nothing is lost."""

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied

from samenspel.communities import archiving
from samenspel.feed.models import Entry
from samenspel.purpose import rounds
from samenspel.purpose.models import TRANSITIONS, Phase, Round
from samenspel.purpose.models.round import check_transitions
from samenspel.purpose.rounds import NotYet
from tests.purpose.making import a_draft, a_round

pytestmark = pytest.mark.django_db


def test_any_member_begins_a_round_and_a_second_one_joins_it(cast):
    round = rounds.begin(cast.workshop, by=cast.sami, why="Er is veel veranderd.")

    again = rounds.begin(cast.workshop, by=cast.noor)

    assert (again, round.number, round.phase) == (round, 1, Phase.OPEN)


@pytest.mark.parametrize("who", ["vera", "bram", "rik", "lena", "anna"])
def test_whoever_takes_no_part_begins_none(cast, who):
    with pytest.raises(PermissionDenied):
        rounds.begin(cast.workshop, by=getattr(cast, who))


def test_in_an_archive_nothing_begins_or_moves(cast):
    round = a_round(cast)
    archiving.archive(cast.workshop, by=cast.noor)
    round.refresh_from_db()

    with pytest.raises(PermissionDenied):
        rounds.move(round, Phase.PROPOSAL, by=cast.noor, why="Toch.")


def test_a_member_who_began_it_moves_it_and_another_does_not(cast):
    mine = rounds.begin(cast.workshop, by=cast.sami)

    rounds.move(mine, Phase.CONVERSATION, by=cast.sami, why="We hebben genoeg.")

    mine.refresh_from_db()
    assert mine.phase == Phase.CONVERSATION
    rounds.move(mine, Phase.OPEN, by=cast.noor, why="Toch nog niet.")
    hers = a_round(cast, community=cast.garden)
    with pytest.raises(PermissionDenied):
        rounds.move(hers, Phase.CONVERSATION, by=cast.sami, why="Ik wil verder.")


def test_every_move_has_a_reason(cast):
    with pytest.raises(NotYet):
        rounds.move(a_round(cast), Phase.CONVERSATION, by=cast.noor, why="  ")


def test_moving_to_where_it_is_changes_nothing(cast):
    round = a_round(cast, Phase.PROPOSAL)

    rounds.move(round, Phase.PROPOSAL, by=cast.noor, why="Nog eens.")

    assert round.changes.count() == 1


def test_reactions_are_asked_only_of_a_draft_that_says_the_purpose(cast):
    round = a_round(cast, Phase.PROPOSAL)
    with pytest.raises(NotYet):
        rounds.move(round, Phase.TESTING, by=cast.noor, why="Lezen maar.")

    a_draft(cast, round)
    rounds.move(round, Phase.TESTING, by=cast.noor, why="Lezen maar.")

    assert Round.objects.get().phase == Phase.TESTING


def test_nobody_moves_to_a_version(cast):
    with pytest.raises(NotYet):
        rounds.move(a_round(cast, Phase.TESTING), Phase.ADOPTED, by=cast.noor, why="Klaar.")


def test_the_last_move_can_be_undone_and_is_not_told_any_more(cast):
    round = a_round(cast, Phase.CONVERSATION)

    rounds.undo(round, by=cast.noor)
    rounds.undo(round, by=cast.noor)

    round.refresh_from_db()
    assert (round.phase, round.changes.count()) == (Phase.OPEN, 2)
    assert not Entry.objects.filter(verb="purpose.phase_reached").exists()


def test_after_an_end_another_begins_and_the_first_does_not_go_on_beside_it(cast):
    first = a_round(cast)
    rounds.move(first, Phase.ENDED, by=cast.noor, why="Iedereen is op vakantie.")

    second = rounds.begin(cast.workshop, by=cast.sami)

    assert second.number == 2
    for go_on in (
        lambda: rounds.undo(first, by=cast.noor),
        lambda: rounds.move(first, Phase.OPEN, by=cast.noor, why="Verder."),
    ):
        with pytest.raises(NotYet):
            go_on()


def test_transitions_are_checked_when_the_house_starts():
    check_transitions(TRANSITIONS)
    without_end = {phase: following - {Phase.ENDED} for phase, following in TRANSITIONS.items()}
    past_reactions = TRANSITIONS | {Phase.OPEN: {Phase.CONVERSATION, Phase.ADOPTED}}

    for wrong in ({}, without_end, past_reactions):
        with pytest.raises(ImproperlyConfigured):
            check_transitions(wrong)
