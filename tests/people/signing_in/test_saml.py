"""Signing in with a SAML provider: a real one beside a real installation, walked by a plain browser."""

import re
import subprocess
import sys
from dataclasses import dataclass

import pytest
import requests

from tests.people.signing_in.elsewhere import ROOT, installation, running, sent_to_text

DOOR = "/account/with/saml/proef/"
FIELD = re.compile(r'action="([^"]+)"><input name="SAMLResponse" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class House:
    url: str
    provider: str


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """An installation with one SAML provider that it believes about addresses, and that provider."""
    folder = tmp_path_factory.mktemp("saml")
    where = folder / "where-the-house-is"
    with running("tests.people.signing_in.saml_provider", folder / "provider-log", str(where)) as provider:
        said = {"kind": "saml", "id": "proef", "name": "Proefhuis", "verifies_addresses": ["*"]}
        said |= {"entity_id": f"{provider}/metadata", "metadata_url": f"{provider}/metadata"}
        with installation(folder, said) as (url, _log):
            where.write_text(f"{url}{DOOR}metadata/")
            yield House(url, provider)


@pytest.fixture
def visitor(house):
    """A browser without script; ``visitor.who()`` is the name on its own page, or nothing."""
    session = requests.Session()

    def who():
        page = session.get(f"{house.url}/people/me/", allow_redirects=False)
        return "" if page.status_code == 302 else re.search(r'name="name" value="([^"]*)"', page.text)[1]

    session.who = who
    return session


def answer_for(house, visitor, name="kim", spoil=""):
    """Press the button, be ``name`` at the provider; gives where the answer is sent, and the answer."""
    page = visitor.get(f"{house.url}/account/login/").text
    left = visitor.post(f"{house.url}{DOOR}", {"csrfmiddlewaretoken": TOKEN.search(page)[1]})
    there = requests.get(f"{sent_to_text(left.text)}&as={name}&spoil={spoil}", timeout=20)
    assert there.status_code == 200, there.text
    return FIELD.search(there.text).groups()


def send(visitor, to, answer):
    return visitor.post(to, {"SAMLResponse": answer})


def test_someone_new_comes_in_with_name_and_address(house, visitor):
    done = send(visitor, *answer_for(house, visitor))

    assert done.status_code == 200
    assert visitor.who() == "Kim de Boer"


@pytest.mark.parametrize("spoil", ["signature", "unsigned", "audience"])
def test_an_answer_that_is_spoiled_opens_nothing(spoil, house, visitor):
    refused = send(visitor, *answer_for(house, visitor, spoil=spoil))

    assert refused.status_code == 401
    assert "sign in with a code by mail" in refused.text or "code per mail" in refused.text
    assert visitor.who() == ""


def test_an_answer_counts_once(house, visitor):
    to, answer = answer_for(house, visitor)
    send(visitor, to, answer)
    visitor.cookies.clear()

    again = send(visitor, to, answer)

    assert again.status_code == 403
    assert visitor.who() == ""


def test_an_answer_nobody_asked_for_opens_nothing(house, visitor):
    stolen = answer_for(house, requests.Session())

    refused = send(visitor, *stolen)

    assert refused.status_code == 403
    assert visitor.who() == ""


def test_the_house_says_who_it_is_for_the_provider(house):
    told = requests.get(f"{house.url}{DOOR}metadata/", timeout=10)

    assert told.headers["Content-Type"] == "text/xml"
    assert f'Location="{house.url}{DOOR}acs/"' in told.text


def test_nothing_of_saml_is_loaded_where_no_such_provider_is_named():
    asked = (
        "import django; django.setup(); import samenspel.config.urls, sys; print('onelogin' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "False"
