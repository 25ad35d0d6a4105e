"""Every page of the matrix, as whoever may see it: both languages, phone and wide, light and dark.

A kind of page (its address) meets two opposite corners, and each has its texts' colours looked at by axe; all
other rules of axe at one of them, since a theme or a language changes nothing there. Its further rows meet
the corners by turns. Where others see a page too, a visitor's has its frame looked at: what stands in it
stands on theirs. Widths always.
"""

from collections import Counter

import pytest

from tests.matrix import PERSON, ROWS
from tests.pages.conftest import PHONE, WIDE
from tests.pages.looking import COLOURS, frame_faults, pale, violations

CORNERS = (("nl", "light", PHONE, WIDE), ("en", "dark", WIDE, PHONE))
AS_VISITOR = ("nl", "dark", PHONE, WIDE)
OTHERS = ["steward", "member", "admin", "elsewhere", "light", "removed"]


def walks():
    """Each page as the first of those who may see it, and as a visitor where they may come too.

    Gives of each walk the row, who walks, the corners, and the place among those where all rules of axe
    hold; None where only the frame is looked at.
    """
    met = Counter()
    for number, row in enumerate(row for row in ROWS if row.post is None and row.is_page):
        seeing = [kind for kind in (*OTHERS, "visitor") if row.expected[kind] == "see"]
        if seeing:
            turn = met[row.name] % 2
            corners, closely = ([CORNERS[turn]], 0) if met[row.name] else (CORNERS, number % 2)
            met[row.name] += 1
            yield row, seeing[0], corners, closely
        if "visitor" in seeing[1:]:
            yield row, "visitor", [AS_VISITOR], None


WALKS = list(walks())


@pytest.mark.page
@pytest.mark.parametrize(
    ("row", "kind", "corners", "closely"), WALKS, ids=[f"{row} as {kind}" for row, kind, *_ in WALKS]
)
def test_a_page_is_for_everyone(row, kind, corners, closely, look_in, town):
    wrong = []
    for number, (language, theme, size, other_size) in enumerate(corners):
        page, heard, known = look_in(PERSON[kind], language, theme)
        page.set_viewport_size(other_size)
        answer = page.goto(town.path(row), wait_until="load")
        faults = [f"{other_size['width']} px: {fault}" for fault in frame_faults(page, language)]
        page.set_viewport_size(size)
        faults += [f"{size['width']} px: {fault}" for fault in frame_faults(page, language)]
        faults += violations(page, without=COLOURS) if number == closely else []
        faults += pale(page, known) if closely is not None else []
        wrong += [f"{language}, {theme}: {fault}" for fault in (*heard, *faults)]
        assert answer.status == 200

    assert not wrong, "\n".join(wrong)


def test_every_kind_of_page_is_met_in_each_theme_and_each_language():
    met = {name: set() for name in {row.name for row, *_ in WALKS}}
    for row, _kind, corners, closely in WALKS:
        met[row.name].update(each for corner in corners if closely is not None for each in corner[:2])

    assert [name for name, facts in met.items() if facts != {"nl", "en", "light", "dark"}] == []
    assert {row.name for row, _kind, _corners, closely in WALKS if closely is not None} == set(met)


@pytest.mark.page
def test_a_colour_too_near_its_ground_is_found_on_a_page_whose_looks_were_good(look_in, town):
    page, _heard, known = look_in(None, "nl", "light")
    page.goto(town.url)
    assert pale(page, known) == []
    good = set(known)

    page.evaluate("document.querySelector('h1').style.color = 'color-mix(in srgb, canvas 80%, black)'")

    assert "axe color-contrast" in pale(page, known)[0]
    assert "axe color-contrast" in pale(page, known)[0]
    assert known == good != set()
