"""Who may make an account is a rule of the house, said in one sentence and the same for every address."""

import pytest
from django.core import mail

from samenspel.people import signing_up
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def zandwijk(settings, monkeypatch):
    """Only people of zandwijk.example make an account of their own."""
    settings.SIGN_UP = "domains"
    monkeypatch.setattr(signing_up, "SIGN_UP_DOMAINS", [lambda: {"zandwijk.example"}])


def sign_up(client, email):
    return client.post("/account/signup/", {"email": email, "name": "Nieuw"})


def test_open_takes_every_address(client_of):
    assert sign_up(client_of(None), "a@ergens.example").status_code == 302


def test_by_invitation_the_page_says_so(client_of, settings):
    settings.SIGN_UP = "invited"

    answer = sign_up(client_of(None), "a@ergens.example")

    assert "come in by invitation" in answer.content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("email", "taken"),
    [
        ("a@zandwijk.example", True),
        ("A@Zandwijk.Example", True),
        ("a@ergens.example", False),
        ("a@zandwijk.example.ergens.example", False),
        ("a@nepzandwijk.example", False),
        ("a@sub.zandwijk.example", False),
    ],
)
def test_by_domain_only_the_address_of_an_organisation_is_taken(zandwijk, email, taken, client_of):
    answer = sign_up(client_of(None), email)

    assert (answer.status_code == 302) is taken
    assert Person.objects.exists() is taken
    assert taken or "address of an organisation that takes part" in answer.content.decode()


def test_a_refusal_gives_no_hint_whether_the_address_has_an_account(zandwijk, cast, client_of):
    client = client_of(None)

    known, unknown = (sign_up(client, f"{name}@samen.example") for name in ("sami", "niemand"))

    said = [answer.content.decode().replace("sami@", "niemand@") for answer in (known, unknown)]
    without_tokens = [[line for line in page.splitlines() if "csrf" not in line.lower()] for page in said]
    assert without_tokens[0] == without_tokens[1]
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("rule", "shown"), [("open", True), ("domains", True), ("invited", False), ("closed", False)]
)
def test_the_link_to_make_an_account_stands_where_it_leads_somewhere(rule, shown, client_of, settings):
    settings.SIGN_UP = rule

    page = client_of(None).get("/account/login/").content.decode()

    assert ('href="/account/signup/"' in page) is shown
