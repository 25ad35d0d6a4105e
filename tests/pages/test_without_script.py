"""Forms are forms: with scripts off, people still sign in, join, publish and choose."""

import pytest

from tests.pages.test_by_keyboard import mailed_code

pytestmark = pytest.mark.page


def test_signing_in(walk, town):
    page = walk(script=False)
    page.goto("/account/login/")

    page.fill('[name="login"]', "bram@samen.example")
    page.click("main button.button-primary")
    page.fill('[name="code"]', mailed_code(town, "bram@samen.example"))
    page.click("main button.button-primary")

    assert page.url == f"{town.url}/"
    assert page.locator('form[action="/account/logout/"]').count() > 0


def test_joining_and_leaving(walk, town):
    page = walk("tess", language="en", script=False)
    page.goto(town.paths["communities:join open"])

    page.click("main button.button-primary")
    assert page.get_by_text("Welcome. You are a member now.").is_visible()
    page.goto(town.paths["communities:leave"])
    page.click("main form button")

    assert page.get_by_text("You have left.").is_visible()


def test_publishing_keeps_what_was_typed_when_something_is_missing(walk, town):
    page = walk("sami", language="en", script=False)
    page.goto(town.paths["work:publish"])
    page.select_option('[name="community"]', label="De Wijkwerkplaats")
    page.fill('[name="title"]', "A shed for the tools")

    # The browser's own check would stop the form before the server sees it.
    page.locator("main form").first.evaluate("form => form.noValidate = true")
    page.click("main button.button-primary")

    assert page.input_value('[name="title"]') == "A shed for the tools"
    page.fill('[name="story"]', "It stands behind the school.")
    page.click("main button.button-primary")
    assert page.locator("h1").inner_text() == "A shed for the tools"


def test_choosing_language_and_theme(walk):
    page = walk(language="nl", script=False)
    page.goto("/communities/")

    page.locator('form[action="/ui/language/"] button[value="en"]').first.click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator('form[action="/ui/theme/"] button[value="dark"]').first.click()

    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.url.endswith("/communities/")


def test_another_date_of_the_network(walk, town):
    page = walk("sami", script=False)
    page.goto(town.paths["networks:network the house"])
    earlier = page.locator('[name="on"] option').nth(1).get_attribute("value")

    page.select_option('[name="on"]', earlier)
    page.click("#network-choice button")

    assert page.input_value('[name="on"]') == earlier
