"""Inviting into a community by link and by mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import access, agreeing, archiving, inviting, joining
from samenspel.communities.models import Community, CommunityInvitation
from samenspel.house.models import AuditEvent
from samenspel.people.inviting import NotOpen, accept

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/"


def test_a_link_opens_the_door_of_a_community_one_joins_by_invitation(cast):
    _invitation, key = inviting.invite_into(cast.circle, by=cast.vera, status="contributor")

    accept(key, cast.tess)

    assert cast.circle.membership_of(cast.tess).status == "contributor"
    assert cast.circle in Community.objects.visible_to(cast.tess)


def test_the_link_of_the_page_lets_in_who_opens_it_as_often_as_it_says(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    client = client_of(cast.noor)
    client.post(f"{URL}invitations/", {"most_uses": 2, "days": 7, "status": "member"})
    link = client.get(f"{URL}invitations/").context["link"]
    assert link not in client.get(f"{URL}invitations/").content.decode()

    for person in (cast.vera, cast.tess, cast.anna):
        client_of(person).post(link)

    members = [access.is_member(person, cast.workshop) for person in (cast.vera, cast.tess, cast.anna)]
    assert members == [True, True, False]


def test_a_mail_carries_the_link_and_is_for_one(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    client, typed = client_of(cast.noor), {"days": 7, "status": "member", "email": "truus@samen.example"}

    assert client.post(f"{URL}invitations/", {**typed, "most_uses": 3}).status_code == 422
    client.post(f"{URL}invitations/", {**typed, "most_uses": 1})

    assert mail.outbox[0].to == ["truus@samen.example"]
    assert "/people/invitation/" in mail.outbox[0].body
    assert "De Wijkwerkplaats" in mail.outbox[0].body


def test_the_agreement_is_read_before_one_comes_in(cast, client_of):
    agreeing.make_agreement(cast.circle, by=cast.vera, text="Wat hier gezegd wordt blijft hier.")
    _invitation, key = inviting.invite_into(cast.circle, by=cast.vera)

    accept(key, cast.tess)
    assert cast.circle.membership_of(cast.tess) is None
    assert "You are invited into De Zorgkring" in client_of(cast.tess).get("/").content.decode()
    client_of(cast.tess).post("/communities/de-zorgkring/join/", {"agrees": "on", "version": 1})

    assert cast.circle.membership_of(cast.tess)
    assert not access.is_invited(cast.tess, cast.circle)


def test_it_opens_no_door_that_was_shut_since(cast):
    _invitation, key = inviting.invite_into(cast.workshop, by=cast.noor, most_uses=5)

    accept(key, cast.rik)
    assert cast.workshop.membership_of(cast.rik) is None
    archiving.archive(cast.workshop, by=cast.noor)
    accept(key, cast.tess)

    assert cast.workshop.membership_of(cast.tess) is None


def test_of_who_no_longer_may_invite_the_link_lets_nobody_in(cast):
    Community.objects.filter(pk=cast.workshop.pk).update(members_invite=True)
    cast.workshop.refresh_from_db()
    _invitation, key = inviting.invite_into(cast.workshop, by=cast.sami)
    joining.leave(cast.workshop, cast.sami)

    accept(key, cast.tess)

    assert cast.workshop.membership_of(cast.tess) is None


def test_members_invite_only_where_the_community_lets_them(cast):
    with pytest.raises(PermissionDenied):
        inviting.invite_into(cast.workshop, by=cast.sami)
    with pytest.raises(PermissionDenied):
        inviting.invite_into(cast.workshop, by=cast.vera)

    cast.workshop.members_invite = True

    assert inviting.invite_into(cast.workshop, by=cast.sami)


def test_a_steward_calls_back_what_a_member_made_and_members_only_their_own(cast):
    cast.workshop.members_invite = True
    mine = inviting.invite_into(cast.workshop, by=cast.sami)[0].into_community
    hers, key = inviting.invite_into(cast.workshop, by=cast.noor)
    assert list(inviting.seen_by(cast.sami, cast.workshop)) == [mine]
    with pytest.raises(PermissionDenied):
        inviting.revoke(hers.into_community, by=cast.sami)

    inviting.revoke(mine, by=cast.noor)
    inviting.revoke(hers.into_community, by=cast.noor)

    assert AuditEvent.objects.filter(verb="communities.invitation_revoked").count() == 1
    with pytest.raises(NotOpen):
        accept(key, cast.tess)


def test_past_its_date_it_opens_nothing(cast):
    _invitation, key = inviting.invite_into(cast.workshop, by=cast.noor, days=2)

    with pytest.raises(NotOpen):
        accept(key, cast.tess, at=timezone.now() + timedelta(days=3))


def test_nobody_is_invited_as_a_core_member(cast, client_of):
    answer = client_of(cast.noor).post(f"{URL}invitations/", {"most_uses": 1, "days": 7, "status": "core"})

    assert answer.status_code == 422
    assert not CommunityInvitation.objects.exists()
