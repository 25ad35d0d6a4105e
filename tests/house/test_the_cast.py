"""The cast is who the tests think they are."""

from samenspel.communities.models import Community
from samenspel.people.models import Person


def test_everyone_is_where_the_tests_think_they_are(cast):
    assert cast.workshop.membership_of(cast.noor).is_steward
    assert cast.workshop.membership_of(cast.sami)
    assert cast.workshop.membership_of(cast.bram) is None
    assert cast.workshop.memberships.filter(person=cast.bram).exists()
    assert list(Community.objects.of(cast.vera)) == [cast.circle]
    assert cast.anna.is_administrator


def test_nobody_outside_sees_the_closed_community(cast):
    for person in (None, cast.noor, cast.sami, cast.bram, cast.tess):
        assert cast.circle not in Community.objects.visible_to(person)
        assert cast.vera not in Person.objects.visible_to(person)
