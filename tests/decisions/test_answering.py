"""Answering by name, for someone else, too late, and twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import joining
from samenspel.decisions import answering, concluding, figures, proposing, proxying
from samenspel.decisions.models import Answer
from samenspel.decisions.refusing import NotNow
from samenspel.moderation.hiding import hide
from tests.decisions.made import LAST_DAY, LATER, THEN, neighbours, opened, poll


def test_another_answer_takes_the_place_and_the_one_before_is_kept(cast):
    round = opened(cast).now
    answering.answer(round, by=cast.sami, stance="objection", words="Te druk.", at=THEN)

    answering.answer(round, by=cast.sami, stance="consent", at=THEN + timedelta(hours=1))

    assert [(each.stance, each.until is None) for each in Answer.objects.order_by("pk")] == [
        ("objection", False),
        ("consent", True),
    ]


def test_the_same_answer_again_changes_nothing(cast):
    round = opened(cast).now

    first = answering.answer(round, by=cast.sami, stance="consent", at=THEN)

    assert answering.answer(round, by=cast.sami, stance="consent", at=THEN) == first
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("stance", ["concern", "objection"])
def test_a_concern_or_objection_has_words(cast, stance):
    with pytest.raises(NotNow, match="Say what your concern"):
        answering.answer(opened(cast).now, by=cast.sami, stance=stance, words="  ", at=THEN)


@pytest.mark.parametrize("who", ["vera", "bram", "rik", "lena", "anna", "tess"])
def test_who_was_not_asked_does_not_answer(cast, who):
    round = opened(cast).now
    joining.join(cast.workshop, cast.tess, at=THEN)

    with pytest.raises(PermissionDenied):
        answering.answer(round, by=getattr(cast, who), stance="consent", at=THEN)


def test_on_the_last_day_one_can_answer_and_the_day_after_one_cannot(cast):
    round = opened(cast).now
    answering.answer(round, by=cast.sami, stance="consent", at=THEN.replace(day=16, hour=22))

    with pytest.raises(NotNow, match="last day"):
        answering.answer(round, by=cast.noor, stance="consent", at=THEN.replace(day=16, hour=23, minute=30))


def test_an_answer_at_the_moment_of_closing_does_not_count(cast):
    """The round on the page was open; by the time the answer comes it is closed."""
    proposal = opened(cast)
    round = proposal.now
    concluding.conclude(proposal, by=cast.noor, ending="not_decided", why="Genoeg.", at=THEN)

    with pytest.raises(NotNow, match="closed in the meantime"):
        answering.answer(round, by=cast.sami, stance="consent", at=THEN)


def test_an_answer_to_words_that_were_changed_meanwhile_does_not_count(cast):
    proposal = opened(cast)
    before = proposal.now
    proposing.ask_again(proposal, by=cast.noor, change="x", what="Anders.", at=THEN)

    with pytest.raises(NotNow, match="changed in the meantime"):
        answering.answer(before, by=cast.sami, stance="consent", at=THEN)


def test_first_it_is_time_for_questions(cast):
    round = opened(cast, questions_until=LAST_DAY - timedelta(days=7)).now

    with pytest.raises(NotNow, match="questions first"):
        answering.answer(round, by=cast.sami, stance="consent", at=THEN)
    assert answering.answer(round, by=cast.sami, stance="consent", at=THEN.replace(day=10))


def test_who_leaves_counts_no_longer_but_a_record_keeps_its_figures(cast):
    proposal = opened(cast)
    for person in (cast.noor, cast.sami):
        answering.answer(proposal.now, by=person, stance="consent", at=THEN)
    outcome = concluding.conclude(proposal, by=cast.noor, ending="decided", text="Ja", why="Ja", at=THEN)

    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Herrie.", at=LATER)

    assert figures.standing(proposal.now).answered == 1
    assert figures.of_outcome(outcome).stances["consent"] == 2


def test_nobody_answers_what_moderators_hid(cast):
    proposal = opened(cast, by=cast.sami)
    hide(proposal, by=cast.noor, reason="Reclame.")

    with pytest.raises(PermissionDenied):
        answering.answer(proposal.now, by=cast.noor, stance="consent", at=THEN)


@pytest.mark.parametrize(
    ("method", "choice", "kept"),
    [
        ("single", [1], [1]),
        ("several", [2, 0], [0, 2]),
        ("dots", {"2": 1, "0": 4, "1": 0}, {"0": 4, "2": 1}),
        ("ranked", [2, 0], [2, 0]),
        ("date", ["yes", "no", "maybe"], ["yes", "no", "maybe"]),
    ],
)
def test_a_choice_is_kept_in_one_form(cast, method, choice, kept):
    round = poll(cast, method, dots=5).now

    assert answering.answer(round, by=cast.sami, choice=choice, at=THEN).choice == kept


@pytest.mark.parametrize(
    ("method", "choice"),
    [
        ("single", []),
        ("single", [0, 1]),
        ("single", [7]),
        ("single", ["0"]),
        ("several", []),
        ("dots", {}),
        ("dots", {"0": 6}),
        ("dots", {"0": -1}),
        ("ranked", []),
        ("ranked", [0, 0]),
        ("date", ["yes"]),
        ("date", ["yes", "no", "perhaps"]),
    ],
)
def test_a_choice_that_does_not_fit_is_refused_with_a_sentence(cast, method, choice):
    round = poll(cast, method, dots=5).now

    with pytest.raises(NotNow):
        answering.answer(round, by=cast.sami, choice=choice, at=THEN)


def test_a_poll_is_counted(cast):
    round = poll(cast, "ranked").now
    for person, choice in ((cast.noor, [0, 1]), (cast.sami, [0, 2])):
        answering.answer(round, by=person, choice=choice, at=THEN)

    poll_now = figures.standing(round).poll

    assert (poll_now["first"], poll_now["n"], poll_now["champion"]) == ([0], 2, 0)


def test_a_quorum_is_of_who_took_part_when_it_was_opened(cast):
    neighbours(cast, 3)
    proposal = opened(cast, quorum=50)
    joining.join(cast.workshop, cast.tess, at=THEN)

    standing = figures.standing(proposal.now)

    assert (standing.asked, standing.needed, standing.has_quorum) == (5, 3, False)


def with_proxy(cast, proposal, **more):
    proxy = proxying.ask(
        cast.workshop, by=cast.sami, holder=cast.noor, **(more or {"proposal": proposal}), at=THEN
    )
    return proxying.accept(proxy, by=cast.noor, at=THEN)


def test_who_was_asked_to_answers_for_someone_and_it_says_so(cast):
    proposal = opened(cast)
    with_proxy(cast, proposal)

    given = answering.answer(proposal.now, by=cast.noor, person=cast.sami, stance="consent", at=THEN)

    assert (given.person, given.proxy, given.by_proxy) == (cast.sami, cast.noor, True)


def test_ones_own_answer_comes_first(cast):
    proposal = opened(cast)
    with_proxy(cast, proposal)
    answering.answer(proposal.now, by=cast.noor, person=cast.sami, stance="consent", at=THEN)

    own = answering.answer(proposal.now, by=cast.sami, stance="aside", at=THEN)

    assert not own.by_proxy
    with pytest.raises(NotNow, match="own answer comes first"):
        answering.answer(proposal.now, by=cast.noor, person=cast.sami, stance="consent", at=THEN)


def test_without_a_yes_nobody_answers_for_anyone(cast):
    proposal = opened(cast)
    proxying.ask(cast.workshop, by=cast.sami, holder=cast.noor, proposal=proposal, at=THEN)

    with pytest.raises(PermissionDenied):
        answering.answer(proposal.now, by=cast.noor, person=cast.sami, stance="consent", at=THEN)


def test_a_proxy_for_some_days_ends_by_itself(cast):
    proposal = opened(cast)
    with_proxy(cast, proposal, until=THEN.date())

    with pytest.raises(PermissionDenied):
        answering.answer(
            proposal.now, by=cast.noor, person=cast.sami, stance="consent", at=THEN + timedelta(days=1)
        )


def test_a_proxy_taken_back_holds_no_longer_and_what_was_answered_stays(cast):
    proposal = opened(cast)
    proxy = with_proxy(cast, proposal)
    answering.answer(proposal.now, by=cast.noor, person=cast.sami, stance="consent", at=THEN)

    proxying.end(proxy, by=cast.sami, at=THEN)

    assert Answer.objects.counting().filter(person=cast.sami).exists()
    with pytest.raises(PermissionDenied):
        answering.answer(proposal.now, by=cast.noor, person=cast.sami, stance="aside", at=THEN)
