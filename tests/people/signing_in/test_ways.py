"""The page Signing in: what ways I have, in words, and that a passkey is a choice and no duty."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

pytestmark = pytest.mark.django_db
MADE_UP = ["", "null", "{}", "[]", '{"id": "x"}', '{"response": {"userHandle": "x"}}']


@pytest.fixture
def with_passkey(cast):
    """Sami has a passkey; what it holds is not looked at until someone signs in with it."""
    Authenticator.objects.create(
        user=cast.sami, type="webauthn", data={"name": "Mijn telefoon", "credential": {}}
    )
    # A passkey is added by who is signed in, so the address was proven.
    EmailAddress.objects.filter(user=cast.sami).update(verified=True)
    return cast.sami


def test_the_page_says_what_i_have_and_what_i_can_add(cast, sign_in):
    page = sign_in(cast.sami).get("/account/").content.decode()

    assert "<strong>sami@samen.example</strong>" in page
    for said in ("You have no password, and you need none.", "Add a passkey", "Ask me for a second step"):
        assert said in page


def test_a_light_account_is_led_to_introducing_itself(cast, client_of):
    page = client_of(cast.lena).get("/account/").content.decode()

    assert "/people/me/introduce/?next=/account/" in page


def test_having_a_passkey_does_not_shut_out_who_left_it_at_home(with_passkey, sign_in, who):
    assert who(sign_in(with_passkey)) == with_passkey


def test_a_lost_passkey_is_removed_by_who_proves_it_with_a_code(with_passkey, sign_in, mailed_code):
    client = sign_in(with_passkey)
    removal = f"/account/passkeys/{Authenticator.objects.get().pk}/remove/"

    asked = client.post(removal)
    client.post("/account/again/code/", {"next": removal})
    client.post("/account/again/code/", {"code": mailed_code(), "next": removal})
    client.post(removal)

    assert asked.url.startswith("/account/again/passkey/")
    assert not Authenticator.objects.exists()


def test_nobody_touches_the_passkey_of_another(with_passkey, cast, sign_in):
    pk = Authenticator.objects.get().pk
    client = sign_in(cast.noor)

    answers = [client.post(f"/account/passkeys/{pk}/{act}/", {"name": "x"}) for act in ("name", "remove")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Authenticator.objects.get().data["name"] == "Mijn telefoon"


@pytest.mark.parametrize("credential", MADE_UP)
def test_a_made_up_passkey_signs_nobody_in(credential, with_passkey, client_of, who):
    client = client_of(None)
    client.get("/account/login/passkey/", headers={"accept": "application/json"})

    answer = client.post("/account/login/passkey/", {"credential": credential})

    assert answer.status_code == 302
    assert who(client) is None


@pytest.mark.parametrize("credential", MADE_UP)
def test_a_made_up_passkey_is_not_added(credential, cast, sign_in):
    client = sign_in(cast.sami)
    client.get("/account/passkeys/add/")

    answer = client.post("/account/passkeys/add/", {"name": "Vals", "credential": credential})

    assert answer.status_code == 200
    assert not Authenticator.objects.exists()


def test_the_challenge_of_a_passkey_is_fresh_each_time(client_of):
    client = client_of(None)

    asked = [
        json.loads(client.get("/account/login/passkey/", headers={"accept": "application/json"}).content)
        for _ in range(2)
    ]

    first, second = (each["request_options"]["publicKey"]["challenge"] for each in asked)
    assert first != second


def test_the_page_costs_the_same_however_much_one_has(cast, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.sami)
    for at in range(8):
        Authenticator.objects.create(
            user=cast.sami, type="webauthn", data={"name": f"Passkey {at}", "credential": {}}
        )
    client.get("/account/")

    with django_assert_max_num_queries(14):
        client.get("/account/")
