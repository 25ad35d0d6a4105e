"""docs/import.md is true: its examples run, and its lists are those of the code."""

import contextlib
import re
import shlex
from pathlib import Path

import pytest
from django.core.management import call_command

from samenspel.intake.sockets import IMPORTERS
from samenspel.organisations.intake import OWN_ACCOUNT

DOCUMENT = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")


def examples():
    """Files, and commands with the lines they should say, in the order of the page."""
    pattern = r"^`([\w.-]+)`\n\n```csv\n(.*?)```|^```console\n(.*?)```"
    for name, content, console in re.findall(pattern, DOCUMENT, re.DOTALL | re.MULTILINE):
        if name:
            yield "file", name, content
        for command in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
            asked, _, said = command.partition("\n")
            yield "command", asked, said


@pytest.fixture
def in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en")
    monkeypatch.delenv("SAMENSPEL_LANGUAGE", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)


@pytest.mark.django_db
@pytest.mark.usefixtures("in_a_folder")
def test_the_examples_do_what_the_page_says(capsys):
    for kind, what, expected in examples():
        if kind == "file":
            Path(what).write_text(expected, encoding="utf-8")
            continue
        with contextlib.suppress(SystemExit):
            call_command(*shlex.split(what)[1:])
        out, err = capsys.readouterr()
        said = [" ".join(line.split()) for line in (out + err).splitlines()]
        for line in expected.splitlines():
            assert any(" ".join(line.split()) in each for each in said), (what, line, said)


def test_the_page_names_every_field_with_the_names_it_goes_by():
    for kind, importer in IMPORTERS.items():
        part = DOCUMENT.partition(f"\n### {kind}\n")[2].partition("\n### ")[0].partition("<!--")[0]
        told = re.findall(r"^\| `(\w+)`( \(needed\))? \| (.+?) \| (.+?) \|$", part, re.MULTILINE)
        known = [
            (field.name, " (needed)" if field.required else "", str(field.label), ", ".join(field.examples))
            for field in importer.fields
        ]

        assert told == known, kind


def test_the_page_names_every_word_for_working_on_ones_own_account():
    part = DOCUMENT.partition("<!-- own account -->")[2].partition("<!-- /own account -->")[0]

    assert set(re.findall(r"`([^`]+)`", part)) == OWN_ACCOUNT
