"""A real server with a town in it, and a real browser to walk there."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.kept import clean_environment as env
from tests.kept import kept_demo
from tests.pages.looking import listen

ROOT = Path(__file__).parents[2]
SHELL = "chromium-headless-shell"
CHROMIUMS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1360, "height": 900}
# An empty page of the house, where a window stands between two walks.
NOWHERE = "/static/nowhere.html"


@dataclass(frozen=True)
class Town:
    """A running installation: where it is, who is signed in how, and what it wrote to its log."""

    url: str
    folder: Path
    sessions: dict
    paths: dict
    # Why a row of the matrix has no address here: what it needs could not be made.
    broken: dict
    log: Path
    # As it was when it was built: nobody writes there.
    untouched: Path

    def path(self, row):
        """The address of a row; the walk of a row that has none fails with the reason."""
        assert str(row) not in self.broken, f"the row “{row}” cannot be given:\n{self.broken[str(row)]}"
        return self.paths[str(row)]


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """The town, once for all walks, served as it would be in earnest."""
    kept = Path(os.environ.get("SAMENSPEL_TEST_TOWN") or tmp_path_factory.mktemp("kept"))
    folder = tmp_path_factory.mktemp("town") / "data"
    with (kept / "lock").open("w") as lock:
        # Both databases walk: the one that comes first builds, the other waits and takes a copy.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (kept / "facts.json").exists():
            build(kept)
    shutil.copytree(kept / "data", folder)
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static" / "nowhere.html").write_text("<!doctype html><link rel=icon href=data:,>")
    facts = json.loads((kept / "facts.json").read_text(encoding="utf-8"))
    with serving(folder) as (url, log):
        yield Town(url=url, folder=folder, log=log, untouched=kept / "data", **facts)


def build(kept):
    """Plant a town in ``kept/data`` and write down who is in it."""
    with kept_demo() as demo:
        shutil.copytree(demo, kept / "data", dirs_exist_ok=True)
    command = [sys.executable, "-m", "tests.pages.town"]
    planted = subprocess.run(command, env=env(kept / "data"), cwd=ROOT, capture_output=True, text=True)
    assert planted.returncode == 0, planted.stderr
    (kept / "facts.json").write_text(planted.stdout, encoding="utf-8")


@contextmanager
def serving(folder, **settings):
    """The web server of the installation in ``folder``; gives its address and its log."""
    port = free_port()
    log = folder / f"server-{port}.log"
    program = Path(sys.executable).parent / "samenspel"
    command = [str(program), "serve", "--web-only", "--workers", "1", "--port", str(port)]
    with log.open("w") as out:
        server = subprocess.Popen(
            command, env=env(folder, **settings), cwd=ROOT, stdout=out, stderr=out, start_new_session=True
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url, server, log)
        yield url, log
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(15)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, server, log):
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url):
                return
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not come up:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's own Chromium, which calls nobody."""
    program = os.environ.get("SAMENSPEL_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", "--use-angle=swiftshader"]
    if os.geteuid() == 0:
        quiet.append("--no-sandbox")
    named = {"executable_path": program} if program else {}
    return {**browser_type_launch_args, **named, "args": [*quiet, "--enable-unsafe-swiftshader"]}


@pytest.fixture
def walk(town, browser):
    """``walk("noor", language="en")`` opens a browser window signed in as Noor and gives its page."""
    windows = []

    def walk(name=None, **chosen):
        windows.append(opened(browser, town, name, **chosen))
        return windows[-1].new_page()

    yield walk
    for window in windows:
        window.close()


@pytest.fixture(scope="session")
def windows(town, browser):
    """Pages that stay open for walks that only look, one for each person, language and theme."""
    kept = {}
    yield kept
    for page, *_notes in kept.values():
        page.context.close()


@pytest.fixture(scope="session")
def good_looks():
    """By theme, how texts look that axe has found good; a run needs to ask once."""
    return {"light": set(), "dark": set()}


@pytest.fixture
def look_in(town, browser, windows, good_looks):
    """``look_in("noor", "en", "dark")`` gives Noor's page, what it complains about, and the good looks."""
    looked = []

    def look_in(name, language, theme):
        if (name, language, theme) not in windows:
            page = opened(browser, town, name, language=language, theme=theme).new_page()
            windows[name, language, theme] = page, listen(page, town.url)
        page, heard = windows[name, language, theme]
        looked.append((page, heard))
        return page, heard, good_looks[theme]

    yield look_in
    for page, heard in looked:
        # What the page before had still to load ends here, and is nobody's complaint. A file of the same
        # house: for another place Chromium would start a process of its own, and for each page again.
        page.goto(NOWHERE)
        heard.clear()


def opened(
    browser, town, name=None, *, language="nl", size=WIDE, theme="light", script=True, url=None, storage=None
):
    """A browser window, signed in as ``name``; ``storage`` is what the browser kept of a window before."""
    window = browser.new_context(
        base_url=url or town.url,
        locale={"nl": "nl-NL", "en": "en-GB"}[language],
        viewport=size,
        color_scheme=theme,
        reduced_motion="reduce",
        java_script_enabled=script,
        storage_state=storage,
    )
    window.set_default_timeout(10_000)
    if name:
        window.add_cookies([{"name": "sessionid", "value": town.sessions[name], "url": url or town.url}])
    return window
