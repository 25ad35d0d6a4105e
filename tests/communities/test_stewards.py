"""Looking after a community together, handing that over, and what the last steward cannot do."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import access, archiving, joining
from samenspel.communities.models import Community
from samenspel.communities.models.stewardship import LastSteward
from samenspel.communities.stewarding import hand_over, make_steward, step_down
from samenspel.house.models import AuditEvent

pytestmark = pytest.mark.django_db


def test_several_look_after_a_community_and_it_is_remembered_who_asked_whom(cast):
    make_steward(cast.workshop, cast.sami, by=cast.noor)
    make_steward(cast.workshop, cast.sami, by=cast.noor)

    assert access.can_steward(cast.sami, cast.workshop)
    assert cast.workshop.stewardships.current().get(person=cast.sami).by == cast.noor
    assert AuditEvent.objects.filter(verb="communities.steward_made").count() == 1


def test_only_stewards_ask_and_only_who_takes_part_is_asked(cast):
    with pytest.raises(PermissionDenied):
        make_steward(cast.workshop, cast.sami, by=cast.sami)
    with pytest.raises(PermissionDenied):
        make_steward(cast.workshop, cast.vera, by=cast.noor)


def test_the_last_steward_cannot_step_down_without_naming_another(cast):
    with pytest.raises(LastSteward):
        step_down(cast.workshop, by=cast.noor)

    hand_over(cast.workshop, by=cast.noor, to=cast.sami)

    assert not access.can_steward(cast.noor, cast.workshop)
    assert list(Community.objects.stewarded_by(cast.sami)) == [cast.workshop]


def test_of_an_archived_community_the_last_steward_may_step_down(cast):
    archiving.archive(cast.workshop, by=cast.noor)
    step_down(cast.workshop, by=cast.noor)

    assert not cast.workshop.stewardships.current().exists()


def test_the_last_steward_who_leaves_names_who_comes_next(cast):
    with pytest.raises(LastSteward):
        joining.leave(cast.garden, cast.noor)
    assert cast.garden.membership_of(cast.noor)

    joining.leave(cast.garden, cast.noor, steward=cast.sami)

    assert access.is_steward(cast.sami, cast.garden)
    assert cast.garden.membership_of(cast.noor) is None


def test_leaving_as_last_steward_asks_on_the_page_who_comes_next(cast, client_of):
    client, url = client_of(cast.noor), "/communities/de-wijkwerkplaats/leave/"

    assert client.post(url, {"farewell": "Dag"}).status_code == 422
    client.post(url, {"farewell": "Dag", "steward": cast.sami.pk})

    assert access.is_steward(cast.sami, cast.workshop)
    assert cast.workshop.memberships.get(person=cast.noor).farewell == "Dag"


def test_laying_it_down_on_the_page_names_someone(cast, client_of):
    client, url = client_of(cast.noor), "/communities/de-wijkwerkplaats/me/lay-down/"

    assert client.post(url, {}).status_code == 422
    client.post(url, {"person": cast.sami.pk})

    assert [row.person for row in cast.workshop.stewardships.current()] == [cast.sami]
    assert cast.workshop.membership_of(cast.noor)
