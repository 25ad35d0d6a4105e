"""The small comforts that script adds, tried in a real browser."""

import pytest

pytestmark = pytest.mark.page


def test_a_menu_closes_on_escape_and_gives_the_focus_back(patterns):
    page = patterns()
    menu = page.locator("main details.menu")
    menu.locator("summary").click()

    page.keyboard.press("Escape")

    assert menu.get_attribute("open") is None
    assert menu.locator("summary").evaluate("each => each === document.activeElement")


def test_a_menu_closes_on_a_click_elsewhere(patterns):
    page = patterns()
    menu = page.locator("main details.menu")
    menu.locator("summary").click()

    page.locator("h1").click()

    assert menu.get_attribute("open") is None


def test_filters_send_themselves_after_a_choice_and_lose_their_button(patterns):
    page = patterns()
    assert not page.locator("form.filters button").is_visible()

    with page.expect_navigation():
        page.select_option("#order", index=1)

    assert "order=" in page.url


def test_filters_have_a_button_where_script_is_off(patterns):
    page = patterns(java_script_enabled=False)

    assert page.locator("form.filters button").is_visible()


def test_a_part_that_belongs_to_a_choice_shows_with_it(patterns):
    page = patterns()
    part = page.locator("[data-behaviour=disclose]")
    assert not part.is_visible()

    page.get_by_label("Members only").first.check()

    assert part.is_visible()


def test_copying_says_so(patterns):
    page = patterns(permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("[data-behaviour=copy]")

    button.click()

    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "Samenspel"


def test_a_part_settles_in_place_without_a_complaint(patterns):
    page = patterns()
    page.evaluate("document.querySelector('#moments').textContent = 'before'")

    page.get_by_role("button", name="Look again").click()

    page.locator("#moments time").first.wait_for()
    assert page.url.endswith("/ui/")
    assert not page.complaints


@pytest.mark.parametrize(
    ("status", "words"), [(500, "Something went wrong here"), (403, "That did not work")]
)
def test_trouble_is_told_and_the_page_stays(status, words, patterns):
    page = patterns()
    page.route("**/ui/", lambda route: route.fulfill(status=status, body="<h1>broken</h1>"))

    page.get_by_role("button", name="Look again").click()

    page.locator("#messages .message", has_text=words).wait_for()
    assert page.locator("#moments time").count() == 3
    assert page.locator("h1").count() == 1


def test_no_answer_is_told(patterns):
    page = patterns()
    page.route("**/ui/", lambda route: route.abort())

    page.get_by_role("button", name="Look again").click()

    page.locator("#messages .message", has_text="No answer came").wait_for()


def test_an_answer_with_something_to_mend_is_shown(patterns):
    page = patterns()
    body = '<p id="moments">mend this</p>'
    page.route("**/ui/", lambda route: route.fulfill(status=422, content_type="text/html", body=body))

    page.get_by_role("button", name="Look again").click()

    page.locator("#moments", has_text="mend this").wait_for()
    assert page.locator("#messages .message").count() == 0


def test_forms_sent_by_htmx_carry_their_token(patterns):
    page = patterns()
    with page.expect_request("**/ui/") as asked:
        page.get_by_role("button", name="Look again").click()

    assert asked.value.headers["hx-request"] == "true"
    assert len(asked.value.headers["x-csrftoken"]) > 30
