"""What tests of signing in share."""

import re

import pytest
from django.core import mail

from tests.people.signing_in.elsewhere import running


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Passwords are made slow to guess on purpose; here that is not what is asked."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def mailed_code():
    """``mailed_code()`` is the code in the newest mail."""
    return lambda: re.search(r"^    ([A-Z0-9-]+)$", mail.outbox[-1].body, re.MULTILINE).group(1)


@pytest.fixture
def sign_in(client_of, mailed_code):
    """``sign_in(sami)`` gives a browser in which Sami signed in with a code by mail."""

    def sign_in(person, client=None, device="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/128.0"):
        client = client or client_of(None)
        client.post("/account/login/", {"login": person.email}, headers={"user-agent": device})
        client.post("/account/login/code/", {"code": mailed_code()}, headers={"user-agent": device})
        return client

    return sign_in


@pytest.fixture
def who():
    """``who(client)`` is who is signed in in that browser, or None."""

    def who(client):
        person = client.get("/account/inactive/").context["request"].user
        return person if person.is_authenticated else None

    return who


@pytest.fixture(scope="session")
def openid(tmp_path_factory):
    """The address of a running OpenID provider."""
    log = tmp_path_factory.mktemp("openid") / "log"
    with running("tests.people.signing_in.openid_provider", log) as url:
        yield url
