"""The ways in, walked in a real browser: a code, a passkey on its own device, another provider."""

import re
import time

import pytest
import requests

from tests.pages.conftest import browser_type_launch_args  # noqa: F401 (the machine's own Chromium)
from tests.people.signing_in.elsewhere import installation
from tests.people.signing_in.openid_provider import CLIENT, SECRET

pytestmark = pytest.mark.page


@pytest.fixture(scope="module")
def house(tmp_path_factory, openid):
    """An installation with one OpenID provider. Passkeys want a name, so it is called localhost here."""
    named = {"kind": "oidc", "id": "proef", "name": "Proefhuis", "server": openid, "client_id": CLIENT}
    named |= {"client_secret": SECRET, "verifies_addresses": ["*"]}
    with installation(tmp_path_factory.mktemp("walks"), named) as (url, log):
        url = url.replace("127.0.0.1", "localhost")
        requests.get(f"{openid}/take/", {"uri": f"{url}/account/with/oidc/proef/back/"}, timeout=10)
        yield url, log


@pytest.fixture
def window(house, browser):
    """``window()`` opens a browser of its own; what goes wrong in its pages fails the test."""
    opened, wrong = [], []

    def window():
        context = browser.new_context(base_url=house[0], locale="en-GB", reduced_motion="reduce")
        context.set_default_timeout(15_000)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: note(wrong, said, house[0]))
        return page

    yield window
    for context in opened:
        context.close()
    assert wrong == []


def note(wrong, said, url):
    """Errors of our own pages only; what the provider's page lacks is its own affair."""
    if said.type == "error" and said.location["url"].startswith(url):
        wrong.append(said.text)


@pytest.fixture
def kim(house, window):
    """Kim's browser, in which an account was just made; ``kim.email`` is the address."""
    page = window()
    page.email = f"kim{time.monotonic_ns()}@nieuw.example"
    page.goto("/account/signup/")
    page.get_by_label("What may we call you?").fill("Kim")
    page.get_by_label("E-mail address").fill(page.email)
    page.get_by_role("button", name="Make account").click()
    type_code(page, house)
    return page


def type_code(page, house, email=None):
    page.get_by_label("Code").fill(mailed_code(house[1], email or page.email))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{house[0]}/")


def mailed_code(log, address):
    """The code in the newest mail to ``address``; without a mail server, mails are in the log."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        mails = log.read_text().split(f"To: {address}")
        found = re.search(r"^ {4}([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mails[-1], re.MULTILINE)
        if len(mails) > 1 and found:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"no mail to {address}:\n{log.read_text()}")


def give_a_device(page):
    """A device that knows who holds it and can keep passkeys, as a phone does."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def is_in(page):
    page.goto("/account/")
    return page.locator("h1").inner_text() == "Signing in"


def test_a_passkey_is_added_and_signs_in_and_other_devices_are_signed_out(house, window, kim):
    give_a_device(kim)
    elsewhere = window()
    elsewhere.goto("/account/login/")
    elsewhere.get_by_label("E-mail address").fill(kim.email)
    elsewhere.get_by_role("button", name="Send me a code").click()
    type_code(elsewhere, house, kim.email)

    kim.goto("/account/")
    kim.get_by_role("link", name="Add a passkey").click()
    kim.get_by_label("Name of this passkey").fill("My phone")
    kim.get_by_role("button", name="Add this device").click()
    kim.wait_for_url(f"{house[0]}/account/")
    assert kim.get_by_text("My phone", exact=True).first.is_visible()

    kim.get_by_role("button", name="Sign out everywhere else").click()
    kim.get_by_text("You are signed out everywhere else.").wait_for()
    assert not is_in(elsewhere)

    kim.goto("/account/logout/")
    kim.locator("main").get_by_role("button", name="Sign out").click()
    kim.goto("/account/login/?next=/account/")
    kim.get_by_role("button", name="With a passkey").click()
    kim.wait_for_url(f"{house[0]}/account/")
    assert kim.get_by_text("last used").first.is_visible()


def test_someone_comes_in_by_a_provider_elsewhere(house, window):
    page = window()
    page.goto("/account/login/?next=/account/")

    page.get_by_role("button", name="With Proefhuis").click()
    page.get_by_role("button", name="kim").click()
    page.wait_for_url(f"{house[0]}/account/")

    assert page.get_by_text("connected").first.is_visible()
    assert page.locator("strong", has_text="kim@samen.example").is_visible()
