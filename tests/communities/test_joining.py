"""Joining, asking, welcoming, declining and leaving."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import joining
from samenspel.communities.models import JoinRequest, Membership
from samenspel.communities.signals import member_joined, member_left
from samenspel.feed.models import Entry

pytestmark = pytest.mark.django_db


def test_anyone_signed_in_joins_an_open_community_once(cast):
    first = joining.join(cast.workshop, cast.vera)
    again = joining.join(cast.workshop, cast.vera)

    assert first == again
    assert Entry.objects.filter(verb="communities.member_joined", about_id=first.pk).count() == 1


def test_a_community_that_welcomes_by_hand_cannot_be_joined_at_once(cast):
    with pytest.raises(PermissionDenied):
        joining.join(cast.garden, cast.vera)


def test_a_closed_community_can_be_neither_joined_nor_asked(cast):
    with pytest.raises(PermissionDenied):
        joining.join(cast.circle, cast.noor)
    with pytest.raises(PermissionDenied):
        joining.ask(cast.circle, cast.noor)


def test_asking_twice_is_asking_once(cast):
    assert joining.ask(cast.garden, cast.tess) == cast.request


def test_a_steward_welcomes(cast):
    membership = joining.welcome(cast.request, by=cast.noor)

    assert membership.person == cast.tess
    assert membership.motive == "Ik woon om de hoek."
    assert cast.request.welcome.by == cast.noor


def test_welcoming_twice_changes_nothing(cast):
    joining.welcome(cast.request, by=cast.noor)
    joining.welcome(cast.request, by=cast.noor)

    assert Membership.objects.filter(person=cast.tess).count() == 1


def test_a_steward_declines_with_a_reason_and_the_welcome_that_comes_late_changes_nothing(cast):
    joining.decline(cast.request, by=cast.noor, reason="Er is nog geen plek in de tuin.")
    joining.welcome(cast.request, by=cast.noor)

    assert JoinRequest.objects.get(person=cast.tess).refusal.reason == "Er is nog geen plek in de tuin."
    assert not Membership.objects.filter(person=cast.tess).exists()


@pytest.mark.parametrize("who", ["sami", "tess", "vera"])
def test_only_stewards_answer(cast, who):
    with pytest.raises(PermissionDenied):
        joining.welcome(cast.request, by=getattr(cast, who))
    with pytest.raises(PermissionDenied):
        joining.decline(cast.request, by=getattr(cast, who), reason="Nee")


def test_leaving_hands_back_roles_and_keeps_the_history(cast):
    joining.leave(cast.workshop, cast.sami, farewell="Tot ziens")

    cast.secretary.refresh_from_db()
    assert cast.secretary.until is not None
    assert Membership.objects.get(person=cast.sami, community=cast.workshop).farewell == "Tot ziens"
    assert joining.leave(cast.workshop, cast.sami) is None


def test_coming_back_is_a_new_membership(cast):
    joining.join(cast.workshop, cast.bram)

    assert Membership.objects.filter(person=cast.bram, community=cast.workshop).count() == 2
    assert cast.workshop.membership_of(cast.bram).until is None


def test_rooms_above_are_told_of_joining_and_leaving(cast):
    heard = []
    receivers = [lambda **said: heard.append(("joined", said["membership"].person))]
    receivers.append(lambda **said: heard.append(("left", said["membership"].person)))
    member_joined.connect(receivers[0])
    member_left.connect(receivers[1])

    joining.join(cast.workshop, cast.vera)
    joining.leave(cast.workshop, cast.vera)

    assert heard == [("joined", cast.vera), ("left", cast.vera)]


def test_a_role_is_granted_once_at_a_time(cast):
    again = cast.secretary.role.grant(cast.sami, by=cast.noor)
    cast.secretary.hand_back(by=cast.sami, on=date(2026, 5, 1))
    later = cast.secretary.role.grant(cast.sami, by=cast.noor, since=date(2026, 6, 1))

    assert again == cast.secretary
    assert later != cast.secretary
