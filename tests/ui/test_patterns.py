"""The pattern page shows every component, and the components keep the manners of the house."""

import re
from pathlib import Path

import pytest

import samenspel.ui

UI = Path(samenspel.ui.__file__).parent
TEMPLATES = UI / "templates"
PARTS = sorted(TEMPLATES.rglob("_*.html"))
COMPONENTS = sorted((UI / "static/ui/css/components").glob("*.css"))
# Sheets named after a class or a place of the frame instead of a part.
FRAME = {"crumbs", "messages", "foot", "nav"}


@pytest.fixture
def page(client):
    return client.get("/ui/", headers={"accept-language": "en"}).text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pattern_page_stands_in_both_languages(language, client):
    response = client.get("/ui/", headers={"accept-language": language})

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text
    assert response.text.count("<h1") == 1


@pytest.mark.parametrize("sheet", COMPONENTS, ids=lambda path: path.stem)
def test_every_component_stands_on_the_pattern_page(sheet, page):
    classes = set(re.findall(r"\.([a-z][a-z0-9-]*)", re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)))
    shown = {name for value in re.findall(r'class="([^"]*)"', page) for name in value.split()}

    assert classes & shown, f"nothing of {sheet.name} is shown on /ui/"


@pytest.mark.parametrize(
    "part", sorted(path.stem[1:] for path in (TEMPLATES / "ui").glob("_*.html")), ids=lambda name: name
)
def test_every_part_is_used_by_a_page_or_another_part(part):
    used = any(f'"ui/_{part}.html"' in path.read_text() for path in UI.rglob("*.html")) or any(
        f'"ui/_{part}.html"' in path.read_text() for path in UI.rglob("*.py")
    )

    assert used


@pytest.mark.parametrize("part", PARTS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_part_says_first_what_it_takes(part):
    first = part.read_text().splitlines()[0]

    assert re.match(r"\{# .*(Takes|takes)", first)


def test_no_page_of_ours_carries_a_style_or_a_script_inside():
    for path in UI.rglob("*.html"):
        html = path.read_text()
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*src=)|hx-on", html), path.name
