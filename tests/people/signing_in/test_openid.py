"""Signing in with an OpenID provider: a real one, running beside the tests."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail

from samenspel.config.providers import in_library_words
from samenspel.house.models import AuditEvent
from samenspel.people import inviting
from samenspel.people.models import Person
from tests.people.signing_in.elsewhere import at_openid, sent_to
from tests.people.signing_in.openid_provider import CLIENT, SECRET

pytestmark = pytest.mark.django_db
DOOR = "/account/with/oidc/proef/"


@pytest.fixture
def provider(openid, settings):
    """``provider(verifies_addresses=["samen.example"])`` names the running provider in the settings."""

    def provider(**said):
        named = {"kind": "oidc", "id": "proef", "name": "Proefhuis", "server": openid} | said
        settings.SOCIALACCOUNT_PROVIDERS = in_library_words(
            [{"client_id": CLIENT, "client_secret": SECRET} | named]
        )

    return provider


def come_in(client, name, **query):
    """Press the button, be ``name`` at the provider, and come back."""
    away = sent_to(client.post(DOOR, query_params=query))
    return client.get(at_openid(away, name))


def test_the_page_for_signing_in_has_a_button_for_it(provider, client_of):
    provider()

    page = client_of(None).get("/account/login/").content.decode()

    assert "With Proefhuis" in page
    assert f'action="{DOOR}' in page


def test_someone_new_comes_in_with_name_and_confirmed_address(provider, client_of, who):
    provider(verifies_addresses=["samen.example"])
    client = client_of(None)

    answer = come_in(client, "kim", next="/results/")

    person = who(client)
    assert answer.url == "/results/"
    assert (person.name, person.handle, person.is_light) == ("Kim de Boer", "kim-de-boer", False)
    assert EmailAddress.objects.get(user=person, email="kim@samen.example").verified


def test_the_second_time_it_is_the_same_person(provider, client_of, who):
    provider(verifies_addresses=["samen.example"])
    come_in(client_of(None), "kim")
    client = client_of(None)

    come_in(client, "kim")

    assert who(client) == Person.objects.get()


def test_a_provider_that_does_not_verify_is_not_believed(provider, client_of, who, mailed_code):
    provider()
    client = client_of(None)

    answer = come_in(client, "kim")
    before = who(client)
    client.post("/account/confirm-email/", {"code": mailed_code()})

    assert (answer.url, before) == ("/account/confirm-email/", None)
    assert who(client).email == "kim@samen.example"


@pytest.mark.parametrize(
    ("domains", "believed"), [(["elders.example"], False), (["Samen.example"], True), (["*"], True)]
)
def test_a_provider_is_believed_for_its_own_domains_only(domains, believed, cast, provider, client_of, who):
    provider(verifies_addresses=domains)
    client = client_of(None)

    come_in(client, "sami")

    assert (who(client) == cast.sami) is believed


def test_an_address_the_provider_itself_did_not_confirm_is_not_taken_for_confirmed(provider, client_of, who):
    provider(verifies_addresses=["samen.example"])
    client = client_of(None)

    come_in(client, "robin")

    assert not EmailAddress.objects.filter(email="robin@samen.example", verified=True).exists()
    assert who(client) is None


@pytest.mark.parametrize("door", ["login", "light"])
def test_who_is_not_believed_waits_in_vain_for_the_owner_of_the_address(
    door, provider, client_of, who, mailed_code
):
    provider()
    come_in(client_of(None), "kim")
    owner, stranger = client_of(None), client_of(None)

    owner.post(f"/account/{door}/", {"login": "kim@samen.example", "email": "kim@samen.example"})
    owner.post(f"/account/{door}/code/", {"code": mailed_code()})
    come_in(stranger, "kim")

    assert who(owner) == Person.objects.get(email="kim@samen.example")
    assert who(stranger) is None
    assert not SocialAccount.objects.exists()


def test_an_account_with_that_address_opens_only_when_the_provider_verifies(cast, provider, client_of, who):
    provider(verifies_addresses=["samen.example"])
    client = client_of(None)

    come_in(client, "sami")

    assert who(client) == cast.sami
    assert SocialAccount.objects.get().user == cast.sami


def test_otherwise_its_owner_is_told_what_to_do_and_nobody_is_in(cast, provider, client_of, who):
    provider()
    client = client_of(None)

    answer = come_in(client, "sami")

    assert answer.url == "/account/confirm-email/"
    assert who(client) is None
    assert not SocialAccount.objects.exists()
    assert mail.outbox[-1].to == ["sami@samen.example"]
    assert "connect Proefhuis on the page Signing in" in mail.outbox[-1].body


def test_it_is_connected_from_ones_own_page_and_removed_there(cast, provider, sign_in, client_of, who):
    provider()
    client = sign_in(cast.sami)

    come_in(client, "sami", process="connect")
    account = SocialAccount.objects.get()
    with_it = client_of(None)
    come_in(with_it, "sami")
    client.post(f"/account/with/remove/{account.pk}/")

    assert (account.user, who(with_it)) == (cast.sami, cast.sami)
    assert not SocialAccount.objects.exists()
    ways = AuditEvent.objects.filter(verb__startswith="people.sign_in_way").order_by("number")
    assert list(ways.values_list("verb", "said__provider")) == [
        ("people.sign_in_way_added", "Proefhuis"),
        ("people.sign_in_way_removed", "Proefhuis"),
    ]


def test_the_only_way_in_is_not_removed(cast, provider, sign_in):
    provider()
    client = sign_in(cast.sami)
    come_in(client, "sami", process="connect")
    EmailAddress.objects.filter(user=cast.sami).update(verified=False)

    answer = client.post(f"/account/with/remove/{SocialAccount.objects.get().pk}/")

    assert "This is your only way in" in answer.content.decode()
    assert SocialAccount.objects.exists()


@pytest.mark.parametrize(("admits", "comes_in"), [(False, False), (True, True)])
def test_the_rule_for_accounts_holds_unless_this_provider_admits(
    admits, comes_in, provider, client_of, settings, who
):
    settings.SIGN_UP = "invited"
    provider(verifies_addresses=["samen.example"], admits=admits)
    client = client_of(None)

    come_in(client, "kim")

    assert (who(client) is not None) is comes_in


def test_by_an_invitation_for_one_a_provider_lets_one_in(cast, provider, client_of, who, settings):
    settings.SIGN_UP = "invited"
    provider(verifies_addresses=["samen.example"])
    invitation, key = inviting.invite(by=cast.noor)
    first, second = client_of(None), client_of(None)
    for client in (first, second):
        client.post(f"/people/invitation/{key}/")

    come_in(first, "kim")
    come_in(second, "robin")

    assert invitation.uses.get().person == who(first)
    assert not Person.objects.filter(email="robin@samen.example").exists()


def test_coming_back_in_another_browser_than_one_left_with_opens_nothing(provider, client_of, who):
    provider(verifies_addresses=["samen.example"])
    victim = client_of(None)
    back = at_openid(sent_to(client_of(None).post(DOOR)), "kim")

    answer = victim.get(back)

    assert answer.status_code == 401
    assert "could not be used" in answer.content.decode()
    assert who(victim) is None


def test_stopping_half_way_says_so(provider, client_of):
    provider()
    client = client_of(None)
    away = sent_to(client.post(DOOR))
    state = dict(part.split("=", 1) for part in away.partition("?")[2].split("&"))["state"]

    answer = client.get(f"{DOOR}back/?error=access_denied&state={state}")

    assert answer.url == "/account/with/cancelled/"


def test_a_provider_is_asked_over_https_or_on_this_machine_only(settings, client_of):
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "proef",
                    "name": "Proefhuis",
                    "client_id": "x",
                    "secret": "",
                    "settings": {"server_url": "http://192.0.2.1"},
                }
            ]
        }
    }

    answer = client_of(None).post(DOOR)

    assert answer.status_code == 503
    assert "could not be used" in answer.content.decode()
