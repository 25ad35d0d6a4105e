"""Who speaks for an organisation, what its page says, its units."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.house.models import AuditEvent
from samenspel.organisations import access, administering, arranging, confirming
from samenspel.organisations.affiliating import affiliate
from samenspel.organisations.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaker(cast):
    administering.appoint(cast.municipality, cast.noor, by=cast.anna)
    return cast.noor


@pytest.fixture
def colleague(cast):
    """Bram, of whom the house confirmed that he is of the municipality."""
    confirming.confirm(affiliate(cast.bram, cast.municipality), by=cast.anna)
    return cast.bram


def tree(organisation):
    def named(branches):
        return {unit.name: named(parts) for unit, parts in branches}

    return named(arranging.tree_of(organisation))


def test_the_house_appoints_the_first_and_they_the_next(cast, speaker, colleague):
    administering.appoint(cast.municipality, cast.bram, by=speaker)
    administering.appoint(cast.municipality, cast.bram, by=speaker)

    assert [row.by for row in cast.municipality.administrators.order_by("pk")] == [cast.anna, speaker]
    assert AuditEvent.objects.filter(verb="organisations.administrator_made").count() == 2


def test_nobody_else_appoints_and_no_light_account_is_appointed(cast, speaker):
    for person, by in ((cast.sami, cast.sami), (cast.lena, speaker)):
        with pytest.raises(PermissionDenied):
            administering.appoint(cast.municipality, person, by=by)


def test_the_house_looks_after_the_page_and_yet_does_not_speak_for_it(cast):
    assert access.can_administer(cast.anna, cast.municipality)
    assert not access.speaks_for(cast.anna, cast.municipality)


def test_one_ends_ones_own_and_the_house_anyones(cast, speaker, colleague):
    administering.appoint(cast.municipality, cast.bram, by=speaker)
    with pytest.raises(PermissionDenied):
        administering.step_down(cast.municipality, cast.bram, by=speaker)

    assert administering.step_down(cast.municipality, cast.bram, by=cast.anna)
    assert administering.step_down(cast.municipality, speaker, by=speaker)
    assert not access.speaks_for(speaker, cast.municipality)


def test_the_last_one_is_told_what_stepping_down_means(cast, client_of, speaker):
    row = cast.municipality.administrators.get()
    page = client_of(speaker).get(f"/organisations/gemeente-zandwijk/administrators/{row.pk}/end/")

    assert "This is the last administrator." in page.content.decode()


def test_someone_is_appointed_by_name_when_another_confirmed_them(cast, client_of, speaker):
    url = "/organisations/gemeente-zandwijk/administrators/"
    assert client_of(speaker).post(url, {"person": "Bram Jansen"}).status_code == 422
    affiliation = affiliate(cast.bram, cast.municipality)
    answer = client_of(speaker).post(url, {"person": "Bram Jansen"}).content.decode()
    assert "Somebody other than you has to have confirmed" in answer

    confirming.confirm(affiliation, by=cast.anna)
    client_of(speaker).post(url, {"person": "bram jansen"})

    assert access.speaks_for(cast.bram, cast.municipality)


def test_two_who_edit_the_page_lose_nothing(cast, client_of, speaker):
    url = "/organisations/gemeente-zandwijk/edit/"
    stood = client_of(speaker).get(url).context["form"]["stood"].value()
    said = {"name": "Gemeente Zandwijk", "kind": "government", "visibility": "public", "stood": stood}
    client_of(cast.anna).post(url, said | {"place": "Zandwijk"})

    answer = client_of(speaker).post(url, said | {"place": "Oost"})

    assert answer.status_code == 422
    assert "It says now: Zandwijk" in answer.content.decode()


def test_a_website_without_a_scheme_is_taken_as_https(cast, client_of, speaker):
    said = {"name": "Gemeente Zandwijk", "kind": "government", "visibility": "public"}
    client_of(speaker).post("/organisations/gemeente-zandwijk/edit/", said | {"website": "zandwijk.example"})

    cast.municipality.refresh_from_db()
    assert cast.municipality.website == "https://zandwijk.example"


def test_units_grow_as_a_tree_and_never_in_a_circle(cast, speaker):
    wijken = arranging.add_unit(cast.municipality, name="Wijken", by=speaker)
    oost = arranging.add_unit(cast.municipality, name="Oost", parent=wijken, by=speaker)
    arranging.add_unit(cast.municipality, name="Balie", parent=oost, by=speaker)

    with pytest.raises(arranging.Circle):
        arranging.rearrange(wijken, name="Wijken", parent=oost, by=speaker)
    assert tree(cast.municipality) == {"Wijken": {"Oost": {"Balie": {}}}}


def test_removing_a_unit_hands_its_people_and_parts_to_the_one_above(cast, speaker):
    wijken = arranging.add_unit(cast.municipality, name="Wijken", by=speaker)
    oost = arranging.add_unit(cast.municipality, name="Oost", parent=wijken, by=speaker)
    arranging.add_unit(cast.municipality, name="Balie", parent=oost, by=speaker)
    arranging.add_unit(cast.municipality, name="Balie", parent=wijken, by=speaker)
    works = affiliate(cast.bram, cast.municipality, unit=oost)

    arranging.remove_unit(oost, by=speaker)

    works.refresh_from_db()
    assert works.unit == wijken
    assert tree(cast.municipality) == {"Wijken": {"Balie": {}}}, "two of one name become one"


def test_a_unit_of_another_organisation_holds_nothing_here(cast, speaker):
    elsewhere = Unit.objects.create(organisation=cast.housing, name="Beheer")

    with pytest.raises(arranging.Circle):
        arranging.add_unit(cast.municipality, name="Balie", parent=elsewhere, by=speaker)


def test_a_circle_and_a_name_twice_come_back_as_sentences(cast, client_of, speaker):
    wijken = arranging.add_unit(cast.municipality, name="Wijken", by=speaker)
    oost = arranging.add_unit(cast.municipality, name="Oost", parent=wijken, by=speaker)
    url = "/organisations/gemeente-zandwijk/units/"

    circle = client_of(speaker).post(f"{url}{wijken.pk}/", {"name": "Wijken", "parent": oost.pk})
    twice = client_of(speaker).post(url, {"name": "wijken"})

    assert (circle.status_code, twice.status_code) == (422, 422)
    assert "cannot be part of itself" in circle.content.decode()
    assert "this name in that place already" in twice.content.decode()
