"""Who may see whom."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.communities import joining
from samenspel.people.introducing import introduce
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db


def seen_by(viewer):
    return set(Person.objects.visible_to(viewer).values_list("handle", flat=True))


def test_a_visitor_sees_only_public_profiles(cast):
    introduce(name="Open Deur", visibility=Visibility.PUBLIC)

    assert seen_by(AnonymousUser()) == {"open-deur"}
    assert seen_by(None) == {"open-deur"}


def test_someone_signed_in_sees_who_shows_to_the_signed_in(cast):
    assert seen_by(cast.sami) == {"noor", "sami", "bram", "tess", "anna", "rik"}


def test_a_members_only_profile_opens_to_who_shares_a_community(cast):
    joining.join(cast.workshop, cast.vera)

    assert "vera" in seen_by(cast.sami)
    assert "vera" not in seen_by(cast.tess)


def test_it_closes_again_when_one_of_them_leaves(cast):
    joining.join(cast.workshop, cast.vera)
    joining.leave(cast.workshop, cast.sami)

    assert "vera" not in seen_by(cast.sami)


def test_a_private_profile_is_seen_by_oneself_and_administrators(cast):
    hidden = introduce(name="Stil", visibility=Visibility.PRIVATE)

    assert "stil" in seen_by(hidden)
    assert "stil" in seen_by(cast.anna)
    assert "stil" not in seen_by(cast.noor)


def test_a_closed_account_is_seen_by_administrators_only_and_sees_what_a_visitor_sees(cast):
    cast.bram.is_active = False
    cast.bram.save()

    assert "bram" not in seen_by(cast.noor)
    assert "bram" in seen_by(cast.anna)
    assert seen_by(cast.bram) == set()


def test_a_light_account_sees_what_a_visitor_sees(cast):
    assert seen_by(cast.lena) == seen_by(None) | {cast.lena.handle}
