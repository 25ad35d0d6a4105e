"""Everything can be done with a keyboard alone, and one always sees where one is."""

import re
import time

import pytest

from tests.pages.conftest import PHONE, WIDE

pytestmark = pytest.mark.page

PAGES = [
    ("home:home", None),
    ("home:home", "sami"),
    ("communities:community open to all", "noor"),
    ("people:people", "noor"),
    ("people:profile", "noor"),
    ("work:publish", "sami"),
    ("networks:network the house", "sami"),
    ("intake:run", "anna"),
    ("ui:patterns", None),
]
# What can be reached: visible, not switched off, not taken out of the order on purpose.
REACHABLE = """() => {
    const able = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const seen = each => each.checkVisibility({checkVisibilityCSS: true}) && each.getClientRects().length;
    const open = each => !each.matches(':disabled, [type=hidden], [tabindex="-1"]');
    return [...document.querySelectorAll(able)].filter(each => seen(each) && open(each)).map((each, at) => {
        each.dataset.reach = at;
        return each.outerHTML.slice(0, 110);
    });
}"""
FOCUSED = """() => {
    const at = document.activeElement;
    const look = getComputedStyle(at);
    const outlined = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
    const visible = outlined || look.boxShadow !== 'none';
    return {reach: at.dataset.reach, visible, what: at.outerHTML.slice(0, 110)};
}"""


def tab_to(page, selector):
    """Press Tab until what ``selector`` names has the focus."""
    for _press in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize(("row", "name"), PAGES, ids=lambda value: str(value))
def test_tab_reaches_everything_and_shows_where_it_is(row, name, size, walk, town):
    page = walk(name, size=size)
    page.goto(town.paths[row], wait_until="load")
    reachable = page.evaluate(REACHABLE)

    met, dim = set(), []
    for _press in range(len(reachable) + 30):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["reach"] is not None:
            met.add(int(focused["reach"]))
            if not focused["visible"]:
                dim.append(focused["what"])

    # Of radio buttons with one name, Tab reaches one; arrows do the rest.
    missed = [each for at, each in enumerate(reachable) if at not in met and 'type="radio"' not in each]
    assert missed == []
    assert dim == []


def test_the_skip_link_comes_first_and_leads_to_the_content(walk):
    page = walk()
    page.goto("/")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.matches('.skip-link')")
    assert page.locator(".skip-link").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_key_to_find_leads_to_the_box_and_on_a_phone_to_the_page_that_has_it(walk):
    page = walk()
    page.goto("/")

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.evaluate("document.activeElement.blur()")
    page.set_viewport_size({"width": 390, "height": 844})
    page.keyboard.press("/")

    page.wait_for_url("**/search/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_signing_in_by_code(walk, town):
    page = walk()
    page.goto("/")

    tab_to(page, 'a[href*="/account/login/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/**")
    tab_to(page, '[name="login"]')
    page.keyboard.type("bram@samen.example")
    page.keyboard.press("Enter")
    page.wait_for_url("**/login/code/**")
    tab_to(page, '[name="code"]')
    page.keyboard.type(mailed_code(town, "bram@samen.example"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{town.url}/")

    assert page.locator('form[action="/account/logout/"]').count() > 0


def mailed_code(town, address):
    """The code in the newest mail to ``address``; without a mail server, mails are in the log."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        mails = town.log.read_text().split(f"To: {address}")
        found = re.search(r"^ {4}([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mails[-1], re.MULTILINE)
        if len(mails) > 1 and found:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"no mail to {address}:\n{town.log.read_text()}")


def test_joining_a_community(walk, town):
    page = walk("vera", language="en")
    page.goto(town.paths["communities:community open to all"])

    tab_to(page, 'a[href$="/join/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/join/")
    tab_to(page, '[name="motive"]')
    page.keyboard.type("My mother lives here.")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + town.paths["communities:community open to all"])

    assert page.get_by_text("Welcome. You are a member now.").is_visible()


def test_publishing_a_result(walk, town):
    page = walk("sami", language="en")
    page.goto(town.paths["work:publish"])

    tab_to(page, '[name="community"]')
    page.keyboard.type("De Wijk")
    tab_to(page, '[name="title"]')
    page.keyboard.type("The bench stands by the pond")
    tab_to(page, '[name="story"]')
    page.keyboard.type("Eight neighbours built it in a day.")
    tab_to(page, "main button.button-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/results/*/*")

    assert page.locator("h1").inner_text() == "The bench stands by the pond"


def test_moving_through_time(walk, town):
    page = walk("sami")
    page.goto(town.paths["networks:network the house"], wait_until="networkidle")
    newest = page.locator('[name="on"]').input_value()

    tab_to(page, 'time-slider input[type="range"]')
    with page.expect_response(lambda answer: "on=" in answer.url):
        page.keyboard.press("ArrowLeft")

    page.wait_for_function("newest => document.querySelector('[name=on]').value < newest", arg=newest)
    assert page.evaluate("document.activeElement.matches('time-slider input')")
