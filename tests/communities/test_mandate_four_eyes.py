"""Mandate cards hold against who would answer themselves, look in from outside, or ask without end."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samenspel.communities import joining, mandate_waiting, mandating
from samenspel.communities.models import MandateCard
from samenspel.moderation.hiding import hide
from samenspel.organisations import administering, confirming
from samenspel.organisations.affiliating import affiliate, found

pytestmark = pytest.mark.django_db
TERMS = {"subject": "Drempels", "level": 5}
SENT = {"subject": "Drempels", "level": 4, "since": "2026-01-05"}


@pytest.fixture
def circle(cast):
    """A closed table where Sami, Noor and Vera take part, and Bram speaks for Woonstede from outside."""
    administering.appoint(cast.housing, cast.bram, by=cast.anna)
    for person in (cast.sami, cast.noor):
        joining.invite_in(cast.circle, person, by=cast.vera)
    return cast


def proposed(cast, community, *, person=None, **terms):
    holder = {"role": terms.pop("role")} if "role" in terms else {"person": person or cast.sami}
    return mandating.propose(community, by=cast.sami, organisation=cast.housing, **holder, **TERMS | terms)


def afresh(card):
    return MandateCard.objects.with_terms().get(pk=card.pk)


def own_yes(cast):
    """Noor looks after the table and speaks for Woonstede: she says yes, and takes the role that holds it."""
    administering.appoint(cast.housing, cast.noor, by=cast.anna)
    card = proposed(cast, cast.workshop, role=cast.secretary.role)
    mandating.confirm(card, card.latest, by=cast.noor)
    cast.secretary.role.grant(cast.noor, by=cast.noor)
    return afresh(card)


def test_who_is_not_at_a_closed_table_reads_no_names_of_it_while_changing_a_card(circle, client_of):
    card = proposed(circle, circle.circle)
    url = f"{card.get_absolute_url()}change/"

    assert "Noor El Amrani" in client_of(circle.sami).get(url).content.decode()
    assert "Noor El Amrani" not in client_of(circle.bram).get(url).content.decode()


def test_who_was_removed_makes_no_new_terms_and_reads_no_names(circle, client_of):
    card = proposed(circle, circle.circle)
    joining.remove(circle.circle, circle.sami, by=circle.vera, reason="Schelden.")

    with pytest.raises(PermissionDenied):
        mandating.change(card, by=circle.sami, subject="Drempels", level=4)
    assert client_of(circle.sami).get(f"{card.get_absolute_url()}change/").status_code == 403


def test_a_change_from_outside_leaves_who_stands_in_as_it_is(circle, client_of):
    card = proposed(circle, circle.circle, backup=circle.noor)
    client_of(circle.bram).post(f"{card.get_absolute_url()}change/", SENT | {"backup": circle.vera.pk})

    assert (afresh(card).latest.number, afresh(card).latest.backup) == (2, circle.noor)


def test_who_stands_in_does_not_confirm_it(circle):
    administering.appoint(circle.housing, circle.noor, by=circle.anna)
    card = proposed(circle, circle.workshop, backup=circle.noor)

    with pytest.raises(PermissionDenied):
        mandating.confirm(card, card.latest, by=circle.noor)
    assert mandating.confirm(card, card.latest, by=circle.bram)


def test_a_yes_of_who_holds_it_by_now_does_not_count(circle, client_of):
    card = own_yes(circle)
    page = client_of(circle.noor).get(card.get_absolute_url()).content.decode()

    assert (card.standing, card.waiting) == (None, card.latest)
    assert "Not confirmed yet" in page
    assert "Who said yes to this holds it now too" in page
    assert not mandating.who_can_say_yes(circle.workshop, circle.noor)[-1].says[0].is_yes


def test_somebody_else_says_yes_or_no_in_its_place(circle):
    card = own_yes(circle)
    assert mandate_waiting.for_person(circle.bram)["mandates"] == [card]

    mandating.confirm(card, card.latest, by=circle.bram)

    assert afresh(card).standing.confirmation.by == circle.bram


def test_a_no_in_its_place_stays_a_no_when_the_role_is_handed_back(circle):
    card = own_yes(circle)
    mandating.refuse(card, card.latest, by=circle.bram, reason="Te ruim.")
    circle.secretary.role.grants.current().get(person=circle.noor).hand_back(by=circle.noor)

    assert (afresh(card).standing, afresh(card).waiting) == (None, None)


def test_cards_of_a_hidden_community_are_hidden_with_it(circle, client_of):
    card = proposed(circle, circle.circle)
    hide(circle.circle, by=circle.anna, reason="Oplichting.")

    for person in (circle.sami, circle.bram):
        assert client_of(person).get(card.get_absolute_url()).status_code == 404
    assert mandate_waiting.for_person(circle.bram)["mandates"] == []


def test_many_proposals_on_a_day_are_one_letter(circle, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        card = proposed(circle, circle.workshop)
        proposed(circle, circle.workshop, subject="Lift")
        mandating.change(card, by=circle.sami, subject="Drempels", level=4)
    assert len(mail.outbox) == 1

    with django_capture_on_commit_callbacks(execute=True):
        mandating.change(card, by=circle.noor, subject="Drempels", level=3)
    assert len(mail.outbox) == 2, "another proposer is another letter"


def test_proposals_a_day_are_as_many_as_invitations_by_mail(circle, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"propose_mandate": "2/d/user"}
    client, url = client_of(circle.sami), f"{circle.workshop.get_absolute_url()}mandates/new/"
    place = {"organisation": circle.housing.pk, "holder": f"person-{circle.sami.pk}"}

    answers = [
        client.post(url, SENT | place | {"subject": subject}).status_code for subject in ("A", "B", "C")
    ]

    assert answers == [302, 302, 429]


def test_an_organisation_sits_at_the_table_by_its_own_word_only(cast):
    ministry = found(name="Het Ministerie")
    affiliation = affiliate(cast.sami, ministry, main=False)
    assert ministry not in mandating.at_the_table(cast.workshop, cast.noor)

    confirming.confirm(affiliation, by=cast.anna)

    assert ministry in mandating.at_the_table(cast.workshop, cast.noor)


def test_a_claimed_organisation_keeps_no_subject_from_being_decided(circle):
    card = proposed(circle, circle.workshop)
    mandating.confirm(card, card.latest, by=circle.bram)
    ministry = found(name="Het Ministerie")
    mandating.propose(circle.workshop, by=circle.sami, organisation=ministry, person=circle.sami, **TERMS)
    seats = mandating.who_can_say_yes(circle.workshop, circle.noor)

    assert [(str(seat.organisation), seat.is_known) for seat in seats] == [
        ("Het Ministerie", False),
        ("Woonstede", True),
    ]
    assert [subject.is_ready for subject in mandating.readiness(seats)] == [True]
