"""Two people look at one discussion while the house moves, falls silent, and comes back."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.kept import clean_environment
from tests.pages.conftest import ROOT, free_port, opened, wait_for

pytestmark = pytest.mark.page

BEGIN = """
from samenspel.communities.models import Community
from samenspel.discussions.writing import begin
from samenspel.people.models import Person
noor = Person.objects.get(handle="noor")
place = Community.objects.filter(stewardships__person=noor).earliest("pk")
print(begin(place, by=noor, title="Who opens on Saturday?", text="Say so here.").get_absolute_url())
"""


@pytest.fixture(scope="module")
def moving(town, tmp_path_factory):
    """The town, with a live process beside its web server."""
    folder = tmp_path_factory.mktemp("moving") / "data"
    shutil.copytree(town.untouched, folder)
    web, live = free_port(), free_port()
    environment = clean_environment(folder, SAMENSPEL_LIVE_PORT=str(live))
    house = House(folder, environment, f"http://127.0.0.1:{web}", live)
    with running(house, "--web-only", web) as server:
        wait_for(house.url, server, house.log)
        house.start_live()
        yield house
        house.stop_live()


class House:
    """An installation whose live process can be killed and started again."""

    def __init__(self, folder, environment, url, live_port):
        self.folder = folder
        self.environment = environment
        self.url = url
        self.live_port = live_port
        self.log = folder / "house.log"
        self.stopping = None

    def start_live(self):
        self.stopping = running(self, "--live-only", self.live_port)
        self.stopping.__enter__()

    def stop_live(self):
        self.stopping.__exit__(None, None, None)

    def does(self, program):
        """Run ``program`` in the house, as another process of it would."""
        command = [sys.executable, "-m", "samenspel.config.command", "shell", "-v", "0", "-c", program]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@contextmanager
def running(house, which, port):
    program = str(Path(sys.executable).parent / "samenspel")
    command = [program, "serve", which, "--workers", "1", "--port", str(port)]
    with house.log.open("a") as out:
        process = subprocess.Popen(
            command, env=house.environment, cwd=ROOT, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(15)


@pytest.fixture
def window(moving, town, browser):
    """``window("noor")``: a browser of Noor's own."""
    windows = []

    def window(name):
        windows.append(opened(browser, town, name, language="en", url=moving.url))
        return windows[-1].new_page()

    yield window
    for each in windows:
        each.close()


def say(page, text):
    """Write in the discussion, by its form."""
    page.locator("textarea[name=text]").fill(text)
    page.locator("form:has(textarea[name=text]) button[type=submit]").last.click()
    page.get_by_text(text).wait_for()


def is_listening(page):
    """Wait until the page hears the live process."""
    page.locator("#live[data-hears=yes]").wait_for(state="attached")


@pytest.fixture(scope="module")
def address(moving):
    return moving.does(BEGIN)


def test_two_pages_move_and_catch_up_after_the_live_process_was_gone(moving, address, window):
    writer, first, second = window("noor"), window("sami"), window("sami")
    for page in (writer, first, second):
        page.goto(address)
        is_listening(page)

    say(writer, "I do, from nine.")

    for page in (first, second):
        page.get_by_text("I do, from nine.").wait_for()

    moving.stop_live()
    say(writer, "And I close at five.")
    moving.start_live()

    for page in (first, second):
        page.get_by_text("And I close at five.").wait_for(timeout=30_000)
        assert page.get_by_text("I do, from nine.").count() == 1
        assert page.get_by_text("And I close at five.").count() == 1


def test_what_is_being_typed_stays_while_the_page_moves(address, window):
    writer, reader = window("noor"), window("sami")
    for page in (writer, reader):
        page.goto(address)
        is_listening(page)
    reader.locator("textarea[name=text]").press_sequentially("Half a sentence")

    say(writer, "Something in between.")
    reader.get_by_text("Something in between.").wait_for()

    assert reader.locator("textarea[name=text]").input_value() == "Half a sentence"
    assert reader.evaluate("document.activeElement.name") == "text"


