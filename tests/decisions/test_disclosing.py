"""What who takes part not reads of figures: no cell about a few, and none that can be worked out."""

import pytest

from samenspel.decisions import answering, concluding, disclosing, figures
from samenspel.decisions.models import Proposal
from samenspel.decisions.recording import as_markdown
from tests.decisions.made import LATER, THEN, neighbours, opened, poll


def voted(cast, choices, **said):
    """A public poll by name that so many neighbours answered, closed with an outcome."""
    people = neighbours(cast, len(choices))
    proposal = poll(cast, visibility="public", **said)
    for person, choice in zip(people, choices, strict=True):
        answering.answer(proposal.now, by=person, choice=choice, at=THEN)
    concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=LATER)
    return Proposal.objects.with_rounds().get()


def single(*totals):
    return {"method": "single", "n": sum(totals), "first": [0], "totals": [*totals], "people": [*totals]}


@pytest.mark.parametrize(
    ("totals", "shown"),
    [
        ((6, 7, 8), [6, 7, 8]),
        ((9, 0, 0), ["mostly", None, None]),
        ((9, 2, 0), ["mostly", None, None]),
        ((20, 5, 3), [20, None, None]),
        ((3, 2, 1), [None, None, None]),
    ],
)
def test_of_parts_of_one_whole_none_that_is_hidden_can_be_worked_out(totals, shown):
    assert disclosing.for_others(single(*totals))["totals"] == shown


def test_of_several_answers_each_stands_by_itself():
    told = {"method": "several", "n": 12, "first": [0], "totals": [12, 6, 2, 9], "people": [12, 6, 2, 9]}

    assert disclosing.for_others(told)["totals"] == ["mostly", 6, None, "mostly"]


def test_dots_of_a_few_people_are_not_told():
    told = {"method": "dots", "n": 12, "first": [0], "totals": [30, 9], "people": [6, 3]}

    assert disclosing.for_others(told)["totals"] == [30, None]


def test_two_options_beside_each_other_are_two_parts():
    told = {"method": "ranked", "n": 9, "first": [0], "tiers": [[0], [1]], "prefer": [[0, 7], [2, 0]]}

    assert disclosing.for_others(told)["prefer"] == [[0, "mostly"], [None, 0]]


def test_days_are_told_row_by_row():
    days = [{"yes": 6, "maybe": 7, "no": 8}, {"yes": 20, "maybe": 1, "no": 0}]
    told = {"method": "date", "n": 21, "first": [1], "tiers": [[1], [0]], "days": days}

    seen = disclosing.for_others(told)["days"]

    assert seen == [days[0], {"yes": "mostly", "maybe": None, "no": None}]


def test_a_visitor_reads_no_cell_about_a_few_and_a_member_reads_all(cast, client_of):
    proposal = voted(cast, [[0]] * 5 + [[1]])

    visitor, member = (client_of(who).get(proposal.get_absolute_url()).text for who in (None, cast.noor))

    assert "5 of the 6 who answered" in member
    assert "5 of 6" not in visitor
    assert "1 of 6" not in visitor
    assert "Numbers that would tell what a few people chose are not shown." in visitor


def test_the_record_says_what_everyone_may_read_whoever_takes_it(cast):
    record = as_markdown(voted(cast, [[0]] * 5 + [[1]]), cast.noor)

    assert "- Soep: mostly" in record
    assert "- Brood: not shown" in record


def test_how_few_did_not_answer_is_not_told_to_others(cast):
    neighbours(cast, 1)
    outcome = voted(cast, [[0]] * 6).now.outcome

    inside = figures.of_outcome(outcome)
    others = figures.for_others(inside)

    assert (inside.answered, inside.asked) == (6, 9)
    assert (others.answered, others.asked) == (6, None)


def test_of_consent_others_read_no_figures_by_stance(cast, client_of):
    people = neighbours(cast, 6)
    proposal = opened(cast, visibility="public")
    for person in people:
        answering.answer(proposal.now, by=person, stance="consent", at=THEN)
    concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=LATER)

    context = client_of(None).get(proposal.get_absolute_url()).context

    assert (context["said"], context["standing"].stances) == ([], {})


@pytest.mark.parametrize(
    ("method", "choices"),
    [
        ("several", [[0], [0, 1], [0, 2], [0, 1], [0, 1, 2]]),
        ("dots", [{"0": 2}, {"0": 1, "1": 1}, {"0": 1}, {"0": 1, "2": 1}, {"0": 2}]),
        ("ranked", [[0, 1, 2], [0, 2, 1], [0, 1, 2], [0, 2, 1], [0]]),
        ("single", [[0], [0], [0], [0], [0]]),
        ("ranked", [[0, 1, 2]] * 5),
    ],
)
@pytest.mark.parametrize("who", ["noor", None])
def test_the_figures_of_an_anonymous_poll_are_a_page_for_everyone(cast, client_of, method, choices, who):
    people = neighbours(cast, 5)
    proposal = poll(cast, method, is_anonymous=True, visibility="public", dots=2)
    for person, choice in zip(people, choices, strict=True):
        answering.put_in_box(proposal.now, by=person, choice=choice, at=THEN)
    concluding.conclude(proposal, by=cast.noor, ending="decided", text="x", why="y", at=LATER)
    viewer = getattr(cast, who) if who else None

    page = client_of(viewer).get(proposal.get_absolute_url()).text

    assert "What people chose" in page
    assert any(said in page for said in ("ostly", "of most people"))
    assert "5 of 5<" not in page
