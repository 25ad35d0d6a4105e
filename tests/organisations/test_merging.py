"""Two organisations found to be one: nothing is lost, and old addresses lead on."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import mandating
from samenspel.communities.models import MandateCard
from samenspel.organisations import administering, affiliating, arranging, confirming, partnering, verifying
from samenspel.organisations.affiliating import affiliate, found
from samenspel.organisations.merging import merge
from samenspel.organisations.models import Affiliation, Organisation, Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def double(cast):
    """Woningstichting Woonstede: the same as Woonstede, begun twice."""
    return found(name="Woningstichting Woonstede", code="L1234", about="Wonen voor iedereen.")


def test_only_the_house_makes_them_one(cast, double):
    with pytest.raises(PermissionDenied):
        merge(double, cast.housing, by=cast.noor)


def test_people_move_and_who_was_in_both_is_there_once(cast, double):
    affiliate(cast.bram, double, position="beheerder")
    twice = affiliate(cast.sami, double, since=date(2020, 1, 1), main=False)
    administering.appoint(double, cast.bram, by=cast.anna)
    confirming.confirm(twice, by=cast.bram)

    merge(double, cast.housing, by=cast.anna)

    rows = {row.person: row for row in Affiliation.objects.filter(organisation=cast.housing)}
    assert set(rows) == {cast.bram, cast.sami}
    assert (rows[cast.sami].since, rows[cast.sami].position) == (date(2020, 1, 1), "opzichter")
    assert rows[cast.sami].is_confirmed


def test_two_positions_stay_two_rows(cast, double):
    affiliate(cast.sami, double, position="schilder", main=False)
    merge(double, cast.housing, by=cast.anna)

    assert {row.position for row in cast.sami.affiliations.all()} == {"opzichter", "schilder"}
    assert cast.sami.affiliations.get(is_main=True).position == "opzichter"


def test_units_partners_domains_administrators_and_mandates_move(cast, double):
    for organisation in (double, cast.housing):
        beheer = arranging.add_unit(organisation, name="Beheer", by=cast.anna)
    arranging.add_unit(double, name="Oost", parent=double.units.get(), by=cast.anna)
    partnering.partner(double, cast.municipality, about="Drempels")
    partnering.partner(double, cast.housing)
    verifying.verify(verifying.name_domain(double, "woonstede.example", by=cast.anna), by=cast.anna)
    affiliating.state(cast.sami, double, by=cast.sami, main=False)
    administering.appoint(double, cast.sami, by=cast.anna)
    mandating.propose(
        cast.workshop, by=cast.noor, organisation=double, person=cast.sami, subject="Drempels", level=4
    )

    merge(double, cast.housing, by=cast.anna)

    assert [unit.name for unit, _parts in arranging.tree_of(cast.housing)[0][1]] == ["Oost"]
    assert cast.housing.units.get(parent=None) == beheer
    assert [row.about for row in Partnership.objects.of(cast.housing)] == ["Drempels"]
    assert cast.housing.domains.verified().count() == cast.housing.administrators.current().count() == 1
    assert MandateCard.objects.get().organisation == cast.housing


def test_the_old_name_is_found_and_the_old_address_leads_on(cast, double, client_of):
    client_of(cast.anna).post(f"/organisations/{double.slug}/merge/", {"into": "woonstede"})

    answer = client_of(None).get("/organisations/woningstichting-woonstede/")

    assert (answer.status_code, answer.url) == (302, "/organisations/woonstede/")
    housing = Organisation.objects.called("woningstichting").get()
    assert (housing.code, housing.about) == ("L1234", "Wonen voor iedereen.")


def test_a_name_that_several_have_asks_for_the_code(cast, double, client_of):
    found(name="Woonstede", code="L2")
    answer = client_of(cast.anna).post(f"/organisations/{double.slug}/merge/", {"into": "Woonstede"})

    assert "There are several" in answer.content.decode()
