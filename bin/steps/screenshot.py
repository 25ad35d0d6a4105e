"""Plants the demo in a folder of its own, serves it without its banner, and photographs one page of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright
from setting_up import CHROMIUMS

SHOWN = "/communities/de-wijkwerkplaats/"
TO = Path("docs/screenshot.png")
MOST_BYTES = 200_000
SAMENSPEL = str(Path(sys.executable).parent / "samenspel")
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]


def main(path: str = SHOWN) -> int:
    with tempfile.TemporaryDirectory(prefix="samenspel-screenshot-") as folder, planted(folder) as address:
        photograph(address + path)
    size = TO.stat().st_size
    print(f"{TO}: {size // 1000} kB")
    return 0 if size <= MOST_BYTES else 1


@contextmanager
def planted(folder: str):
    env = {name: value for name, value in os.environ.items() if not name.startswith("SAMENSPEL_")}
    env["SAMENSPEL_DATA_DIR"] = folder
    subprocess.run([SAMENSPEL, "demo", "--plant-only"], env={**env, "SAMENSPEL_DEMO": "yes"}, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [SAMENSPEL, "serve", "--web-only", "--workers", "1", "--port", str(port)],
        env=env,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(15)


def wait_for(address: str) -> None:
    for _try in range(300):
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 (our own server)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not come up; its own lines above say why.")


def photograph(url: str) -> None:
    program = os.environ.get("SAMENSPEL_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, *sandbox])
        page = browser.new_page(viewport={"width": 1360, "height": 900}, locale="nl-NL")
        answer = page.goto(url, wait_until="networkidle")
        if answer is None or answer.status != 200:
            raise SystemExit(f"No page at {url}.")
        page.screenshot(path=TO)
        browser.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
