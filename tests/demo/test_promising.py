"""The demo shows an agreement in two versions, a buddy, an application from outside, a removal."""

import pytest

from samenspel.communities import agreeing, desk
from samenspel.communities.models import Buddy, Community, Greeting, Removal, RoleApplication
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(planted):
    return Community.objects.get(slug="de-wijkwerkplaats")


def test_most_members_said_yes_to_the_agreement_that_changed(workshop):
    now = workshop.agreement_now()

    assert now.version == 2
    assert now.change
    assert 0.5 < agreeing.share_agreed(now).value < 0.9


def test_the_desk_of_the_workshop_shows_what_waits(workshop):
    noor = Person.objects.get(handle="noor-bakker")

    waiting = [pile["template"].rsplit("_", 1)[-1] for pile in desk.piles([workshop], noor)]

    assert {"applications.html", "newcomers.html", "ending.html", "agreements.html"} <= set(waiting)


def test_someone_applies_with_only_an_address(workshop):
    application = RoleApplication.objects.open().get()

    assert application.person.is_light
    assert application.role.open_to == "outsiders"


def test_a_newcomer_was_met_and_someone_had_to_go(planted):
    assert Buddy.objects.filter(until=None).count() == 1
    assert Greeting.objects.count() == 1
    assert Removal.objects.standing().count() == 1