def test_whatever_happens_to_a_message_shows_and_an_unplugged_page_catches_up(moving, window):
    address = moving.does(BEGIN)
    writer, reader = window("noor"), window("sami")
    for page in (writer, reader):
        page.goto(address)
        is_listening(page)
    say(writer, "I bring the key.")
    said = reader.locator(".talk", has_text="I bring the key.")
    said.wait_for()
    reader.get_by_text("1 new message", exact=True).wait_for()
    one = f"#{said.get_attribute('id')}"
    reader.locator(f"{one} summary", has_text="Give a sign").click()
    reader.locator(f"{one} .menu-item").first.click()
    writer.locator(f"{one} .sign").wait_for()

    reader.locator(f"{one} a.foot-act", has_text="Answer").click()
    answer = reader.locator("#answering textarea")
    answer.wait_for()
    assert reader.evaluate("document.activeElement.closest('#answering') !== null")
    answer.press_sequentially("Half an ans")
    change(writer, one, "I bring both keys.")
    say(writer, "And coffee.")
    reader.get_by_text("And coffee.").wait_for()
    assert answer.input_value() == "Half an ans"
    assert reader.evaluate("document.activeElement.closest('#answering') !== null")
    answer.fill("")
    reader.get_by_text("I bring both keys.").wait_for()

    reader.context.set_offline(True)
    for words in ("While you were in the tunnel.", "And still."):
        say(writer, words)
    writer.goto(writer.url.partition("#")[0])
    writer.goto(f"/discussions/message/{one[2:]}/take-back/")
    writer.get_by_role("button", name="Take it back").click()
    reader.context.set_offline(False)

    reader.get_by_text("And still.").wait_for()
    reader.locator(one, has_text="Taken back.").wait_for()
    for words in ("While you were in the tunnel.", "And still.", "And coffee."):
        assert reader.get_by_text(words).count() == 1
    writer.goto(f"{address.rsplit('/', 2)[0]}/close/")
    writer.locator("textarea[name=summary]").fill("Noor opens.")
    writer.locator("main").get_by_role("button", name="Close the discussion").click()
    reader.get_by_text("This discussion changed. Load the page anew").wait_for()


def change(page, one, text):
    """Change the words of the message ``one``, on the page for that."""
    page.goto(f"/discussions/message/{one[2:]}/edit/")
    page.locator("textarea[name=text]").fill(text)
    page.get_by_role("button", name="Save").click()
    page.get_by_text(text).wait_for()


def test_tabs_of_one_browser_share_a_connection_and_each_moves(moving, address, window):
    first = window("sami")
    second = first.context.new_page()
    open_now = set()
    first.context.on("request", lambda each: "/stream" in each.url and open_now.add(each))
    for event in ("requestfinished", "requestfailed"):
        first.context.on(event, lambda each: open_now.discard(each))
    writer = window("noor")
    for page in (first, second, writer):
        page.goto(address)
        is_listening(page)

    say(writer, "Both of you, look.")

    for page in (first, second):
        page.get_by_text("Both of you, look.").wait_for()
    assert len(open_now) == 1


def test_one_sees_who_is_here_and_can_choose_not_to_be_seen(address, window):
    noor, sami = window("noor"), window("sami")
    for page in (noor, sami):
        page.goto(address)
        is_listening(page)
    sami.get_by_text("They see that you are here too.").wait_for()

    noor.goto("/live/shown/")
    noor.get_by_role("button", name="Do not show that I am here").click()
    noor.get_by_role("button", name="Show that I am here").wait_for()
    noor.goto(address)
    is_listening(noor)
    noor.get_by_text("Nobody sees that you are here.").wait_for()
    noor.goto("/live/shown/")
    noor.get_by_role("button", name="Show that I am here").click()


PUBLISH = """
from samenspel.communities.models import Community
from samenspel.people.models import Person
from samenspel.work.models import Result
noor = Person.objects.get(handle="noor")
place = Community.objects.filter(stewardships__person=noor).earliest("pk")
Result.publish(community=place, by=noor, title="A bench in the sun", story="It stands.")
"""


def test_a_new_result_shows_in_the_open_list(moving, window):
    page = window("sami")
    page.goto("/results/")
    is_listening(page)

    moving.does(PUBLISH)

    page.get_by_role("link", name="A bench in the sun").wait_for()
