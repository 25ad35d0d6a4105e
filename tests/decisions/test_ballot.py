"""An anonymous ballot: nobody can tell who chose what, also not with the database in hand."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from samenspel.decisions import answering, concluding, figures, proposing
from samenspel.decisions.models import Asked, BallotBox
from samenspel.decisions.refusing import NotNow
from tests.decisions.made import LAST_DAY, LATER, THEN, neighbours, poll


def box_of(cast, choices, method="single"):
    """A ballot in which so many neighbours vote, one after the other."""
    people = neighbours(cast, len(choices))
    proposal = poll(cast, method, is_anonymous=True)
    for person, choice in zip(people, choices, strict=True):
        answering.put_in_box(proposal.now, by=person, choice=choice, at=THEN)
    return proposal, people


def test_ballots_lie_sorted_whatever_the_order_in_which_they_came(cast):
    proposal, _people = box_of(cast, [[2], [0], [1], [0]])

    assert proposal.now.box.ballots == [[0], [0], [1], [2]]


def test_all_that_is_kept_of_a_ballot_is_one_row_without_key_or_time(cast):
    fields = {field.name for field in BallotBox._meta.get_fields()}

    assert fields == {"id", "round", "ballots"}


def test_that_somebody_voted_has_no_time_and_no_choice(cast):
    """Two stories in which the same people voted otherwise leave the same rows but for the box."""
    _proposal, people = box_of(cast, [[0], [1]])
    rows = Asked.objects.filter(person__in=people).values("has_voted", "at", "reminded_at", "reason", "by")

    assert [dict(row) for row in rows] == [
        {"has_voted": True, "at": THEN, "reminded_at": None, "reason": "", "by": None}
    ] * 2


def test_nothing_else_in_the_database_changes_when_somebody_votes(cast):
    people = neighbours(cast, 2)
    proposal = poll(cast, is_anonymous=True)
    before = contents()

    answering.put_in_box(proposal.now, by=people[0], choice=[1], at=THEN)

    after = contents()
    assert {table for table in after if after[table] != before[table]} == {
        "decisions_asked",
        "decisions_ballotbox",
    }


def contents():
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if "fts" not in name]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(json.dumps(row, default=str) for row in cursor.fetchall())
    return found


def test_a_ballot_is_put_in_once_and_not_changed(cast):
    proposal, people = box_of(cast, [[0]])

    assert not answering.put_in_box(proposal.now, by=people[0], choice=[1], at=THEN)
    assert BallotBox.objects.get().ballots == [[0]]


def test_a_ballot_is_not_given_by_name(cast):
    proposal = poll(cast, is_anonymous=True)

    with pytest.raises(PermissionDenied):
        answering.answer(proposal.now, by=cast.sami, choice=[0], at=THEN)


def test_after_the_end_nothing_goes_in(cast):
    proposal = poll(cast, is_anonymous=True)

    with pytest.raises(NotNow, match="last day"):
        answering.put_in_box(proposal.now, by=cast.sami, choice=[0], at=LATER)


def test_before_the_end_nobody_sees_figures(cast):
    proposal, _people = box_of(cast, [[0]] * 6)

    assert figures.standing(proposal.now, on=LAST_DAY).poll == {}
    assert figures.standing(proposal.now, on=LATER.date()).poll["n"] == 6


def test_closing_before_the_end_counts_nothing_also_for_who_asks_again(cast, client_of):
    proposal, _people = box_of(cast, [[0], [0], [1], [2], [0]])

    outcome = concluding.conclude(proposal, by=cast.noor, ending="not_decided", why="Even kijken.", at=THEN)

    assert (outcome.figures["poll"], outcome.figures["early"]) == ({}, True)
    assert not BallotBox.objects.exists()
    assert "closed before the end" in client_of(cast.noor).get(proposal.get_absolute_url()).text


def test_when_everyone_voted_it_is_counted_before_the_last_day(cast):
    proposal, _people = box_of(cast, [[0], [0], [1], [2], [0]])
    for person in (cast.noor, cast.sami):
        answering.put_in_box(proposal.now, by=person, choice=[1], at=THEN)

    outcome = concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=THEN)

    assert outcome.figures["poll"]["totals"] == [3, 3, 1]


def test_asking_again_throws_the_box_of_the_round_before_away(cast):
    proposal, _people = box_of(cast, [[0], [0], [1], [2], [0]])

    new = proposing.ask_again(proposal, by=cast.noor, change="x", title="Anders", at=THEN)

    assert [(box.round, box.ballots) for box in BallotBox.objects.all()] == [(new, [])]


@pytest.mark.parametrize("odd_one", [[0], [1]])
def test_where_all_or_all_but_one_chose_the_same_no_numbers_are_kept(cast, odd_one):
    proposal, _people = box_of(cast, [[0]] * 5 + [odd_one])

    outcome = concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=LATER)

    assert outcome.figures["poll"] == {"method": "single", "n": 6, "first": [0], "alike": True}


def test_of_several_answers_the_one_everyone_gave_is_said_as_mostly(cast):
    proposal, _people = box_of(cast, [[0], [0, 1], [0, 2], [0, 1], [0, 1, 2]], "several")

    assert figures.standing(proposal.now, on=LATER.date()).poll["totals"] == ["mostly", 3, 2]


def test_of_fewer_than_five_ballots_figures_are_never_shown_nor_kept(cast):
    proposal, _people = box_of(cast, [[0]] * 4)

    assert figures.standing(proposal.now, on=LATER.date()).poll == {}
    outcome = concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=LATER)

    assert (outcome.figures["poll"], outcome.figures["answered"]) == ({}, 4)


def test_from_five_ballots_on_figures_are_kept_and_the_box_goes(cast):
    proposal, _people = box_of(cast, [[0], [0], [1], [2], [0]])

    outcome = concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=LATER)

    assert outcome.figures["poll"]["totals"] == [3, 1, 1]
    assert not BallotBox.objects.exists()


def test_the_page_says_what_anonymous_means(cast, client_of):
    from tests.decisions.made import open_now

    proposal = open_now(cast, kind="poll", method="single", options=["A", "B"], is_anonymous=True)

    page = client_of(cast.sami).get(proposal.get_absolute_url()).text

    assert "Nobody can take it out again" in page
    assert "watch while you vote" in page
