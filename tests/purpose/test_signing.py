"""Signing the social contract: per version, by oneself, to be taken back; and what the numbers say."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import caring, joining
from samenspel.communities.models import Community
from samenspel.purpose import signing
from samenspel.purpose.signing import NotTheLast
from samenspel.purpose.standing import standing
from tests.purpose.making import a_next_version, a_version, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast):
    return a_version(cast)


def test_a_member_signs_once_with_a_note(cast, version):
    signature = signing.sign(version, by=cast.sami, note="Met zorg over de avonden.")

    assert signing.sign(version, by=cast.sami, note="Toch gerust.") == signature
    assert signing.mine(version, cast.sami).note == "Toch gerust."


@pytest.mark.parametrize("name", ["vera", "bram", "rik", "anna", "lena"])
def test_who_does_not_take_part_does_not_sign(cast, version, name):
    with pytest.raises(PermissionDenied):
        signing.sign(version, by=getattr(cast, name))


def test_a_name_can_be_taken_away_and_put_back(cast, version):
    signature = signing.sign(version, by=cast.sami)

    signing.withdraw(signature, by=cast.sami)

    assert signing.mine(version, cast.sami) is None
    assert signing.sign(version, by=cast.sami) != signature


def test_nobody_takes_the_name_of_another_away(cast, version):
    with pytest.raises(PermissionDenied):
        signing.withdraw(signing.sign(version, by=cast.sami), by=cast.noor)


def test_a_newer_version_is_signed_anew(cast, version):
    signing.sign(version, by=cast.sami)

    second = a_next_version(cast, add=("ask", "Wij mogen om hulp vragen.", "Dat misten we."))

    assert signing.mine(second, cast.sami) is None
    assert signing.to_sign(cast.sami) == [second]
    with pytest.raises(NotTheLast):
        signing.sign(version, by=cast.noor)


def test_who_joins_later_is_asked(cast, version):
    joining.join(cast.workshop, cast.tess)

    assert signing.to_sign(cast.tess) == [version]


def test_who_only_follows_is_not_asked(cast, version):
    cast.workshop.membership_of(cast.sami).become("follower", by=cast.sami)

    assert signing.to_sign(cast.sami) == []


def test_a_signature_counts_while_its_person_takes_part(cast, version):
    signing.sign(version, by=cast.sami)

    joining.leave(cast.workshop, cast.sami)

    assert not signing.in_force(version).exists()


def test_names_are_for_members(cast, version):
    signature = signing.sign(version, by=cast.sami)

    assert signing.seen_by(version, cast.noor) == [signature]
    for name in ("vera", "bram", "lena"):
        assert signing.seen_by(version, getattr(cast, name)) == []
    assert signing.seen_by(version, None) == []


def test_a_few_signatures_are_not_counted_aloud(cast, version):
    signing.sign(version, by=cast.sami)

    said = standing(version)

    assert not said.signed.shown
    assert not said.endorsement.shown


def test_endorsement_is_said_of_how_many(cast, version):
    people = [someone(cast, f"Lid {number}") for number in range(18)]
    for person in people[:12]:
        signing.sign(version, by=person)

    said = standing(version, at=timezone.now() + timedelta(days=3))

    assert (said.endorsement.value, said.endorsement.n) == (0.6, 20)
    assert (said.signed.value, said.days) == (12, 3)


def test_who_left_a_community_that_only_members_see_can_take_their_name_away(cast, client_of):
    version = a_version(cast)
    signing.sign(version, by=cast.sami)
    Community.objects.filter(pk=cast.workshop.pk).update(visibility="members")
    joining.leave(cast.workshop, cast.sami)
    sami, address = client_of(cast.sami), f"/purpose/{cast.workshop.slug}/versions/1/unsign/"

    assert sami.get(version.get_absolute_url()).url == address
    assert sami.get(address).status_code == 200
    assert sami.post(address).url == "/"
    assert sami.get(address).status_code == 404


def test_what_was_signed_is_not_reworded_by_who_looks_after_the_community(cast, client_of):
    version = a_version(cast)
    address = f"/communities/{cast.workshop.slug}/care/"

    page = client_of(cast.noor).get(address)

    assert "purpose" not in page.context["form"].fields
    assert f"/purpose/{cast.workshop.slug}/" in page.content.decode()
    with pytest.raises(PermissionDenied):
        caring.look_after(cast.workshop, by=cast.noor, purpose="Stilletjes veranderd.")
    cast.workshop.refresh_from_db()
    assert cast.workshop.purpose == version.sentences.in_order().first().text
