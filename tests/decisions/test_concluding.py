"""How a proposal ends, and what keeps it from ending."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samenspel.communities import joining, mandating
from samenspel.decisions import advising, answering, concluding, proposing
from samenspel.decisions.models import Outcome, Proposal
from samenspel.decisions.refusing import NotNow
from samenspel.feed.models import Entry
from samenspel.house.models import AuditEvent
from samenspel.organisations.administering import appoint
from tests.decisions.made import LATER, THEN, neighbours, opened, poll


def decide(proposal, by, at=THEN, **said):
    words = {"text": "We openen op zaterdag.", "why": "Niemand had bezwaar.", **said}
    return concluding.conclude(proposal, by=by, ending="decided", at=at, **words)


def objected(cast, at=THEN):
    """Sami objects, Noor consents."""
    proposal = opened(cast)
    answering.answer(proposal.now, by=cast.noor, stance="consent", at=at)
    objection = answering.answer(
        proposal.now, by=cast.sami, stance="objection", words="Er is dan geen toezicht.", at=at
    )
    return proposal, objection


def test_with_everyones_consent_it_is_decided_before_the_last_day(cast):
    proposal = opened(cast)
    for person in (cast.noor, cast.sami):
        answering.answer(proposal.now, by=person, stance="consent", at=THEN)

    outcome = decide(proposal, cast.noor)

    assert (outcome.how, outcome.figures["stances"]["consent"]) == ("consent", 2)
    assert Proposal.objects.get().is_closed


def test_as_long_as_people_can_answer_it_is_not_decided(cast):
    proposal = opened(cast)
    answering.answer(proposal.now, by=cast.noor, stance="consent", at=THEN)

    with pytest.raises(NotNow, match="can still answer"):
        decide(proposal, cast.noor)
    assert decide(proposal, cast.noor, at=LATER)


def test_after_a_week_of_silence_a_steward_goes_on_and_the_record_says_so(cast):
    proposal = opened(cast, by=cast.sami)
    objection = answering.answer(proposal.now, by=cast.sami, stance="objection", words="Toch niet.", at=THEN)
    before, after = LATER, LATER + timedelta(days=4)
    with pytest.raises(PermissionDenied):
        answering.reply(objection, by=cast.noor, text="Waarom?", at=before)
    with pytest.raises(PermissionDenied):
        concluding.conclude(proposal, by=cast.noor, ending="not_decided", why="Stil.", at=before)

    reply = answering.reply(objection, by=cast.noor, text="Waarom?", at=after)
    outcome = concluding.conclude(proposal, by=cast.noor, ending="not_decided", why="Stil.", at=after)

    assert (reply.stood_in, outcome.stood_in) == (True, True)
    assert AuditEvent.objects.get(verb="decisions.outcome_recorded").said["stood_in"] is True


def test_who_proposed_stands_in_for_nobody(cast):
    proposal = opened(cast)

    outcome = concluding.conclude(proposal, by=cast.noor, ending="not_decided", why="x", at=LATER)

    assert outcome.stood_in is False


def test_an_objection_without_an_answer_keeps_it_open(cast):
    proposal, _objection = objected(cast)

    with pytest.raises(NotNow, match="1 objection has not been answered"):
        decide(proposal, cast.noor, at=LATER)
    assert Proposal.objects.get().is_open


def test_once_the_objector_says_it_is_resolved_it_is_decided(cast):
    proposal, objection = objected(cast)
    answering.reply(objection, by=cast.noor, text="Sami sluit zelf af.", at=THEN)
    answering.say_of_reply(objection, by=cast.sami, says="resolved", at=THEN)

    assert decide(proposal, cast.noor).dissent == []


def test_an_objection_that_stands_is_never_outvoted(cast):
    proposal, objection = objected(cast)
    answering.reply(objection, by=cast.noor, text="Het kan best.", at=THEN)
    answering.say_of_reply(objection, by=cast.sami, says="stands", at=THEN)

    with pytest.raises(NotNow, match="1 objection stands"):
        decide(proposal, cast.noor, at=LATER + timedelta(days=300))


def test_who_objected_and_says_nothing_for_a_week_holds_nobody_up_and_stays_in_the_record(cast):
    proposal, objection = objected(cast)
    answering.reply(objection, by=cast.noor, text="Sami sluit af.", at=LATER)

    with pytest.raises(NotNow, match="has not said yet"):
        decide(proposal, cast.noor, at=LATER + timedelta(days=6))
    outcome = decide(proposal, cast.noor, at=LATER + timedelta(days=7))

    assert outcome.dissent == [objection.pk]


def test_another_answer_asks_the_objector_anew(cast):
    proposal, objection = objected(cast)
    answering.reply(objection, by=cast.noor, text="Het kan best.", at=THEN)
    answering.say_of_reply(objection, by=cast.sami, says="stands", at=THEN)

    answering.reply(objection, by=cast.noor, text="Twee mensen sluiten af.", at=LATER)
    answering.say_of_reply(objection, by=cast.sami, says="resolved", at=LATER)

    assert decide(proposal, cast.noor, at=LATER)


def test_an_objection_that_is_integrated_asks_everyone_again(cast):
    proposal, _objection = objected(cast)

    new = proposing.ask_again(
        proposal, by=cast.noor, change="Met toezicht.", what="Open met twee mensen.", at=THEN
    )
    for person in (cast.noor, cast.sami):
        answering.answer(new, by=person, stance="consent", at=THEN)

    assert decide(proposal, cast.noor).round == new


def test_the_objection_of_who_was_removed_does_not_hold_others_up(cast):
    proposal, _objection = objected(cast)

    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Herrie.", at=THEN)

    assert decide(proposal, cast.noor)


def test_only_the_objector_says_whether_it_is_resolved(cast):
    _proposal, objection = objected(cast)
    answering.reply(objection, by=cast.noor, text="Ja.", at=THEN)

    with pytest.raises(PermissionDenied):
        answering.say_of_reply(objection, by=cast.noor, says="resolved", at=THEN)


def test_nobody_answers_their_own_objection(cast):
    proposal = opened(cast)
    objection = answering.answer(proposal.now, by=cast.noor, stance="objection", words="Toch niet.", at=THEN)

    with pytest.raises(PermissionDenied):
        answering.reply(objection, by=cast.noor, text="Jawel.", at=THEN)


def test_the_objector_is_told_by_letter(cast, django_capture_on_commit_callbacks):
    _proposal, objection = objected(cast)

    with django_capture_on_commit_callbacks(execute=True):
        answering.reply(objection, by=cast.noor, text="Sami sluit zelf af.", at=THEN)

    (letter,) = mail.outbox
    assert letter.to == [cast.sami.email]
    assert "Sami sluit zelf af." in letter.body


def test_an_objection_to_words_that_were_changed_is_not_answered_any_more(cast):
    proposal, objection = objected(cast)
    proposing.ask_again(proposal, by=cast.noor, change="x", what="Anders.", at=THEN)

    with pytest.raises(NotNow, match="no longer"):
        answering.reply(objection, by=cast.noor, text="Ja.", at=THEN)


def test_a_concern_goes_into_the_record_without_a_name(cast):
    proposal = opened(cast)
    answering.answer(proposal.now, by=cast.noor, stance="consent", at=THEN)
    concern = answering.answer(
        proposal.now, by=cast.sami, stance="concern", words="Let op de buren.", at=THEN
    )

    outcome = decide(proposal, cast.noor)

    assert outcome.dissent == [concern.pk]


def test_too_few_answers_is_no_decision(cast):
    neighbours(cast, 2)
    proposal = opened(cast, quorum=50)
    answering.answer(proposal.now, by=cast.sami, stance="consent", at=THEN)

    with pytest.raises(NotNow, match="1 of the 2"):
        decide(proposal, cast.noor, at=LATER)
    ended = concluding.conclude(
        proposal, by=cast.noor, ending="not_decided", why="Te weinig antwoorden.", at=LATER
    )

    assert ended.how == ""


@pytest.mark.parametrize("who", ["sami", "vera", "bram", "rik", "lena", "anna"])
def test_only_who_leads_concludes(cast, who):
    proposal = opened(cast)

    with pytest.raises(PermissionDenied):
        concluding.conclude(proposal, by=getattr(cast, who), ending="not_decided", why="x", at=LATER)


def test_concluding_twice_gives_the_outcome_that_is_there(cast):
    proposal = opened(cast)

    first = decide(proposal, cast.noor, at=LATER)
    second = decide(proposal, cast.noor, at=LATER, text="Iets anders.")

    assert second == first
    assert Outcome.objects.get().text == "We openen op zaterdag."


def test_a_steward_concludes_what_nobody_leads_any_more(cast):
    proposal = opened(cast, by=cast.sami)
    with pytest.raises(PermissionDenied):
        decide(proposal, cast.noor, at=LATER)

    joining.leave(cast.workshop, cast.sami, at=LATER)

    assert decide(proposal, cast.noor, at=LATER).by == cast.noor


def test_what_came_of_it_is_told_and_remembered(cast):
    decide(opened(cast), cast.noor, at=LATER)

    assert Entry.objects.filter(verb="decisions.proposal_decided").exists()
    assert AuditEvent.objects.get(verb="decisions.outcome_recorded").said == {"ending": "decided"}


def test_a_record_is_corrected_by_a_note_beside_it(cast):
    proposal = opened(cast)
    decide(proposal, cast.noor, at=LATER)

    concluding.add_note(proposal, by=cast.noor, text="Het was de 21e.", at=LATER)

    outcome = Outcome.objects.get()
    assert (outcome.text, outcome.notes.get().text) == ("We openen op zaterdag.", "Het was de 21e.")


def test_a_closed_proposal_is_not_rewritten(cast):
    proposal = opened(cast)
    decide(proposal, cast.noor, at=LATER)

    with pytest.raises(PermissionDenied):
        proposing.rewrite(proposal, by=cast.noor, title="Iets anders", what="Iets anders")


def test_it_comes_back_to_be_looked_at_again(cast):
    proposal = opened(cast)
    decide(proposal, cast.noor, at=LATER, review_on=date(2026, 6, 1))

    with pytest.raises(NotNow, match="not time yet"):
        concluding.look_again(proposal, by=cast.noor, text="Te vroeg", at=LATER)
    due = LATER.replace(month=6)
    review = concluding.look_again(
        proposal, by=cast.noor, text="Loopt goed.", next_on=date(2027, 6, 1), at=due
    )

    assert (review.due_on, Outcome.objects.get().review_on) == (date(2026, 6, 1), date(2027, 6, 1))


def mandated(cast):
    """Noor may say yes to opening hours for the municipality; Bram, who speaks for it, confirmed that."""
    appoint(cast.municipality, cast.bram, by=cast.anna)
    card = mandating.propose(
        cast.workshop,
        by=cast.noor,
        organisation=cast.municipality,
        person=cast.noor,
        subject="Openingstijden",
        level=4,
    )
    mandating.confirm(card, card.latest, by=cast.bram)


def test_what_stands_is_handed_to_who_has_the_mandate_with_the_dissent_recorded(cast):
    mandated(cast)
    proposal, objection = objected(cast)
    answering.reply(objection, by=cast.noor, text="Het kan best.", at=THEN)
    answering.say_of_reply(objection, by=cast.sami, says="stands", at=THEN)

    concluding.hand_over(proposal, by=cast.noor, person=cast.noor, why="Het moet nu.", at=THEN)
    outcome = decide(proposal, cast.noor)

    assert outcome.how == "mandate"
    assert outcome.dissent == [objection.pk]


def test_without_a_mandate_nothing_is_handed_over(cast):
    proposal, objection = objected(cast)
    answering.reply(objection, by=cast.noor, text="Het kan best.", at=THEN)
    answering.say_of_reply(objection, by=cast.sami, says="stands", at=THEN)

    with pytest.raises(PermissionDenied):
        concluding.hand_over(proposal, by=cast.noor, person=cast.noor, why="Nu.", at=THEN)


def test_without_an_objection_that_stands_there_is_nothing_to_hand_over(cast):
    mandated(cast)

    with pytest.raises(NotNow, match="no objection that stands"):
        concluding.hand_over(opened(cast), by=cast.noor, person=cast.noor, why="Nu.", at=THEN)


def test_after_advice_one_decides_and_says_what_became_of_each(cast):
    proposal = opened(cast, kind="advice", deciders=[cast.noor])
    advising.ask(proposal, by=cast.noor, person=cast.sami, reason="Hij heeft de sleutel.", at=THEN)
    with pytest.raises(NotNow, match="Nobody has given advice"):
        decide(proposal, cast.noor, at=LATER)

    advice = advising.advise(proposal, by=cast.sami, text="Niet voor negen uur.", at=THEN)
    with pytest.raises(NotNow, match="does not say yet what you do"):
        decide(proposal, cast.noor)
    advising.use(advice, by=cast.noor, text="We openen om tien uur.", at=THEN)

    assert decide(proposal, cast.noor).how == "advice"


def test_only_who_decides_says_what_is_done_with_advice(cast):
    proposal = opened(cast, kind="advice", deciders=[cast.noor])
    advice = advising.advise(proposal, by=cast.sami, text="Om tien uur.", at=THEN)

    with pytest.raises(PermissionDenied):
        advising.use(advice, by=cast.sami, text="Doen we.", at=THEN)


def test_advice_that_was_answered_is_not_changed(cast):
    proposal = opened(cast, kind="advice", deciders=[cast.noor])
    advice = advising.advise(proposal, by=cast.sami, text="Om tien uur.", at=THEN)
    advising.use(advice, by=cast.noor, text="Doen we.", at=THEN)

    with pytest.raises(NotNow, match="said already"):
        advising.advise(proposal, by=cast.sami, text="Om elf uur.", at=THEN)


def test_the_one_who_decides_concludes_and_not_who_proposed(cast):
    proposal = opened(cast, kind="advice", deciders=[cast.sami])
    advice = advising.advise(proposal, by=cast.noor, text="Doen.", at=THEN)
    advising.use(advice, by=cast.sami, text="Doe ik.", at=THEN)

    with pytest.raises(PermissionDenied):
        decide(proposal, cast.noor)
    assert decide(proposal, cast.sami, at=LATER).by == cast.sami


def test_a_poll_is_followed_by_words_about_what_follows(cast):
    proposal = poll(cast, "single")
    for person, choice in ((cast.noor, [0]), (cast.sami, [2])):
        answering.answer(proposal.now, by=person, choice=choice, at=THEN)

    outcome = decide(proposal, cast.noor, text="Soep, en taart toe.")

    assert outcome.figures["poll"]["first"] == [0, 2]
