"""Voting in a real browser: on a bad connection, in two tabs at once, by keys; nothing is lost or doubled."""

import pytest

from tests.pages.conftest import PHONE
from tests.pages.looking import violations

pytestmark = pytest.mark.page


def said(page):
    """What somebody's own page says of their votes: the words of the pressed buttons."""
    return page.locator(".my-vote .is-mine").all_inner_texts()


def until_sent(page):
    """Until nothing waits on the device any more, ten seconds at most."""
    for _ in range(50):
        waiting = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('opinions '))")
        if not waiting:
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"not sent: {waiting}")


@pytest.fixture
def address(town):
    return town.paths["opinions:conversation anyone"]


def voting(page, address):
    page.goto(address)
    page.wait_for_selector(".has-keys")
    return page


def test_without_a_connection_one_goes_on_and_nothing_is_lost(walk, address):
    page = voting(walk("vera", language="en"), address)

    page.context.set_offline(True)
    for key in "123":
        page.keyboard.press(key)
    page.get_by_text("3 votes are still to be sent.").wait_for()
    page.context.set_offline(False)
    page.get_by_text("Everything you voted is kept.").wait_for()

    page.goto(f"{address}mine/")
    assert sorted(said(page)) == ["Agree", "Disagree", "Pass"]


def test_what_waits_on_the_device_is_sent_when_the_page_opens_again(walk, address):
    page = voting(walk("bram", language="en"), address)
    page.route("**/votes/", lambda route: route.abort())
    page.keyboard.press("1")
    page.get_by_text("1 vote is still to be sent.").wait_for()

    page.unroute("**/votes/")
    voting(page, address)
    page.get_by_text("Everything you voted is kept.").wait_for()

    assert "You voted on 1 of about 3" in page.locator(".vote-progress").inner_text()


def test_in_two_tabs_nothing_counts_twice_and_the_last_word_stands(walk, address):
    first = voting(walk("lena", language="en"), address)
    second = voting(first.context.new_page(), address)
    first.context.set_offline(True)

    for key in "111":
        first.keyboard.press(key)
    second.get_by_text("You voted on 3 of 3").wait_for()
    first.get_by_text("3 votes are still to be sent.").wait_for()
    first.context.set_offline(False)
    first.get_by_text("Everything you voted is kept.").wait_for()

    first.goto(f"{address}mine/")
    assert said(first) == ["Agree"] * 3
    first.get_by_role("button", name="Pass").first.click()
    first.get_by_text("Changed.").wait_for()
    assert sorted(said(first)) == ["Agree", "Agree", "Pass"]


def test_one_goes_back_one_and_says_something_else(walk, address):
    page = voting(walk("tess", language="en"), address)
    statement = page.locator(".vote-statement").inner_text()

    page.keyboard.press("1")
    page.get_by_role("button", name="Back one").click()
    assert page.locator(".vote-statement").inner_text() == statement
    page.keyboard.press("2")
    until_sent(page)

    page.goto(f"{address}mine/")
    assert said(page) == ["Disagree"]


def test_keys_can_be_turned_off(walk, address):
    page = voting(walk("noor", language="en"), address)
    before = page.locator(".vote-statement").inner_text()

    page.get_by_role("button", name="Turn off the keys").click()
    page.keyboard.press("1")

    assert page.locator(".vote-statement").inner_text() == before


def test_on_a_phone_the_buttons_stand_under_the_thumb_without_an_account(walk, address):
    page = voting_on_a_phone(walk, address)

    box = page.locator(".vote-buttons").bounding_box()
    page.get_by_role("button", name="Agree", exact=True).click()

    assert box["y"] > PHONE["height"] * 0.7
    page.get_by_text("You voted on 1 of about 3").wait_for()
    assert violations(page) == []


def voting_on_a_phone(walk, address):
    page = walk(None, language="en", size=PHONE)
    page.goto(address)
    page.wait_for_selector(".vote-agree")
    return page
