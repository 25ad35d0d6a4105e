"""Writing in a real browser: on a train, on two devices, with names and pictures; nothing is ever lost."""

import pytest

from tests.files.making import NAME, picture
from tests.pages.conftest import PHONE
from tests.pages.looking import violations

pytestmark = pytest.mark.page


@pytest.fixture
def address(town):
    return town.paths["discussions:begin"]


def writing(page, address):
    page.goto(address)
    page.wait_for_selector("button.words-look[type=button]")
    return page


def area(page):
    return page.locator("textarea[name=text]")


def kept(page):
    page.get_by_text("Kept: you can go on later, also on another device.").wait_for()


def empty(page, address):
    """What a walk before left is thrown away."""
    writing(page, address)
    for button in page.locator(".words-throw").all():
        button.click()
    if area(page).input_value():
        with page.expect_response("**/drafts/"):
            area(page).fill("")


def test_written_on_a_train_and_found_on_a_laptop(walk, address):
    phone = walk("sami", language="en", size=PHONE)
    empty(phone, address)
    area(phone).press_sequentially("In de trein ")
    kept(phone)

    phone.context.set_offline(True)
    area(phone).press_sequentially("en in de tunnel")
    phone.get_by_text("Kept on this device. It goes along as soon as there is a connection.").wait_for()
    held = phone.context.storage_state()
    phone.close()

    again = walk("sami", language="en", size=PHONE, storage=held)
    writing(again, address)
    assert area(again).input_value() == "In de trein en in de tunnel"
    kept(again)

    laptop = writing(walk("sami", language="en"), address)
    assert area(laptop).input_value() == "In de trein en in de tunnel"


def test_every_keystroke_is_on_the_device_at_once(walk, address):
    page = walk("sami", language="en")
    empty(page, address)
    page.route("**/drafts/", lambda route: route.abort())

    area(page).press("H")

    stored = page.evaluate("Object.entries(localStorage)")
    assert [key.split(".")[:2] for key, said in stored if '"text":"H"' in said] == [["samenspel", "draft"]]


def test_two_devices_that_wrote_different_words_show_both(walk, address):
    phone, laptop = walk("sami", language="en", size=PHONE), walk("sami", language="en")
    empty(phone, address)
    area(phone).fill("Begonnen")
    kept(phone)
    writing(laptop, address)
    phone.context.set_offline(True)
    area(phone).fill("Onderweg anders")

    area(laptop).fill("Thuis anders")
    kept(laptop)
    phone.context.set_offline(False)

    other = phone.locator(".words-other-text")
    other.wait_for()
    assert other.inner_text() == "Thuis anders"
    assert violations(phone) == []
    phone.get_by_role("button", name="Put it below").click()
    assert area(phone).input_value() == "Onderweg anders\n\nThuis anders"
    kept(phone)


def test_what_was_sent_is_gone_from_every_device(walk, address):
    phone, laptop = walk("sami", language="en", size=PHONE), walk("sami", language="en")
    empty(phone, address)
    area(phone).fill("Wie heeft er een kruiwagen?")
    kept(phone)
    writing(laptop, address)
    laptop.get_by_label("What is it about?").fill("Een kruiwagen")
    laptop.locator("form.say, form:has(textarea[name=text])").first.locator(
        "button[type=submit]"
    ).last.click()
    laptop.wait_for_url("**/een-kruiwagen/**")

    writing(phone, address)

    assert area(phone).input_value() == ""
    assert phone.locator(".words-other").count() == 0


def test_how_it_will_look_and_back(walk, address):
    page = walk("sami", language="en")
    empty(page, address)
    area(page).fill("Dit is **vet**")

    page.get_by_role("button", name="How will it look?").click()

    assert page.locator(".words-preview strong").inner_text() == "vet"
    assert not area(page).is_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Go on writing").click()
    assert area(page).input_value() == "Dit is **vet**"


def test_names_after_an_at_are_chosen_by_keys(walk, address):
    page = walk("sami", language="en")
    empty(page, address)

    area(page).press_sequentially("Dank @noo", delay=20)
    page.locator("[role=option]").first.wait_for()
    assert violations(page) == []
    area(page).press("Enter")

    assert area(page).input_value() == "Dank @noor "


