"""What people say of themselves, or for themselves, opens nothing before another has confirmed it."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError

from samenspel.organisations import access, administering, affiliating, confirming, verifying
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.people.administering import appoint
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db
WORD = "When you change it, it is unconfirmed until they confirm it again."


@pytest.fixture
def place(cast):
    """What Sami says of Woonstede, confirmed by an administrator."""
    affiliation = cast.sami.affiliations.get()
    confirming.confirm(affiliation, by=cast.anna)
    return affiliation


def afresh(affiliation):
    return Affiliation.objects.get(pk=affiliation.pk)


def with_address(person):
    EmailAddress.objects.create(user=person, email=f"{person.handle}@woonstede.example", verified=True)


def verified(cast):
    row = verifying.name_domain(cast.housing, "woonstede.example", by=cast.anna)
    verifying.verify(row, by=cast.anna)


@pytest.mark.parametrize("changes", [{"position": "directeur"}, {"since": date(1999, 1, 1)}])
def test_what_was_confirmed_is_unconfirmed_when_it_says_something_else(cast, place, changes):
    affiliating.revise(place, by=cast.sami, **changes)

    assert not afresh(place).is_confirmed


def test_saving_the_same_leaves_it_confirmed(cast, place):
    affiliating.revise(place, by=cast.sami, position=place.position, since=place.since, unit=None)

    assert afresh(place).is_confirmed


def test_an_address_goes_on_saying_that_one_works_there(cast, place):
    with_address(cast.sami)
    verified(cast)

    affiliating.revise(place, by=cast.sami, position="directeur")

    assert (afresh(place).confirmation.how, afresh(place).confirmation.domain) == (
        confirming.DOMAIN,
        "woonstede.example",
    )


def test_the_form_says_so_before_it_is_saved_and_after(cast, place, client_of):
    client, url = client_of(cast.sami), f"/organisations/mine/{place.pk}/"
    assert WORD in client.get(url).content.decode()

    page = client.post(url, {"position": "directeur"}, follow=True).content.decode()

    assert "The organisation can confirm it." in page
    assert WORD not in client.get(url).content.decode()


def test_a_closed_organisation_opens_for_whom_it_confirmed(cast, place):
    affiliation = cast.noor.affiliations.get()
    Organisation.objects.update(visibility=Visibility.MEMBERS)
    assert not Organisation.objects.visible_to(cast.noor).exists()
    assert Organisation.objects.visible_to(cast.sami).get() == cast.housing

    confirming.confirm(affiliation, by=cast.anna)

    assert Organisation.objects.visible_to(cast.noor).get() == cast.municipality


def test_an_administrator_appoints_whom_another_confirmed(cast, place):
    administering.appoint(cast.housing, cast.sami, by=cast.anna)
    mine, other = (affiliating.affiliate(person, cast.housing) for person in (cast.bram, cast.tess))
    confirming.confirm(mine, by=cast.sami)
    confirming.confirm(other, by=cast.anna)

    for person in (cast.bram, cast.noor):
        with pytest.raises(PermissionDenied):
            administering.appoint(cast.housing, person, by=cast.sami)
    administering.appoint(cast.housing, cast.tess, by=cast.sami)

    assert access.speaks_for(cast.tess, cast.housing)


def test_an_administrator_appoints_who_is_known_by_an_address(cast, place):
    administering.appoint(cast.housing, cast.sami, by=cast.anna)
    with_address(cast.bram)
    verified(cast)
    affiliating.state(cast.bram, cast.housing, by=cast.bram)

    administering.appoint(cast.housing, cast.bram, by=cast.sami)

    assert access.speaks_for(cast.bram, cast.housing)


def test_who_named_a_domain_verifies_it_only_when_the_house_has_nobody_else(cast, client_of):
    row = verifying.name_domain(cast.housing, "woonstede.example", by=cast.anna)
    appoint(cast.noor, by=cast.anna)
    with pytest.raises(ValidationError):
        verifying.verify(row, by=cast.anna)
    page = client_of(cast.anna).get(f"{cast.housing.get_absolute_url()}domains/").content.decode()
    assert "you named it, so another administrator of this house verifies it" in page

    cast.noor.refresh_from_db()
    verifying.verify(row, by=cast.noor)

    assert cast.housing.domains.verified().get() == row
