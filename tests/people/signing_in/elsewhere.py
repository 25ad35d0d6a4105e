"""Programs that tests start to sign in with, and walking through them without a browser."""

import json
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import requests

from tests.pages.conftest import env, serving

ROOT = Path(__file__).parents[3]
ASKED = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')


@contextmanager
def running(module, log, *arguments):
    """The program ``module`` on a port of its own; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with log.open("w") as out:
        command = [sys.executable, "-m", module, str(port), *arguments]
        program = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
    try:
        _wait_for(url, program, log)
        yield url
    finally:
        program.terminate()
        program.wait(10)


def _wait_for(url, program, log):
    until = time.monotonic() + 30
    while time.monotonic() < until and program.poll() is None:
        try:
            requests.get(url, timeout=5)
            return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"it did not come up:\n{log.read_text()}")


@contextmanager
def installation(folder, *providers):
    """A house of its own in ``folder`` in which these providers are named; gives its address and its log."""
    named = folder / "providers.json"
    named.write_text(json.dumps(providers))
    settings = {"SAMENSPEL_SIGN_IN_PROVIDERS": str(named)}
    made = subprocess.run(
        [sys.executable, "-m", "samenspel.config.command", "migrate", "-v0"],
        env=env(folder, **settings),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    with serving(folder, **settings) as (url, log):
        yield url, log


def sent_to(answer):
    """Where the small page leads that stands between a form of ours and another site."""
    assert answer.status_code == 200, answer.content.decode()
    return sent_to_text(answer.content.decode())


def sent_to_text(page):
    return unescape(ASKED.search(page)[1])


def at_openid(url, name):
    """Go to the OpenID provider, be ``name`` there, and give the address one is sent back to."""
    browser = requests.Session()
    while url.startswith("http://127.0.0.1"):
        answer = browser.get(url, allow_redirects=False)
        if answer.status_code == 200:
            answer = browser.post(url, {"as": name}, allow_redirects=False)
        assert answer.status_code == 302, answer.text
        url = requests.compat.urljoin(url, answer.headers["Location"])
    return url.removeprefix("http://testserver")
