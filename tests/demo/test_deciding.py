"""Who speaks for the organisations of the demo, and who can say yes at two of its tables."""

import tomllib

import pytest

from samenspel.communities import mandating
from samenspel.communities.models import Community
from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER
from samenspel.organisations.models import Affiliation, Organisation, PartnershipProposal
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


def test_something_waits_for_the_yes_of_the_one_a_stranger_can_be(planted):
    noor = Person.objects.get(name__startswith="Noor")
    proposal = PartnershipProposal.objects.open().get()

    assert proposal.to.administrators.current().filter(person=noor).exists()


def test_at_two_tables_it_shows_who_can_say_yes_and_who_cannot_yet(planted):
    noor = Person.objects.get(name__startswith="Noor")
    for slug in ("de-wijkwerkplaats", "energietafel-overwater"):
        community = Community.objects.filter(slug=slug).first() or Community.objects.get(
            name__icontains="nergie"
        )
        seats = mandating.who_can_say_yes(community, noor)
        assert {seat.is_missing for seat in seats} == {True, False}
        assert any(not say.is_confirmed for seat in seats for say in seat.says)


def test_addresses_at_verified_domains_confirmed_people(planted):
    assert Affiliation.objects.confirmed().count() > 20
    assert Organisation.objects.filter(units__parent__parent__isnull=False).exists()


def test_both_languages_tell_the_same():
    raw = tomllib.loads((FOLDER / "deciding.toml").read_text(encoding="utf-8"))
    dutch, english = spoken(raw, 0), spoken(raw, 1)

    assert [row["who"] for row in dutch["mandates"]] == [row["who"] for row in english["mandates"]]
    assert all(
        one["subject"] != other["subject"]
        for one, other in zip(dutch["mandates"], english["mandates"], strict=True)
    )
