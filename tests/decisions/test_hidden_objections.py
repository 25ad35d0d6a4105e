"""An objection that moderators hid cannot be answered, so it holds nobody up until it is shown again."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.decisions import answering, concluding, waiting
from samenspel.decisions.models import Proposal
from samenspel.moderation.hiding import hide, unhide
from tests.decisions.made import LATER, THEN, open_now, opened


def objected(cast, proposal, at=THEN):
    answering.answer(proposal.now, by=cast.noor, stance="consent", at=at)
    return answering.answer(proposal.now, by=cast.sami, stance="objection", words="Scheldwoord.", at=at)


def test_a_hidden_objection_holds_nobody_up_and_counts_again_once_shown(cast):
    proposal = opened(cast)
    hiding = hide(objected(cast, proposal), by=cast.anna, reason="Schelden.")
    assert concluding.obstacles(proposal, at=LATER) == []

    unhide(hiding, by=cast.anna)

    assert concluding.obstacles(proposal, at=LATER) == ["1 objection has not been answered."]


def test_a_hidden_objection_that_stands_is_no_reason_to_hand_over(cast):
    proposal = opened(cast)
    objection = objected(cast, proposal)
    answering.reply(objection, by=cast.noor, text="Kan best.", at=THEN)
    answering.say_of_reply(objection, by=cast.sami, says="stands", at=THEN)
    hide(objection, by=cast.anna, reason="Schelden.")

    outcome = concluding.conclude(
        proposal, by=cast.noor, ending="decided", text="Ja", why="Kan best.", at=LATER
    )

    assert (outcome.how, outcome.dissent) == ("consent", [objection.pk])


def test_a_hidden_objection_waits_for_nobodys_answer(cast):
    proposal = open_now(cast)
    objection = answering.answer(proposal.now, by=cast.sami, stance="objection", words="Scheldwoord.")
    answering.answer(proposal.now, by=cast.noor, stance="consent")

    hide(objection, by=cast.anna, reason="Schelden.")

    assert waiting.for_person(cast.noor) == []


def test_who_proposed_does_not_hide_the_objection_in_their_way(cast):
    objection = objected(cast, opened(cast))

    with pytest.raises(PermissionDenied):
        hide(objection, by=cast.noor, reason="Lastig.")


def test_a_steward_hides_words_in_what_others_proposed(cast):
    proposal = opened(cast, by=cast.sami)
    said = answering.answer(proposal.now, by=cast.sami, stance="concern", words="Scheldwoord.", at=THEN)

    assert hide(said, by=cast.noor, reason="Schelden.")


def test_who_objected_reads_that_it_is_hidden_and_not_that_they_left(cast, client_of):
    proposal = opened(cast)
    hide(objected(cast, proposal), by=cast.anna, reason="Schelden.")

    page = client_of(cast.sami).get(Proposal.objects.get().get_absolute_url()).text

    assert "takes part no longer" not in page
    assert "This is hidden" in page
