"""An organisation drops in its published NL Design System theme: contrast stays, and nothing falls apart."""

from contextlib import ExitStack
from functools import cache

import pytest

from tests.pages.conftest import PHONE, WIDE, serving
from tests.pages.looking import frame_faults, listen, violations

pytestmark = pytest.mark.page

THEMES = ["built/themes/voorbeeld/theme.css", "built/themes/ma/theme.css"]
# What a theme can spoil: the pages themselves are walked elsewhere.
RULES = ["color-contrast", "link-in-text-block", "target-size"]
PAGES = [
    ("home:home", None),
    ("home:home", "sami"),
    ("communities:community open to all", "noor"),
    ("people:people", "noor"),
    ("people:person for who is signed in", "noor"),
    ("work:results", None),
    ("work:publish", "sami"),
    ("networks:network the house", "sami"),
    ("ui:patterns", None),
]


@pytest.fixture(scope="module")
def served(town):
    """``served(theme)`` gives the address of the same town in that house style; each is started once."""
    with ExitStack() as running:

        @cache
        def served(theme):
            return running.enter_context(serving(town.folder, SAMENSPEL_THEME_FILE=theme))[0]

        yield served


@pytest.fixture(params=THEMES, ids=lambda path: path.split("/")[-2])
def dressed(request, served):
    return served(request.param)


@pytest.mark.parametrize(("row", "name"), PAGES, ids=str)
def test_a_published_theme_keeps_contrast(row, name, dressed, walk, town):
    page = walk(name, url=dressed)
    wrong = listen(page, dressed)
    page.goto(town.paths[row], wait_until="load")
    assert page.locator('link[href*="house/style.css"]').count() == 1

    for theme, size in (("light", WIDE), ("dark", PHONE)):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme)
        where = f"{theme}, {size['width']} px: "
        wrong += [where + fault for fault in (*frame_faults(page, "nl"), *violations(page, only=RULES))]

    assert not wrong, "\n".join(wrong)
