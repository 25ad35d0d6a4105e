"""What the documents say is so, and what is so stands in the documents."""

import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import measures
import samenspel

ROOT = Path(__file__).parents[2]
ROOMS = sorted(path.parent.name for path in (ROOT / "samenspel").glob("*/__init__.py"))
DOCUMENTS = [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
] + sorted((ROOT / "docs").rglob("*.md"))


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_what_is_made_from_the_code_is_as_the_code_has_it():
    checked = subprocess.run(
        [sys.executable, "bin/steps/documents.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )

    assert checked.returncode == 0, checked.stdout


def test_every_room_tells_what_it_is_for():
    for room in ROOMS:
        said = importlib.import_module(f"samenspel.{room}").__doc__

        assert len(said.split()) >= 10, room
        assert f"### `{room}`" in text("docs/architecture.md")


def test_every_setting_is_told():
    from samenspel.config.env import DECLARED

    told = set(re.findall(r"^\| `(SAMENSPEL_\w+)`", text("docs/settings.md"), re.MULTILINE))

    assert told == set(DECLARED)
    assert all(setting.meaning for setting in DECLARED.values())


def test_the_version_is_the_newest_in_the_list_of_changes():
    newest = re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)[1]

    assert newest == samenspel.VERSION
    assert f'softwareVersion: "{samenspel.VERSION}"' in text("publiccode.yml")


def test_links_lead_somewhere():
    for document in DOCUMENTS:
        links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text(encoding="utf-8"))

        assert [link for link in links if not (document.parent / link).exists()] == [], document


def test_files_named_in_documents_exist():
    """A name with a slash and an ending in backticks is a file, in the repository or in a room."""
    for document in DOCUMENTS:
        named = set(
            re.findall(r"`([\w.-]+(?:/[\w.-]+)+\.(?:py|md|txt|toml|mjs|html))`", document.read_text("utf-8"))
        )
        places = [ROOT, ROOT / "samenspel", document.parent, ROOT / "measures"]

        assert {name for name in named if not any((place / name).exists() for place in places)} == set(), (
            document
        )


def test_what_is_exported_is_there():
    for path in [*(ROOT / "samenspel").rglob("*.py"), *(ROOT / "measures").rglob("*.py")]:
        if "__all__" not in path.read_text(encoding="utf-8"):
            continue
        parts = path.relative_to(ROOT).with_suffix("").parts
        module = importlib.import_module(".".join(part for part in parts if part != "__init__"))
        assert sorted(module.__all__) == sorted(set(module.__all__)), path
        assert [name for name in module.__all__ if not hasattr(module, name)] == [], path


def test_the_two_versions_are_versions():
    for version in (samenspel.VERSION, measures.VERSION):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_publiccode_has_what_the_standard_asks():
    file = text("publiccode.yml")
    asked = (
        "publiccodeYmlVersion name url platforms categories developmentStatus softwareType description legal "
    )
    asked += "maintenance localisation"

    assert [key for key in asked.split() if not re.search(rf"^{key}:", file, re.MULTILINE)] == []
    assert re.search(r"^  license: EUPL-1.2$", file, re.MULTILINE)
    for short in re.findall(r'shortDescription: "(.+)"', file):
        assert len(short) <= 150
    for long in re.findall(r"longDescription: \|\n((?: {6}.+\n)+)", file):
        assert 150 <= len(" ".join(long.split())) <= 10_000
    for picture in re.findall(r"- (docs/\S+\.png)", file):
        assert (ROOT / picture).stat().st_size <= 200_000


def test_every_dependency_we_chose_has_its_reason():
    reasons = text("docs/decisions/dependencies.md").lower() + text("NOTICE").lower()
    chosen = re.findall(r"^([A-Za-z][\w-]+)", text("requirements/runtime.in"), re.MULTILINE)

    assert [name for name in chosen if name.lower() not in reasons] == []


def test_the_import_contract_knows_every_room():
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = " ".join(contracts[0]["layers"])

    assert contracts[0]["exhaustive"]
    assert [room for room in ROOMS if not re.search(rf"(?<!\()\b{room}\b", layers)] == []
