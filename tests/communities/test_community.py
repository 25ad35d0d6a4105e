"""What a community is, who sees it, and what it may stand under."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from samenspel.communities import access, joining
from samenspel.communities.caring import look_after, open_role
from samenspel.communities.models import Community
from samenspel.feed.models import Entry

pytestmark = pytest.mark.django_db


def seen_by(viewer):
    return set(Community.objects.visible_to(viewer).values_list("slug", flat=True))


def test_who_sees_which_community(cast):
    assert seen_by(AnonymousUser()) == {"de-wijkwerkplaats"}
    assert seen_by(cast.noor) == {"de-wijkwerkplaats", "de-buurttuin"}
    assert seen_by(cast.vera) == {"de-wijkwerkplaats", "de-buurttuin", "de-zorgkring"}
    assert seen_by(cast.anna) == {"de-wijkwerkplaats", "de-buurttuin", "de-zorgkring"}


def test_who_left_a_closed_community_no_longer_sees_it(cast):
    joining.invite_in(cast.circle, cast.tess, by=cast.vera)
    joining.leave(cast.circle, cast.tess)

    assert "de-zorgkring" not in seen_by(cast.tess)


def test_anyone_starts_a_community_and_is_its_first_steward(cast):
    community = Community.start(name="Buurtkoor", purpose="Samen zingen.", by=cast.tess)

    assert access.can_steward(cast.tess, community)
    assert not access.can_steward(cast.sami, community)


def test_names_may_repeat_and_addresses_not(cast):
    slugs = [Community.start(name=name, purpose="x", by=cast.tess).slug for name in ("Start", "Koor", "Koor")]

    assert slugs == ["start-2", "koor", "koor-2"]


def test_a_new_stage_is_told_and_the_same_stage_is_not(cast):
    cast.workshop.move_to_stage(Community.Stage.ALIVE, by=cast.noor)
    cast.workshop.move_to_stage(Community.Stage.ALIVE, by=cast.noor)

    assert Entry.objects.filter(verb="communities.stage_reached").count() == 1


def test_followers_watch_and_do_not_contribute(cast):
    membership = cast.workshop.membership_of(cast.sami)
    membership.become("follower", by=cast.sami)

    assert not access.can_contribute(cast.sami, cast.workshop)
    assert Community.objects.for_cards().get(pk=cast.workshop.pk).member_count == 1


def test_only_stewards_look_after_a_community_and_open_roles(cast):
    for other in (cast.sami, cast.vera, AnonymousUser()):
        with pytest.raises(PermissionDenied):
            look_after(cast.workshop, by=other, about="Van mij")
        with pytest.raises(PermissionDenied):
            open_role(cast.workshop, by=other, name="Baas")

    look_after(cast.workshop, by=cast.noor, about="Van ons")
    cast.workshop.refresh_from_db()
    assert cast.workshop.about == "Van ons"
