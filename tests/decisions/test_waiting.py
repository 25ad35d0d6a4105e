"""What waits for someone at home, on the desk and by letter."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from samenspel.communities import desk, joining
from samenspel.decisions import advising, answering, concluding, proposing, proxying, reminding, waiting
from samenspel.decisions.groupthink import signs_of
from samenspel.decisions.models import Asked, Outcome
from samenspel.moderation.hiding import hide
from tests.decisions.made import THEN, open_now, opened, poll

TODAY = timezone.localdate()


def sentences(person):
    return [sentence for sentence, _address, _since in waiting.for_person(person)]


def test_a_proposal_waits_until_it_is_answered(cast):
    proposal = open_now(cast)
    assert sentences(cast.sami) == ["A proposal waits for your answer: Op zaterdag open"]

    answering.answer(proposal.now, by=cast.sami, stance="consent")

    assert sentences(cast.sami) == []


def test_a_ballot_in_the_box_waits_no_longer(cast):
    proposal = open_now(cast, kind="poll", method="single", options=["A", "B"], is_anonymous=True)

    answering.put_in_box(proposal.now, by=cast.sami, choice=[0])

    assert sentences(cast.sami) == []


def test_what_is_asked_again_waits_again(cast):
    proposal = open_now(cast)
    answering.answer(proposal.now, by=cast.sami, stance="consent")

    proposing.ask_again(proposal, by=cast.noor, change="x", what="Anders.")

    assert len(sentences(cast.sami)) == 1


def test_nothing_waits_for_who_left_or_in_what_was_hidden(cast):
    proposal = open_now(cast)
    hide(proposal, by=cast.anna, reason="Reclame.")
    assert sentences(cast.sami) == []

    open_now(cast, title="Iets anders")
    joining.leave(cast.workshop, cast.sami)

    assert sentences(cast.sami) == []


def test_an_objection_waits_for_who_proposed_and_its_answer_for_who_objected(cast):
    proposal = open_now(cast)
    answering.answer(proposal.now, by=cast.noor, stance="consent")
    objection = answering.answer(proposal.now, by=cast.sami, stance="objection", words="Nee.")
    assert sentences(cast.noor) == ["An objection waits for your answer: Op zaterdag open"]

    answering.reply(objection, by=cast.noor, text="Jawel.")
    assert sentences(cast.noor) == []
    assert sentences(cast.sami) == ["Your objection was answered. Does that resolve it? Op zaterdag open"]

    answering.say_of_reply(objection, by=cast.sami, says="stands")
    assert sentences(cast.sami) == []


def test_advice_a_proxy_an_outcome_and_a_review_wait(cast):
    advice = open_now(cast, title="Een fornuis", kind="advice", deciders=[cast.noor])
    advising.ask(advice, by=cast.noor, person=cast.sami, reason="Hij kookt.")
    proxying.ask(cast.workshop, by=cast.noor, holder=cast.sami, until=TODAY)
    opened(cast, title="Voorbij", by=cast.sami)
    reviewed = opened(cast, title="Oud besluit", by=cast.sami)
    concluding.conclude(reviewed, by=cast.sami, ending="decided", text="x", why="y")
    Outcome.objects.update(review_on=TODAY)

    assert set(sentences(cast.sami)) == {
        "Your advice is asked: Een fornuis",
        "Noor El Amrani asks you to answer for them in De Wijkwerkplaats",
        "Write down what came of it: Voorbij",
        "Time to look again: Oud besluit",
    }


def test_what_falls_due_on_a_day_waits_since_that_day_and_not_since_midnight(cast, client_of):
    opened(cast, title="Voorbij", by=cast.sami)
    reviewed = opened(cast, title="Oud besluit", by=cast.sami)
    concluding.conclude(reviewed, by=cast.sami, ending="decided", text="x", why="y")
    Outcome.objects.update(review_on=TODAY)

    since = {sentence: since for sentence, _address, since in waiting.for_person(cast.sami)}

    assert since["Time to look again: Oud besluit"] == TODAY
    assert "today, 00:00" not in client_of(cast.sami).get("/").text


def test_what_waits_is_asked_in_a_few_questions(cast, django_assert_max_num_queries):
    for number in range(5):
        open_now(cast, title=f"Voorstel {number}")

    with django_assert_max_num_queries(6):
        assert len(sentences(cast.sami)) == 5


def test_who_has_not_answered_gets_one_letter_two_days_before_the_end(
    cast, django_capture_on_commit_callbacks
):
    proposal = opened(cast)
    answering.answer(proposal.now, by=cast.noor, stance="consent", at=THEN)
    soon = proposal.now.last_day - timedelta(days=2)

    with django_capture_on_commit_callbacks(execute=True):
        assert reminding.remind(on=soon - timedelta(days=1)) == 0
        assert reminding.remind(on=soon) == 1
        assert reminding.remind(on=soon + timedelta(days=1)) == 0

    assert [letter.to for letter in mail.outbox] == [[cast.sami.email]]


def test_nobody_is_reminded_who_left_or_may_not_see_it(cast):
    proposal = opened(cast)
    joining.leave(cast.workshop, cast.sami, at=THEN)
    hide(proposal, by=cast.anna, reason="Reclame.")

    reminding.remind(on=proposal.now.last_day)

    assert not Asked.objects.filter(person=cast.sami).exclude(reminded_at=None).exists()


def test_the_letter_is_in_ones_own_language(cast, django_capture_on_commit_callbacks):
    type(cast.sami).objects.filter(pk=cast.sami.pk).update(language="nl")
    proposal = opened(cast)

    with django_capture_on_commit_callbacks(execute=True):
        reminding.remind(on=proposal.now.last_day)

    assert "Wacht op je: Op zaterdag open" in [letter.subject for letter in mail.outbox]


def test_the_day_after_the_end_who_proposed_is_asked_for_the_outcome(
    cast, django_capture_on_commit_callbacks
):
    proposal = opened(cast)

    with django_capture_on_commit_callbacks(execute=True):
        assert reminding.ask_for_outcomes(on=proposal.now.last_day + timedelta(days=1)) == 1
        assert reminding.ask_for_outcomes(on=proposal.now.last_day + timedelta(days=2)) == 0

    assert [letter.to for letter in mail.outbox] == [[cast.noor.email]]


def five_decisions(cast, *, concern=False):
    for number in range(5):
        proposal = opened(cast, title=f"Besluit {number}", alternatives=["Niets"])
        for person in (cast.noor, cast.sami):
            stance = "concern" if concern and person == cast.sami and number == 0 else "consent"
            answering.answer(proposal.now, by=person, stance=stance, words="Hm.", at=THEN)
        concluding.conclude(proposal, by=cast.noor, ending="decided", text="Ja", why="Ja", at=THEN)


def test_five_decisions_without_a_word_of_doubt_are_a_fact_for_the_stewards(cast):
    five_decisions(cast)

    ((_community, signs),) = signs_of([cast.workshop], cast.noor)

    assert (signs.quiet, len(signs.narrow), len(signs.quick)) == (True, 5, 5)


def test_one_concern_in_five_is_dissent(cast):
    five_decisions(cast, concern=True)

    ((_community, signs),) = signs_of([cast.workshop], cast.noor)

    assert not signs.quiet


def test_with_fewer_than_five_decisions_nothing_is_said(cast):
    opened(cast)

    assert signs_of([cast.workshop], cast.noor) == []


def test_the_desk_shows_it_to_stewards_and_nobody_else(cast, client_of):
    five_decisions(cast)

    on_desk = [pile["template"] for pile in desk.piles([cast.workshop], cast.noor)]

    assert "decisions/_on_desk.html" in on_desk
    assert client_of(cast.sami).get(f"/communities/{cast.workshop.slug}/desk/").status_code == 403


def test_a_poll_that_waits_for_its_outcome_stands_on_the_desk(cast):
    poll(cast)

    (pile,) = [each for each in desk.piles([cast.workshop], cast.noor) if "on_desk" in each["template"]]

    assert [each.title for each in pile["context"]["ended"]] == ["Op zaterdag open"]
