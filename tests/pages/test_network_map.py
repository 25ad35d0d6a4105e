"""The map of a network in a real browser: by keys, by slider, without script."""

import pytest

from tests.pages.conftest import PHONE
from tests.pages.looking import listen, violations

HOUSE = "/networks/house/?by=community"


@pytest.fixture
def at_the_map(walk, town):
    def at_the_map(name="noor", **window):
        page = walk(name, language="en", **window)
        page.wrong = listen(page, town.url)
        page.goto(HOUSE)
        page.wait_for_selector(".map-region")
        return page

    return at_the_map


@pytest.mark.page
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_with_a_region_chosen_is_for_everyone(at_the_map, theme):
    page = at_the_map(theme=theme)
    page.locator(".map-region[tabindex='0']").focus()
    page.keyboard.press("Enter")
    page.locator("details summary").first.click()

    assert violations(page) == []
    assert page.wrong == []


@pytest.mark.page
def test_regions_are_walked_and_chosen_by_keys(at_the_map):
    page = at_the_map()
    page.locator(".map-region[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.key")

    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    other = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("Enter")

    assert page.locator(".map-region[tabindex='0']").count() == 1
    assert page.locator(f"tr[data-region='{other}'].is-chosen").count() == 1
    assert "people" in page.locator(".map-said").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".map-said").inner_text() == ""
    assert first


@pytest.mark.page
def test_the_map_zooms_by_keys_and_buttons_and_never_out_of_its_frame(at_the_map):
    page = at_the_map()
    page.locator(".map-region[tabindex='0']").focus()
    for key in ("+", "+", "-", "-", "-"):
        page.keyboard.press(key)
    assert page.locator(".map-ground").get_attribute("transform").endswith("scale(1.000)")

    page.get_by_role("button", name="Zoom in").click()
    assert not page.locator(".map-ground").get_attribute("transform").endswith("scale(1.000)")
    page.get_by_role("button", name="Show the whole map").click()
    assert page.locator(".map-ground").get_attribute("transform").endswith("scale(1.000)")


@pytest.mark.page
def test_the_slider_goes_back_in_time_in_place(at_the_map):
    page = at_the_map()
    before = page.locator("h1 + p").inner_text()
    slider = page.locator("time-slider input[type=range]")

    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("before => document.querySelector('h1 + p').innerText !== before", arg=before)

    assert slider.get_attribute("aria-valuetext") == page.locator("#on option:checked").inner_text()
    assert "on=20" in page.url
    assert page.evaluate("document.activeElement.type") == "range"
    assert page.locator(".map-region").count() > 0
    assert page.wrong == []


@pytest.mark.page
def test_without_script_the_same_is_a_form_and_a_table(walk):
    page = walk("noor", language="en", script=False)
    page.goto(HOUSE)
    newest = page.locator("h1 + p").inner_text()

    page.locator("#on").select_option(index=1)
    page.get_by_role("button", name="Show").click()

    assert page.locator("h1 + p").inner_text() != newest
    assert page.locator("table.network-groups tbody tr").count() > 2


@pytest.mark.page
def test_on_a_phone_nothing_is_wider_than_the_window(at_the_map):
    page = at_the_map(size=PHONE)

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert violations(page) == []


@pytest.mark.page
def test_my_own_place_is_marked(walk):
    def as_told(route):
        told = route.fetch().json()
        first, second = (region["key"] for region in told["regions"][:2])
        route.fulfill(json=told | {"me": {"regions": [first], "ties": {first: 2, second: 3}}})

    page = walk("noor", language="en")
    page.route("**/map.json*", as_told)
    page.goto(HOUSE)
    page.wait_for_selector(".map-region")

    assert page.locator(".map-me").count() == 1
    assert page.locator(".map-my-tie").count() == 1
    assert "You are here" in page.locator(".map-region[tabindex='0']").get_attribute("aria-label")