def test_pictures_go_along_while_one_writes(walk, address):
    page = walk("sami", language="en", size=PHONE)
    writing(page, address)
    photos = [
        {"name": "../../foto.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(600, 400))},
        {"name": "tekening.svg", "mimeType": "image/svg+xml", "buffer": b"<svg><script>x</script></svg>"},
    ]

    page.locator("input[type=file]").set_input_files(photos)

    page.get_by_text("a drawing like that can hold a program").wait_for()
    page.get_by_label("What can be seen on it?").fill("Een hek")
    shown = page.locator(".bring-file img")
    assert shown.evaluate(
        "each => each.complete || new Promise((done) => each.addEventListener('load', () => done(true)))"
    )
    assert (shown.get_attribute("width"), shown.bounding_box()["height"]) == ("216", 144)
    assert violations(page) == []
    where = page.locator(".bring-file a").get_attribute("href")
    fetched = page.request.get(where)
    assert NAME.encode() not in fetched.body()
    page.get_by_role("button", name="Leave it out: foto.jpg").click()
    assert page.locator(".bring-file a").count() == 0


def test_pasting_and_dropping_bring_files_as_well(walk, address):
    page = walk("sami", language="en")
    writing(page, address)
    hand_over = """(kind) => {
        const made = new DataTransfer()
        made.items.add(new File([`hallo ${kind}`], `${kind}.txt`, { type: 'text/plain' }))
        const event = kind === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: made, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: made, bubbles: true, cancelable: true })
        document.querySelector('textarea[name=text]').dispatchEvent(event)
    }"""

    for kind in ("paste", "drop"):
        page.evaluate(hand_over, kind)

    for kind in ("paste", "drop"):
        page.get_by_role("link", name=f"{kind}.txt").wait_for()
    assert page.url.endswith(address)


def test_a_film_is_refused_while_it_comes_in_also_without_script(walk, address, tmp_path):
    film = tmp_path / "film.mp4"
    with film.open("wb") as made:
        made.truncate(200 * 1024 * 1024)
    page = walk("sami", language="nl", script=False)
    page.goto(address)
    page.get_by_label("Waar gaat het over?").fill("De film van zaterdag")
    page.locator("textarea[name=text]").fill("Hier is hij")

    page.locator("input[type=file]").set_input_files(film)
    page.locator("form:has(textarea[name=text]) button[type=submit]").last.click()

    page.get_by_text("film.mp4: Dit bestand is groter dan 25 MB.").first.wait_for(timeout=30_000)
    assert page.locator("textarea[name=text]").input_value().strip() == "Hier is hij"


OLDER = """() => {
    for (const [key, said] of Object.entries(localStorage)) if (key.startsWith('samenspel.draft.'))
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(said), at: Date.now() - 60_000 }))
}"""


def test_an_answer_begun_in_a_tunnel_goes_along_from_another_page_and_nobody_else_reads_it(walk, town):
    """The page of the answer is never opened again on the phone; then somebody else takes that phone."""
    phone, thread = walk("sami", language="en", size=PHONE), town.paths["discussions:discussion"]
    phone.goto(thread)
    phone.locator("a.foot-act", has_text="Answer").first.click()
    answer = phone.locator("#answering textarea")
    answer.wait_for()
    phone.context.set_offline(True)
    answer.press_sequentially("Vanuit de tunnel")
    phone.get_by_text("Kept on this device. It goes along as soon as there is a connection.").wait_for()
    phone.evaluate(OLDER)
    held = phone.context.storage_state()
    phone.close()

    other = walk("noor", language="en", size=PHONE, storage={**held, "cookies": []})
    other.goto(thread)
    other.locator("a.foot-act", has_text="Answer").first.click()
    other.locator("#answering textarea").wait_for()
    assert "Vanuit de tunnel" not in other.content()
    held = other.context.storage_state()

    again = walk("sami", language="en", size=PHONE, storage={**held, "cookies": []})
    with again.expect_response("**/drafts/") as told:
        again.goto("/results/publish/")
    assert told.value.ok

    laptop = walk("sami", language="en")
    laptop.goto("/discussions/")
    laptop.get_by_role("link", name="You wrote something here that you did not send yet.").click()
    assert violations(laptop) == []
    laptop.locator(".unsent", has_text="Vanuit de tunnel").get_by_role("link", name="Go on writing").click()
    assert laptop.locator("textarea[name=text]").input_value() == "Vanuit de tunnel"
    laptop.goto(thread)
    laptop.get_by_text("Go on with your answer").wait_for()


def test_a_result_is_kept_field_by_field_and_two_tabs_follow_each_other(walk):
    first = walk("sami", language="en")
    first.goto("/results/publish/")
    first.wait_for_function("document.querySelector('#id_title').closest('[data-words]')")
    first.locator("#id_title").fill("De drempel is weg")
    first.get_by_text("Kept: you can go on later, also on another device.").wait_for()
    second = first.context.new_page()
    second.goto("/results/publish/")

    first.locator("#id_title").press_sequentially(" en blijft weg")
    second.wait_for_function(
        "document.querySelector('#id_title').value === 'De drempel is weg en blijft weg'"
    )
    second.locator("#id_title").press("End")
    second.locator("#id_title").press("!")
    first.wait_for_function("document.querySelector('#id_title').value.endsWith('weg!')")
    first.locator("#id_title").fill("")

    second.wait_for_function("document.querySelector('#id_title').value === ''")
