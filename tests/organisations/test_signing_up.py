"""Who makes an account with an address of an organisation belongs to it, confirmed."""

import re

import pytest
from django.core import mail

from samenspel.organisations import verifying
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_domain(cast, settings):
    """A house where one needs an address of an organisation, and zandwijk.example is the municipality's."""
    settings.SIGN_UP = "domains"
    row = verifying.name_domain(cast.municipality, "zandwijk.example", by=cast.anna)
    verifying.verify(row, by=cast.anna)
    return cast


def sign_up(client, email):
    answer = client.post("/account/signup/", {"email": email, "name": "Pia Prins"})
    codes = [re.search(r"^    ([A-Z0-9-]+)$", letter.body, re.MULTILINE) for letter in mail.outbox[-1:]]
    if codes and codes[0]:
        client.post(answer.url, {"code": codes[0].group(1)})
    return Person.objects.filter(email=email).first()


def test_with_such_an_address_one_comes_in_and_is_confirmed_at_once(by_domain, client_of):
    pia = sign_up(client_of(None), "pia@zandwijk.example")

    affiliation = pia.affiliations.get()
    assert affiliation.organisation == by_domain.municipality
    assert affiliation.confirmation.domain == "zandwijk.example"


def test_with_another_address_one_does_not_come_in(by_domain, client_of):
    assert sign_up(client_of(None), "pia@elders.example") is None


def test_before_the_code_came_back_nobody_belongs_anywhere(by_domain, client_of):
    client_of(None).post("/account/signup/", {"email": "pia@zandwijk.example", "name": "Pia Prins"})

    assert by_domain.municipality.affiliations.filter(person__email="pia@zandwijk.example").count() == 0
