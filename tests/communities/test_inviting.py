"""Inviting into a community by link and by mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import access, agreeing, archiving, inviting, joining
from samenspel.communities.models import Community, CommunityInvitation
from samenspel.house.models import AuditEvent
from samenspel.moderation.hiding import hide
from samenspel.people.inviting import NotOpen, accept
from samenspel.people.models import Invitation

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

    with pytest.raises(NotOpen):
        accept(key, cast.rik)
    assert cast.workshop.membership_of(cast.rik) is None
    archiving.archive(cast.workshop, by=cast.noor)
    with pytest.raises(NotOpen):
        accept(key, cast.tess)

    assert cast.workshop.membership_of(cast.tess) is None


def test_of_who_no_longer_may_invite_the_link_lets_nobody_in(cast, client_of):
    Community.objects.filter(pk=cast.workshop.pk).update(members_invite=True)
    cast.workshop.refresh_from_db()
    _invitation, key = inviting.invite_into(cast.workshop, by=cast.sami)
    joining.leave(cast.workshop, cast.sami)

    page = client_of(None).get(f"/people/invitation/{key}/")
    with pytest.raises(NotOpen):
        accept(key, cast.tess)

    assert page.status_code == 404
    assert "Wijkwerkplaats" not in page.content.decode()
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


@pytest.fixture
def invited(cast):
    """Tess used a link into De Zorgkring and has the agreement to read; the invitation and its key."""
    agreeing.make_agreement(cast.circle, by=cast.vera, text="Wat hier gezegd wordt blijft hier.")
    invitation, key = inviting.invite_into(cast.circle, by=cast.vera, most_uses=5)
    accept(key, cast.tess)
    return invitation, key


def test_a_community_that_is_hidden_is_not_named_by_its_links_and_takes_nobody_in(cast, client_of, invited):
    _invitation, key = invited
    hide(cast.circle, by=cast.anna, reason="Wordt uitgezocht.")

    for person in (None, cast.sami, cast.tess):
        answer = client_of(person).get(f"/people/invitation/{key}/")
        assert (answer.status_code, "Zorgkring" in answer.content.decode()) == (404, False)
    with pytest.raises(NotOpen):
        accept(key, cast.sami)
    with pytest.raises(PermissionDenied):
        joining.join(cast.circle, cast.tess, agreed=cast.circle.agreement_now())
    assert "Zorgkring" not in client_of(cast.tess).get("/").content.decode()


def test_calling_an_invitation_back_shuts_the_door_for_who_did_not_come_in_yet(cast, invited):
    invitation, _key = invited
    assert cast.circle in Community.objects.visible_to(cast.tess)

    inviting.revoke(invitation.into_community, by=cast.vera)

    assert cast.circle not in Community.objects.visible_to(cast.tess)
    assert not access.can_join(cast.tess, cast.circle)


def test_a_steward_who_calls_back_what_someone_else_made_shuts_the_door_too(cast):
    agreeing.make_agreement(cast.garden, by=cast.noor, text="Wie schoffelt mag plukken.")
    Community.objects.filter(pk=cast.garden.pk).update(members_invite=True)
    cast.garden.refresh_from_db()
    invitation, key = inviting.invite_into(cast.garden, by=cast.sami)
    accept(key, cast.vera)

    inviting.revoke(invitation.into_community, by=cast.noor)

    assert not access.is_invited(cast.vera, cast.garden)


def test_the_door_shuts_on_the_date_of_the_invitation_and_a_new_one_opens_it_again(cast, invited):
    invitation, _key = invited
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())
    assert cast.circle not in Community.objects.visible_to(cast.tess)

    accept(inviting.invite_into(cast.circle, by=cast.vera, status="contributor")[1], cast.tess)

    assert access.is_invited(cast.tess, cast.circle)
    assert cast.circle.invited_in.get(person=cast.tess).status == "contributor"


def test_whoever_finds_the_door_shut_is_led_to_the_list_and_not_to_the_address_of_the_community(
    cast, client_of, invited
):
    _invitation, key = invited
    assert client_of(cast.tess).post(f"/people/invitation/{key}/")["Location"].endswith("/de-zorgkring/join/")

    joining.remove(cast.circle, cast.tess, by=cast.vera, reason="Deelde het verslag.")

    assert client_of(cast.tess).post(f"/people/invitation/{key}/")["Location"] == "/communities/"


def test_nobody_invites_others_to_come_closer_than_they_are_themselves(cast, client_of):
    Community.objects.filter(pk=cast.workshop.pk).update(members_invite=True)
    cast.workshop.refresh_from_db()
    cast.workshop.membership_of(cast.sami).become("contributor", by=cast.sami)
    typed = {"most_uses": 1, "days": 7, "status": "member"}

    with pytest.raises(PermissionDenied):
        inviting.invite_into(cast.workshop, by=cast.sami, status="member")
    assert client_of(cast.sami).post(f"{URL}invitations/", typed).status_code == 422
    assert inviting.invite_into(cast.workshop, by=cast.sami, status="contributor")


def test_nobody_is_invited_as_a_core_member(cast, client_of):
    answer = client_of(cast.noor).post(f"{URL}invitations/", {"most_uses": 1, "days": 7, "status": "core"})

    assert answer.status_code == 422
    assert not CommunityInvitation.objects.exists()
