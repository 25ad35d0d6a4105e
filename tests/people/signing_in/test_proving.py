"""An account a stranger made with someone's address is the owner's alone as soon as they come."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from samenspel.house.models import AuditEvent
from samenspel.people.introducing import introduce
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db
OWNER = "eigenaar@samen.example"
DOORS = {
    "code": ("/account/login/", "login", "/account/login/code/"),
    "light": ("/account/light/", "email", "/account/light/code/"),
}


@pytest.fixture
def waiting():
    """An account with the address of someone else, and every way in that a stranger could have added."""
    person = introduce(name="Niet de eigenaar", email=OWNER)
    person.set_password("van een vreemde 12")
    person.save()
    SocialAccount.objects.create(user=person, provider="zwak", uid="vreemde")
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    UserSession.objects.create(user=person, ip="::", session_key="van-de-vreemde", user_agent="")
    return person


@pytest.fixture
def come_by(client_of, mailed_code):
    def come_by(door, email):
        asks, field, takes = DOORS[door]
        client = client_of(None)
        client.post(asks, {field: email})
        client.post(takes, {"code": mailed_code()})
        return client

    return come_by


@pytest.mark.parametrize("door", DOORS)
def test_what_a_stranger_added_no_longer_opens_it(door, waiting, come_by, who):
    client = come_by(door, OWNER)

    waiting.refresh_from_db()
    assert who(client) == waiting
    assert not waiting.has_usable_password()
    assert not SocialAccount.objects.filter(user=waiting).exists()
    assert not Authenticator.objects.filter(user=waiting).exists()
    assert not UserSession.objects.filter(session_key="van-de-vreemde").exists()
    assert EmailAddress.objects.get(user=waiting).verified


def test_what_was_taken_away_is_remembered(waiting, come_by):
    come_by("code", OWNER)

    gone = AuditEvent.objects.filter(verb="people.sign_in_way_removed")
    assert sorted(gone.values_list("said__way", flat=True)) == ["passkey", "password", "provider"]


@pytest.mark.parametrize("door", DOORS)
def test_who_had_proven_their_address_keeps_what_they_added(door, waiting, come_by):
    EmailAddress.objects.filter(user=waiting).update(verified=True)

    come_by(door, OWNER)

    waiting.refresh_from_db()
    assert waiting.has_usable_password()
    assert SocialAccount.objects.filter(user=waiting).exists()


def test_an_address_someone_is_about_to_change_to_does_not_open_their_account(cast, come_by, who):
    EmailAddress.objects.filter(user=cast.sami).update(verified=True)
    EmailAddress.objects.create(user=cast.sami, email=OWNER)

    client = come_by("light", OWNER)

    assert who(client) == Person.objects.get(email=OWNER)
    assert who(client) != cast.sami


def test_a_code_does_not_open_it_either(cast, client_of):
    EmailAddress.objects.filter(user=cast.sami).update(verified=True)
    EmailAddress.objects.create(user=cast.sami, email=OWNER)
    client = client_of(None)

    client.post("/account/login/", {"login": OWNER})

    assert client.session["account_login"]["user_pk"] is None
