"""What people say of where they belong, and what the organisation says of it."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from samenspel.house.models import AuditEvent
from samenspel.organisations import administering, affiliating, confirming, verifying
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.organisations.verifying import sign_up_domains

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaker(cast):
    """Noor, who speaks for the municipality."""
    administering.appoint(cast.municipality, cast.noor, by=cast.anna)
    return cast.noor


def address(person, email, *, verified=True):
    return EmailAddress.objects.create(user=person, email=email, verified=verified)


def verified(cast, domain="zandwijk.example"):
    row = verifying.name_domain(cast.municipality, domain, by=cast.anna)
    verifying.verify(row, by=cast.anna)
    return row


def heard(verb):
    return AuditEvent.objects.filter(verb=f"organisations.{verb}").count()


def test_what_someone_says_stands_until_the_organisation_says_so_too(cast, speaker):
    stated = affiliating.state(cast.bram, cast.municipality, by=cast.bram, position="bode")
    assert list(Affiliation.objects.stated().filter(organisation=cast.municipality, person=cast.bram)) == [
        stated
    ]

    confirming.confirm(stated, by=speaker)
    confirming.confirm(stated, by=speaker)

    assert Affiliation.objects.confirmed().get() == stated
    assert (stated.confirmation.by, stated.confirmation.how) == (speaker, "administrator")
    assert heard("affiliation_confirmed") == 1


def test_nobody_confirms_themselves_and_no_outsider_confirms_anyone(cast, speaker):
    own = speaker.affiliations.get()
    other = affiliating.state(cast.bram, cast.municipality, by=cast.bram)

    for row, person in ((own, speaker), (other, cast.sami), (other, cast.bram)):
        with pytest.raises(PermissionDenied):
            confirming.confirm(row, by=person)


def test_nobody_states_for_someone_else_and_a_light_account_states_nothing(cast):
    for person, by in ((cast.bram, cast.noor), (cast.lena, cast.lena)):
        with pytest.raises(PermissionDenied):
            affiliating.state(person, cast.municipality, by=by)


def test_an_address_at_a_verified_domain_confirms_at_once_and_says_by_which(cast):
    verified(cast)
    address(cast.bram, "bram@zandwijk.example")
    address(cast.tess, "tess@zandwijk.example", verified=False)

    bram = affiliating.state(cast.bram, cast.municipality, by=cast.bram)
    tess = affiliating.state(cast.tess, cast.municipality, by=cast.tess)

    assert (bram.confirmation.how, bram.confirmation.domain) == ("domain", "zandwijk.example")
    assert not tess.is_confirmed


def test_verifying_a_domain_confirms_who_said_so_before(cast):
    address(cast.bram, "bram@zandwijk.example")
    address(cast.vera, "vera@sub.zandwijk.example")
    for person in (cast.bram, cast.vera):
        affiliating.state(person, cast.municipality, by=person)

    verified(cast)

    assert [row.person for row in Affiliation.objects.confirmed()] == [cast.bram]


def test_who_confirms_an_address_at_a_domain_belongs_there_unless_they_left(cast):
    verified(cast)
    for person in (cast.bram, cast.lena):
        email_confirmed.send(
            EmailAddress, email_address=address(person, f"{person.handle}@zandwijk.example"), request=None
        )
    assert cast.bram.affiliations.get().is_confirmed
    assert not cast.lena.affiliations.exists(), "a light account has no profile"

    affiliating.leave(cast.bram.affiliations.get(), by=cast.bram)
    email_confirmed.send(EmailAddress, email_address=cast.bram.emailaddress_set.last(), request=None)
    assert not cast.bram.affiliations.current().exists()


def test_only_the_house_verifies_and_a_public_domain_is_refused_with_a_sentence(cast, speaker):
    row = verifying.name_domain(cast.municipality, "Info@Zandwijk.Example", by=speaker)
    assert row.domain == "zandwijk.example"
    with pytest.raises(PermissionDenied):
        verifying.verify(row, by=speaker)

    for text in ("gmail.com", "no domain", "localhost"):
        with pytest.raises(ValidationError):
            verifying.name_domain(cast.municipality, text, by=speaker)


def test_a_domain_is_of_one_organisation_and_lets_its_people_sign_up(cast):
    verified(cast)
    other = verifying.name_domain(cast.housing, "zandwijk.example", by=cast.anna)

    with pytest.raises(ValidationError, match="Another organisation"):
        verifying.verify(other, by=cast.anna)
    assert sign_up_domains() == {"zandwijk.example"}


def test_a_refusal_ends_it_holds_and_can_be_taken_back(cast, speaker):
    stated = affiliating.state(cast.bram, cast.municipality, by=cast.bram)
    refusal = confirming.refuse(stated, by=speaker, reason="Bram werkt hier niet.")
    with pytest.raises(affiliating.Refused):
        affiliating.state(cast.bram, cast.municipality, by=cast.bram)
    assert not cast.bram.affiliations.current().exists()

    confirming.take_back(refusal, by=speaker)

    assert cast.bram.affiliations.current().get() == stated
    assert (heard("affiliation_refused"), heard("refusal_taken_back")) == (1, 1)


def test_leaving_keeps_the_years_and_another_becomes_the_main_one(cast):
    affiliating.affiliate(cast.sami, cast.municipality, main=False, since=date(2025, 1, 1))
    main = cast.sami.affiliations.get(is_main=True)

    affiliating.leave(main, by=cast.sami)

    main.refresh_from_db()
    assert main.until == timezone.localdate()
    assert cast.sami.affiliations.current().get().is_main


def test_the_main_one_is_chosen_by_the_person(cast):
    second = affiliating.affiliate(cast.sami, cast.municipality, main=False)
    affiliating.make_main(second, by=cast.sami)
    with pytest.raises(PermissionDenied):
        affiliating.make_main(second, by=cast.noor)

    assert [row.organisation for row in cast.sami.affiliations.filter(is_main=True)] == [cast.municipality]


def test_a_page_that_a_member_begins_waits_for_the_house(cast, client_of):
    page = affiliating.begin_page(name="Stichting De Brug", by=cast.bram)
    same = affiliating.begin_page(name="stichting de brug", by=cast.tess)
    assert (same, page.is_confirmed) == (page, False)
    assert not Organisation.objects.visible_to(None).filter(pk=page.pk).exists()
    with pytest.raises(PermissionDenied):
        administering.appoint(page, cast.bram, by=cast.anna)

    client_of(cast.anna).post(f"/organisations/{page.slug}/vouch/")

    page.refresh_from_db()
    assert page.is_confirmed
    assert heard("organisation_confirmed") == 1


def test_few_pages_of_one_person_may_wait(cast):
    for number in range(affiliating.MOST_PAGES_WAITING):
        affiliating.begin_page(name=f"Stichting {number}", by=cast.bram)

    with pytest.raises(affiliating.TooMany):
        affiliating.begin_page(name="Nog een", by=cast.bram)


def test_one_finds_the_organisation_states_it_and_reads_so(cast, client_of):
    bram = client_of(cast.bram)
    assert "Gemeente Zandwijk" in bram.get("/organisations/choose/?q=zandwijk").content.decode()
    assert "is not here yet" in bram.get("/organisations/choose/?q=brug").content.decode()

    page = bram.post("/organisations/gemeente-zandwijk/state/", {"position": "bode"}, follow=True)

    assert "You belong here, as bode" in page.content.decode()
    assert "not confirmed yet" in bram.get("/organisations/mine/").content.decode()


def test_a_day_to_come_is_refused_and_what_was_typed_stays(cast, client_of):
    answer = client_of(cast.bram).post(
        "/organisations/gemeente-zandwijk/state/", {"position": "bode", "since": "2999-01-01"}
    )

    assert answer.status_code == 422
    assert 'value="bode"' in answer.content.decode()
