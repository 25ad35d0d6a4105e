"""Reactions to a draft: one per person, changeable; an objection is answered in writing and may stand."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from samenspel.purpose import adopting, reacting, rounds
from samenspel.purpose.models import Phase, Reaction
from samenspel.purpose.rounds import NotYet
from tests.purpose.making import a_round, heard, someone

pytestmark = pytest.mark.django_db
ARGUMENT = "Wie geen hulp wil, hoort er zo niet bij."


@pytest.fixture
def draft(cast):
    return a_round(cast, Phase.TESTING).drafts.get()


@pytest.fixture
def objection(cast, draft):
    return reacting.react(draft, by=cast.sami, kind="objection", argument=ARGUMENT)


def test_one_reaction_holds_and_what_it_was_is_kept(cast, draft):
    first = reacting.react(draft, by=cast.sami, kind="concern", argument="Is Oost niet te groot?")
    now = reacting.react(draft, by=cast.sami, kind="support")

    first.refresh_from_db()
    assert reacting.mine(draft, cast.sami) == now
    assert first.until == now.at
    assert reacting.counts(draft) == {"support": 1, "concern": 0, "objection": 0}


def test_the_same_reaction_again_changes_nothing(cast, draft, objection):
    assert reacting.react(draft, by=cast.sami, kind="objection", argument=ARGUMENT) == objection


def test_a_reaction_can_be_taken_back(cast, draft, objection):
    reacting.take_back(draft, by=cast.sami)

    assert reacting.mine(draft, cast.sami) is None
    assert not reacting.unanswered_objections(draft).exists()


def test_an_objection_has_an_argument(cast, draft):
    with pytest.raises(NotYet):
        reacting.react(draft, by=cast.sami, kind="objection", argument=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reaction.objects.create(draft=draft, person=cast.sami, kind="objection")


@pytest.mark.parametrize("who", ["vera", "bram", "rik", "lena", "anna"])
def test_only_who_contributes_reacts(cast, draft, who):
    with pytest.raises(PermissionDenied):
        reacting.react(draft, by=getattr(cast, who), kind="support")


def test_nobody_reacts_before_or_after(cast, draft):
    rounds.undo(draft.round, by=cast.noor)

    with pytest.raises(PermissionDenied):
        reacting.react(draft, by=cast.sami, kind="support")


def test_whoever_objects_does_not_answer_it(cast, objection):
    with pytest.raises(PermissionDenied):
        reacting.answer(objection, by=cast.sami, text="Ik heb gelijk.")


def test_an_answer_in_writing_is_an_answer_and_only_the_objector_judges_it(cast, draft, objection):
    with pytest.raises(NotYet):
        reacting.answer(objection, by=cast.noor, text=" ")
    said = reacting.answer(objection, by=cast.noor, text="Hulp is een aanbod, geen plicht.")

    assert not reacting.unanswered_objections(draft).exists()
    with pytest.raises(PermissionDenied):
        reacting.judge(said, "answered", by=cast.noor)
    reacting.judge(said, "stands", by=cast.sami)
    assert reacting.dissent(draft) == [objection]


def test_after_another_answer_it_may_be_answered_after_all(cast, draft, objection):
    reacting.judge(reacting.answer(objection, by=cast.noor, text="Nee."), "stands", by=cast.sami)

    better = reacting.answer(objection, by=cast.noor, text="We schrijven erbij: voor wie dat wil.")
    reacting.judge(better, "answered", by=cast.sami)

    assert reacting.dissent(draft) == []


def test_an_objection_in_other_words_is_to_be_answered_anew(cast, draft, objection):
    reacting.answer(objection, by=cast.noor, text="Hulp is een aanbod.")

    reacting.react(draft, by=cast.sami, kind="objection", argument="En wie betaalt dat?")

    assert reacting.unanswered_objections(draft).count() == 1


def test_nothing_is_adopted_while_an_objection_is_unanswered(cast, draft, objection):
    with pytest.raises(NotYet):
        adopting.adopt(draft.round, draft, by=cast.noor)

    reacting.answer(objection, by=cast.noor, text="Hulp is een aanbod.")

    assert adopting.adopt(draft.round, draft, by=cast.noor).number == 1


def test_an_objection_that_comes_after_finds_the_round_over(cast, draft):
    read_before = Reaction(draft=draft).draft
    adopting.adopt(draft.round, heard(cast, draft), by=cast.noor)

    with pytest.raises(PermissionDenied):
        reacting.react(read_before, by=cast.sami, kind="objection", argument=ARGUMENT)


def test_members_read_reactions_and_others_none(cast, draft, objection):
    other = someone(cast, "Pia Prins")

    seen = {
        name: Reaction.objects.visible_to(person).filter(draft=draft).exists()
        for name, person in {"sami": cast.sami, "pia": other, "anna": cast.anna, "vera": cast.vera}.items()
        | {"rik": cast.rik, "visitor": None}.items()
    }

    assert seen == {"sami": True, "pia": True, "anna": True, "vera": False, "rik": False, "visitor": False}
