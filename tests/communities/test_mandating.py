"""Mandate cards: who says what someone may decide, who confirms it, and what stands while that is asked."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import joining, mandating
from samenspel.communities.mandate_letters import warn_of_ends
from samenspel.communities.models import MandateCard
from samenspel.feed.models import Entry
from samenspel.house.models import AuditEvent
from samenspel.mail import sending
from samenspel.organisations import administering
from samenspel.organisations.affiliating import affiliate

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast):
    """Bram speaks for Woonstede; Sami works there and is a member of De Wijkwerkplaats."""
    administering.appoint(cast.housing, cast.bram, by=cast.anna)
    return cast


def proposed(cast, *, by=None, person=None, role=None, **terms):
    said = {"subject": "Drempels", "level": 4, "amount": 5000, **terms}
    holder = {"role": role} if role else {"person": person or cast.sami}
    return mandating.propose(cast.workshop, by=by or cast.sami, organisation=cast.housing, **holder, **said)


def afresh(card):
    return MandateCard.objects.with_terms().get(pk=card.pk)


def confirmed(cast, **terms):
    card = proposed(cast, **terms)
    mandating.confirm(card, card.latest, by=cast.bram)
    return afresh(card)


def test_it_counts_once_the_organisation_says_yes(table):
    card = proposed(table)
    assert (afresh(card).standing, afresh(card).waiting) == (None, card.latest)

    mandating.confirm(card, card.latest, by=table.bram)

    assert afresh(card).standing == card.latest
    assert Entry.objects.filter(verb="communities.mandate_confirmed").count() == 1
    assert AuditEvent.objects.filter(verb="communities.mandate_confirmed").count() == 1


def test_neither_the_holder_nor_who_wrote_it_nor_the_house_confirms_it(table):
    for person in (table.sami, table.noor):
        affiliate(person, table.housing, main=False)
        administering.appoint(table.housing, person, by=table.anna)
    by_noor, by_sami = proposed(table, by=table.noor), proposed(table, subject="Lift")

    for card, person in (
        (by_noor, table.noor),
        (by_noor, table.sami),
        (by_sami, table.sami),
        (by_noor, table.anna),
        (by_noor, table.vera),
    ):
        with pytest.raises(PermissionDenied):
            mandating.confirm(card, card.latest, by=person)


def test_a_member_proposes_for_themselves_and_a_steward_for_members(table):
    with pytest.raises(PermissionDenied):
        proposed(table, by=table.sami, person=table.noor)
    with pytest.raises(PermissionDenied):
        proposed(table, by=table.noor, person=table.vera)

    assert proposed(table, by=table.noor).person == table.sami


def test_the_same_proposed_twice_is_one_card(table):
    assert proposed(table) == proposed(table, subject="DREMPELS")


def test_a_change_waits_while_what_was_confirmed_holds(table):
    card = confirmed(table)
    new = mandating.change(card, by=table.sami, subject="Drempels", level=5, amount=20_000)
    assert afresh(card).standing.amount == 5000
    assert afresh(card).waiting == new

    mandating.confirm(card, new, by=table.bram)

    assert afresh(card).standing.amount == 20_000
    assert [terms.number for terms in afresh(card).terms.all()] == [2, 1]


def test_an_unchanged_change_asks_nobody(table):
    card = confirmed(table)
    mandating.change(card, by=table.sami, subject="Drempels", level=4, amount=5000)

    assert afresh(card).waiting is None


def test_an_answer_to_terms_that_were_changed_meanwhile_does_not_count(table):
    card = proposed(table)
    read = card.latest
    mandating.change(card, by=table.sami, subject="Drempels", level=5, amount=90_000)

    assert mandating.confirm(card, read, by=table.bram) is None
    assert afresh(card).standing is None


def test_a_no_comes_with_a_reason_and_leaves_what_held(table):
    card = confirmed(table)
    new = mandating.change(card, by=table.sami, subject="Drempels", level=5)
    mandating.refuse(card, new, by=table.bram, reason="Te ruim.")

    assert (afresh(card).standing.number, afresh(card).waiting) == (1, None)
    assert afresh(card).latest.refusal.reason == "Te ruim."


def test_the_holder_or_the_organisation_withdraws_and_nobody_else(table):
    card = confirmed(table)
    for person in (table.noor, table.anna, table.vera):
        with pytest.raises(PermissionDenied):
            mandating.withdraw(card, by=person)

    mandating.withdraw(card, by=table.bram, reason="Het budget is op.")
    mandating.withdraw(card, by=table.sami)

    assert afresh(card).standing is None
    assert afresh(card).withdrawal.reason == "Het budget is op."
    with pytest.raises(PermissionDenied):
        mandating.change(afresh(card), by=table.sami, subject="Drempels", level=4)


def test_a_card_of_a_role_is_held_by_whoever_has_the_role(table):
    card = proposed(table, by=table.noor, role=table.secretary.role)
    assert card.holder_ids() == {table.sami.pk}

    table.secretary.hand_back(by=table.sami)

    assert afresh(card).holder_ids() == set()


@pytest.mark.django_db
def test_letters_go_to_who_is_asked_and_to_the_holder(table, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        card = proposed(table)
    assert [letter.to for letter in mail.outbox] == [["bram@samen.example"]]

    with django_capture_on_commit_callbacks(execute=True):
        mandating.confirm(card, card.latest, by=table.bram)

    assert mail.outbox[-1].to == ["sami@samen.example"]
    assert "Woonstede" in mail.outbox[-1].subject


def test_a_month_before_the_end_holder_and_organisation_are_told_once(
    table, django_capture_on_commit_callbacks
):
    today = timezone.localdate()
    confirmed(table, until=today + timedelta(days=30))
    confirmed(table, subject="Lift", until=today + timedelta(days=31))
    proposed(table, subject="Hek", until=today + timedelta(days=3))
    sending.send_due()
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        assert (warn_of_ends(), warn_of_ends()) == (1, 0)

    assert sorted(letter.to[0] for letter in mail.outbox) == ["bram@samen.example", "sami@samen.example"]
    assert warn_of_ends(on=today + timedelta(days=1)) == 1


def test_in_an_archive_nothing_new_is_proposed(table):
    table.workshop.archived_at = timezone.now()
    card = confirmed(table)
    joining.leave(table.workshop, table.sami)

    with pytest.raises(PermissionDenied):
        proposed(table, subject="Lift")
    assert afresh(card).standing, "what the organisation said stays said"


def test_terms_end_after_they_begin(table):
    terms = confirmed(table, since=date(2026, 1, 1), until=date(2026, 12, 31)).standing

    assert terms.holds_on(date(2026, 12, 31))
    assert not terms.holds_on(date(2027, 1, 1))
