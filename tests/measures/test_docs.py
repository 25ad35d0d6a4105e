"""What the pages about measures show is what happens."""

import doctest
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import measures
import measures.choosing
import measures.discretion
import measures.opinions
import measures.ties
from measures import _errors
from measures.command import main

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "measures").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_example_is_true(page):
    found = doctest.testfile(str(page), module_relative=False, optionflags=doctest.FAIL_FAST)

    assert found.attempted > 0
    assert found.failed == 0


def test_every_page_is_in_the_index():
    index = (ROOT / "docs" / "measures" / "README.md").read_text(encoding="utf-8")

    assert [page.name for page in PAGES if page.name != "README.md" and f"({page.name})" not in index] == []


def test_the_command_on_the_page_prints_what_the_page_says(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    index = (ROOT / "docs" / "measures" / "README.md").read_text(encoding="utf-8")
    shown = index.split("```console\n")[1].split("```")[0].splitlines()
    command = shlex.split(shown[0].removeprefix("$ python -m measures "))

    assert main(command) == 0

    printed = capsys.readouterr().out.splitlines()
    assert [line for line in shown[1:] if line != "…" and line not in printed] == []


@pytest.mark.parametrize("package", [measures, measures.ties, measures.discretion, measures.choosing])
def test_what_a_package_offers_is_there_and_explained(package):
    assert package.__all__ == sorted(
        package.__all__, key=lambda name: (not name.isupper(), name.islower(), name)
    )
    for name in package.__all__:
        thing = getattr(package, name)
        assert not callable(thing) or name == "Method" or thing.__doc__


def test_the_error_tree_is_drawn_whole():
    faults = [name for name, thing in vars(_errors).items() if isinstance(thing, type)]

    assert [name for name in faults if name not in (_errors.__doc__ or "")] == []
    assert all(issubclass(getattr(_errors, name), _errors.MeasureError) for name in faults)


def test_importing_the_measures_is_quick():
    """SciPy, igraph and networkit are loaded only when a figure needs them."""
    slow = "{'scipy', 'igraph', 'networkit'}"
    packages = "measures.ties, measures.discretion, measures.opinions"
    code = f"import sys, {packages}; print(*{slow} & {{*sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert run.stdout.strip() == ""
