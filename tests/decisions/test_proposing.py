"""Writing a proposal, opening it, asking again and giving more time."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import archiving, joining
from samenspel.decisions import answering, concluding, proposing
from samenspel.decisions.models import Proposal, State
from samenspel.decisions.models.proposal import STEPS
from samenspel.decisions.refusing import NotNow
from tests.decisions.made import LAST_DAY, LATER, THEN, drafted, neighbours, opened, poll


def test_every_state_leads_somewhere_and_nothing_becomes_a_draft_again():
    assert set(STEPS) == set(State)
    assert not any(State.DRAFT in after for after in STEPS.values())


def test_a_draft_is_seen_by_who_writes_it_and_nobody_else(cast):
    drafted(cast, visibility="public")

    assert Proposal.objects.visible_to(cast.noor).count() == 1
    assert not any(Proposal.objects.visible_to(each).exists() for each in (cast.sami, cast.anna, None))


def test_a_proposal_is_seen_by_no_more_people_than_its_community(cast):
    of_all = opened(cast, visibility="public")
    of_members = opened(cast, title="Binnen", visibility="members")
    signed_in = opened(cast, community=cast.garden, title="Tuin", visibility="public")

    assert set(Proposal.objects.visible_to(None)) == {of_all}
    assert set(Proposal.objects.visible_to(cast.lena)) == {of_all}
    assert set(Proposal.objects.visible_to(cast.vera)) == {of_all, signed_in}
    assert set(Proposal.objects.visible_to(cast.sami)) == {of_all, of_members, signed_in}
    assert of_members not in Proposal.objects.visible_to(cast.rik)


def test_the_same_form_twice_makes_one_proposal(cast):
    once = uuid4()

    assert drafted(cast, once=once) == drafted(cast, once=once)


@pytest.mark.parametrize("who", ["vera", "bram", "rik", "lena", "anna"])
def test_only_who_takes_part_proposes(cast, who):
    with pytest.raises(PermissionDenied):
        drafted(cast, by=getattr(cast, who))


def test_in_an_archive_nothing_is_proposed(cast):
    archiving.archive(cast.workshop, by=cast.noor)
    cast.workshop.refresh_from_db()

    with pytest.raises(PermissionDenied):
        drafted(cast)


def test_followers_are_not_asked_nor_who_comes_later(cast):
    cast.workshop.membership_of(cast.sami).become("follower", by=cast.sami)

    proposal = opened(cast)
    joining.join(cast.workshop, cast.tess, at=THEN + timedelta(days=1))

    assert [each.person for each in proposal.now.asked.all()] == [cast.noor]
    assert proposal.now.asked_count == 1


def test_opening_twice_asks_once(cast):
    proposal = opened(cast)

    again = proposing.open_up(proposal, by=cast.noor, at=THEN)

    assert again.now.asked.count() == 2
    assert again.now.opened_at == THEN


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"last_day": date(2026, 3, 1)}, "last day"),
        ({"questions_until": LAST_DAY}, "one day for answers"),
        ({"kind": "poll", "method": "single", "options": ["Een"]}, "two to 12 options"),
        ({"kind": "poll", "method": "single", "options": ["Een", "Een"]}, "all different"),
        ({"kind": "poll", "method": "", "options": ["Een", "Twee"]}, "how the poll works"),
        ({"kind": "poll", "method": "dots", "options": ["Een", "Twee"]}, "how many dots"),
    ],
)
def test_what_is_missing_is_said_before_it_is_opened(cast, said, sentence):
    draft = drafted(cast, **said)

    with pytest.raises(NotNow, match=sentence):
        proposing.open_up(draft, by=cast.noor, at=THEN)


def test_asking_again_keeps_the_words_of_before_and_asks_everyone(cast):
    proposal = opened(cast)
    answering.answer(proposal.now, by=cast.sami, stance="consent", at=THEN)

    new = proposing.ask_again(proposal, by=cast.noor, change="Korter.", what="Alleen 's ochtends.", at=THEN)

    assert (new.number, new.title, new.what) == (2, "Op zaterdag open", "Alleen 's ochtends.")
    assert new.answers.count() == 0
    assert new.asked.count() == 2
    assert proposal.rounds.get(number=1).answers.get().person == cast.sami


def test_asking_again_without_a_difference_is_no_new_round(cast):
    proposal = opened(cast)

    with pytest.raises(NotNow, match="Nothing is different"):
        proposing.ask_again(proposal, by=cast.noor, change="Niets.", last_day=date(2026, 4, 1), at=THEN)

    assert proposal.rounds.count() == 1


def test_what_was_closed_comes_back_as_a_round_with_its_record_kept(cast):
    proposal = opened(cast)
    concluding.conclude(proposal, by=cast.noor, ending="withdrawn", why="Te vroeg.", at=THEN)

    proposing.ask_again(
        proposal, by=cast.noor, change="Nu wel.", what="Anders.", last_day=date(2026, 4, 1), at=LATER
    )

    proposal = Proposal.objects.with_rounds().get()
    assert proposal.is_open
    assert proposal.now.number == 2
    assert proposal.rounds.get(number=1).outcome.why == "Te vroeg."


def test_only_who_leads_asks_again_and_the_stewards_when_nobody_does(cast):
    sami_s = opened(cast, by=cast.sami)
    with pytest.raises(PermissionDenied):
        proposing.ask_again(sami_s, by=cast.noor, change="x", what="Anders", at=THEN)

    joining.leave(cast.workshop, cast.sami, at=THEN)

    assert proposing.ask_again(sami_s, by=cast.noor, change="x", what="Anders", at=THEN).number == 2


def test_more_time_is_remembered(cast):
    proposal = opened(cast)

    proposing.extend(proposal, by=cast.noor, last_day=date(2026, 3, 30), at=THEN)

    extension = proposal.now.extensions.get()
    assert (extension.before, extension.after) == (LAST_DAY, date(2026, 3, 30))


def test_an_end_is_not_brought_forward(cast):
    with pytest.raises(NotNow, match="later day"):
        proposing.extend(opened(cast), by=cast.noor, last_day=LAST_DAY - timedelta(days=1), at=THEN)


def test_an_anonymous_ballot_that_ended_does_not_go_on(cast):
    """Its figures were read: whoever votes then could be picked out by comparing."""
    proposal = poll(cast, is_anonymous=True)

    with pytest.raises(NotNow, match="anonymous"):
        proposing.extend(proposal, by=cast.noor, last_day=date(2026, 4, 30), at=LATER)


def test_only_who_wrote_a_draft_throws_it_away(cast):
    draft = drafted(cast)
    with pytest.raises(PermissionDenied):
        proposing.throw_away(draft, by=cast.anna)

    proposing.throw_away(draft, by=cast.noor)

    assert not Proposal.objects.exists()


def test_who_decides_after_advice_takes_part(cast):
    draft = drafted(cast, kind="advice", deciders=[cast.sami, cast.vera])

    assert [each.person for each in draft.deciders.all()] == [cast.sami]


def test_many_are_asked_in_a_few_questions_to_the_database(cast, django_assert_max_num_queries):
    neighbours(cast, 12)
    draft = drafted(cast)

    with django_assert_max_num_queries(40):
        proposing.open_up(draft, by=cast.noor, at=THEN)
