"""Nothing in the repository gives away a machine, a registry or a secret, and nothing is half done."""

import json
import re
import subprocess
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = [
    "requirements/runtime.txt",
    "requirements/build.txt",
    "requirements/dev.txt",
    "requirements/node.txt",
]
# Put together here, so that this file does not find itself.
REGISTRIES = re.compile(
    r"|".join([r"pypi\.o" + "rg", "pythonhos" + "ted", r"npmjs\.(org|com|dev)".replace("js", "[j]s")])
)
MACHINES = re.compile(r"(?<![\w.])/(?:ro" + r"ot|wo" + r"rk|home/\w+|Users/\w+)/\w")
SECRETS = re.compile(r"BEGIN [A-Z ]*PRIVATE K" + r"EY|AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}|xox[bap]-\w{10,}")
HALF_DONE = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
ALLOWED = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software|MPL|Mozilla|ISC|Zlib|0BSD|CC0|OFL|EUPL|Unlicense|Artistic|HPND"
    r"|LGPL|GPL-2\.0-or-later|General Public License",
    re.IGNORECASE,
)
REFUSED = re.compile(r"AGPL|Affero|SSPL|Busl|Commons Clause|Elastic", re.IGNORECASE)
# What their own files say where the metadata says nothing, or too little.
KNOWN = {"axe-playwright-python": "MIT", "qrcode": "BSD-3-Clause", "igraph": "GPL-2.0-or-later"}


def tracked():
    """Text files that are in the repository or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".webp", ".woff2", ".gz", ".mo"}:
            yield name, path.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="module")
def tree():
    return list(tracked())


@pytest.mark.parametrize(
    "pattern", [REGISTRIES, MACHINES, SECRETS, HALF_DONE], ids=["registry", "machine", "secret", "half done"]
)
def test_nothing_is_given_away_or_half_done(pattern, tree):
    found = [f"{name}: {hit.group()}" for name, text in tree if (hit := pattern.search(text))]

    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(name):
    text = (ROOT / name).read_text()
    packages = re.findall(
        r"^[A-Za-z][\w.-]*(?:\[[\w,]+\])?==(?:.*\\\n)(?:\s+--hash=sha256:[0-9a-f]{64}.*\n)+",
        text,
        re.MULTILINE,
    )

    assert len(packages) == len(re.findall(r"^[A-Za-z].*==", text, re.MULTILINE)) > 0
    assert "://" not in text
    assert "--index" not in text


def test_the_lock_of_the_pages_has_hashes_and_no_address():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    fetched = {name: about for name, about in packages.items() if name}

    assert [name for name, about in fetched.items() if "resolved" in about] == []
    assert [
        name for name, about in fetched.items() if not about.get("integrity", "").startswith("sha512-")
    ] == []
    assert [name for name, about in fetched.items() if not ALLOWED.search(name_of_licence(about))] == []


def name_of_licence(about):
    # Some packages write the licence of nothing-asked in words of their own.
    return about["license"].replace("BSD-0-Clause", "0BSD").replace("Python-2.0", "PSF")


def licence_of(package):
    if package in KNOWN:
        return KNOWN[package]
    about = metadata.metadata(package)
    classified = [each for each in about.get_all("Classifier") or [] if each.startswith("License ::")]
    return about.get("License-Expression") or " ".join(classified) or about.get("License") or ""


@pytest.mark.parametrize(
    "name", ["requirements/runtime.txt", "requirements/build.txt", "requirements/dev.txt"]
)
def test_licences_are_ones_we_accept(name):
    locked = re.findall(
        r"^([A-Za-z][\w.-]*)(?:\[[\w,]+\])?==[^;\n]+(;.*)?\\$", (ROOT / name).read_text(), re.MULTILINE
    )
    here = {each.name.lower().replace("_", "-") for each in metadata.distributions()}
    licences = {package: licence_of(package) for package, _when in locked if package.lower() in here}

    assert len(licences) > 1
    assert {each: said for each, said in licences.items() if not ALLOWED.search(said)} == {}
    assert {each: said for each, said in licences.items() if REFUSED.search(said)} == {}


def test_commands_can_be_run():
    for path in [*(ROOT / "bin").iterdir(), ROOT / ".ci" / "run"]:
        if path.is_file():
            assert path.stat().st_mode & 0o111, path
