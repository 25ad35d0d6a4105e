"""Pages name the files that the build made, and say what to do when it made none."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from samenspel.ui.templatetags import built as tags


def rendered(source):
    return Template("{% load built %}" + source).render(Context())


def test_the_style_sheet_has_a_digest_that_lets_browsers_keep_it():
    address = re.search(r'href="([^"]+)"', rendered("{% built_css %}")).group(1)

    assert re.match(settings.WHITENOISE_IMMUTABLE_FILE_TEST, address)


def test_the_page_script_is_a_module_from_our_own_address():
    assert re.fullmatch(
        r'<script type="module" src="/static/built/page-[A-Z0-9]{8}\.js"></script>',
        rendered('{% built "page" %}'),
    )


def test_every_built_sheet_and_script_is_packed_small():
    manifest = json.loads(tags.MANIFEST.read_text())

    for name in manifest["made"]:
        path = tags.MANIFEST.parent / name
        if path.suffix in {".css", ".js"}:
            packed = path.with_name(path.name + ".gz")
            whole = path.stat().st_size
            # A script of a few lines hardly shrinks.
            assert packed.stat().st_size < (whole / 2 if whole > 1500 else whole), name


def test_a_name_that_was_not_built_says_what_to_run():
    with pytest.raises(tags.NotBuilt, match="npm run build"):
        tags.built_url("nowhere/nothing")


@pytest.fixture
def nothing_built(monkeypatch, tmp_path):
    monkeypatch.setattr(tags, "MANIFEST", tmp_path / "manifest.json")


def test_a_clone_without_a_build_says_what_to_run(nothing_built):
    with pytest.raises(tags.NotBuilt, match="bin/setup"):
        tags.built_url("page.css")


def test_an_error_page_stands_without_a_build(nothing_built):
    assert rendered("{% built_css_if_there %}words") == "words"


def test_every_island_is_asked_for_by_a_page():
    rooms = Path(tags.__file__).resolve().parents[2]
    islands = {"/".join(main.parts[-3:-1]) for main in rooms.glob("*/static/*/*/main.js")}
    asked = re.compile(r'{% built "([^"]+)"')

    pages = "".join(page.read_text() for page in rooms.glob("*/templates/**/*.html"))

    assert islands - set(asked.findall(pages)) == set()
