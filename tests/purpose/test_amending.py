"""Amendments: proposed about one sentence with a reason, answered with one by somebody else."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.purpose import amending, writing
from samenspel.purpose.models import Amendment, Phase
from samenspel.purpose.rounds import NotYet
from tests.purpose.making import PURPOSE, a_draft, a_round

pytestmark = pytest.mark.django_db
SHORTER = "Niemand in Oost hoeft weg."


@pytest.fixture
def draft(cast):
    return a_draft(cast, a_round(cast, Phase.PROPOSAL))


@pytest.fixture
def proposal(cast, draft):
    return amending.propose(
        draft, by=cast.sami, kind="change", sentence=draft.sentences.get(), text=SHORTER, why="Korter."
    )


def test_what_is_taken_over_stands_in_the_draft_with_who_proposed_it(cast, draft, proposal):
    amending.answer(proposal, by=cast.noor, taken=True, why="Dat zegt hetzelfde.")

    sentence = draft.sentences.get()
    last = sentence.revisions.last()
    assert sentence.text == SHORTER
    assert (last.by, last.amendment.by, last.why) == (cast.noor, cast.sami, "Korter.")


def test_what_is_not_taken_over_gets_a_reason_and_changes_nothing(cast, draft, proposal):
    with pytest.raises(NotYet):
        amending.answer(proposal, by=cast.noor, taken=False, why="")

    amending.answer(proposal, by=cast.noor, taken=False, why="Dan valt de hulp weg.")

    assert draft.sentences.get().text == PURPOSE
    assert not Amendment.objects.waiting().exists()


def test_the_first_answer_counts(cast, draft, proposal):
    amending.answer(proposal, by=cast.noor, taken=False, why="Nee.")
    amending.answer(proposal, by=cast.noor, taken=True, why="Toch.")

    assert (draft.sentences.get().text, proposal.answer.why) == (PURPOSE, "Nee.")


def test_another_than_who_proposes_answers(cast, proposal):
    with pytest.raises(PermissionDenied):
        amending.answer(proposal, by=cast.sami, taken=True, why="Ik vind van wel.")


def test_who_writes_alone_may_answer_their_own(cast, draft):
    mine = amending.propose(
        draft, by=cast.noor, kind="add", part="give", text="Wij geven tijd.", why="Dat mist."
    )
    assert amending.may_answer(cast.noor, mine)

    writing.add(draft, by=cast.sami, part="give", text="Wij geven ruimte.")

    assert not amending.may_answer(cast.noor, mine)


def test_a_sentence_is_added_after_the_one_it_was_proposed_at(cast, draft):
    writing.add(draft, by=cast.noor, part="purpose", text="Vandaag en morgen.")
    first = draft.sentences.get(text=PURPOSE)
    more = amending.propose(
        draft, by=cast.sami, kind="add", sentence=first, text="Ook wie alleen is.", why="Zij ook."
    )

    amending.answer(more, by=cast.noor, taken=True, why="Ja.")

    assert [each.text for each in draft.sentences.in_order()][1] == "Ook wie alleen is."


def test_taking_out_can_be_proposed(cast, draft):
    extra = writing.add(draft, by=cast.noor, part="give", text="Wij geven geld.")
    out = amending.propose(draft, by=cast.sami, kind="remove", sentence=extra, why="Dat is niet zo.")

    amending.answer(out, by=cast.noor, taken=True, why="Klopt.")

    assert not draft.sentences.standing().filter(pk=extra.pk).exists()


def test_a_proposal_is_whole(cast, draft):
    sentence = draft.sentences.get()
    for wrong in (
        {"kind": "change", "sentence": sentence, "text": ""},
        {"kind": "change", "sentence": sentence, "text": PURPOSE},
        {"kind": "remove"},
    ):
        with pytest.raises(NotYet):
            amending.propose(draft, by=cast.sami, why="Zomaar.", **wrong)


def test_a_sentence_of_another_draft_is_not_amended_here(cast, draft):
    other = a_draft(cast, draft.round, title="Anders")

    with pytest.raises(PermissionDenied):
        amending.propose(draft, by=cast.sami, kind="remove", sentence=other.sentences.get(), why="Weg ermee.")


def test_who_proposed_takes_it_back_and_nobody_else(cast, proposal):
    with pytest.raises(PermissionDenied):
        amending.take_back(proposal, by=cast.noor)

    amending.take_back(proposal, by=cast.sami)

    assert not Amendment.objects.waiting().exists()
    assert amending.answer(proposal, by=cast.noor, taken=True, why="Te laat.") is None


def test_one_sees_that_the_sentence_was_changed_since(cast, draft, proposal):
    assert not amending.reads_differently(proposal)

    writing.change(draft.sentences.get(), by=cast.noor, text="Iedereen blijft.")
    proposal.refresh_from_db()

    assert amending.reads_differently(proposal)
