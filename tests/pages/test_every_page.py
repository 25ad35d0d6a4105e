"""Every page of the matrix, as whoever may see it: both languages, phone and wide, light and dark."""

import pytest

from tests.matrix import PERSON, ROWS
from tests.pages.conftest import PHONE, WIDE
from tests.pages.looking import COLOURS, frame_faults, violations

# A member's page at two opposite corners: all rules of axe, then what the other theme may change. A visitor's
# at a third: its frame, since what stands in it stands on the member's too; where nobody else comes, all
# rules. Widths at every corner.
AS_MEMBER = [("nl", "light", PHONE, WIDE, {}), ("en", "dark", WIDE, PHONE, {"only": COLOURS})]
AS_VISITOR = [("nl", "dark", PHONE, WIDE, None)]
VISITOR_ALONE = [("nl", "dark", PHONE, WIDE, {}), ("en", "light", WIDE, PHONE, {"only": COLOURS})]
OTHERS = ["steward", "member", "admin", "elsewhere", "light", "removed"]


def walks():
    """Each page as a visitor where they may come, and as the first of the others who may."""
    for row in ROWS:
        if row.post is None and row.is_page:
            is_alone = all(row.expected[kind] != "see" for kind in OTHERS)
            for kinds, looks in (
                (["visitor"], VISITOR_ALONE if is_alone else AS_VISITOR),
                (OTHERS, AS_MEMBER),
            ):
                kind = next((kind for kind in kinds if row.expected[kind] == "see"), None)
                if kind:
                    yield pytest.param(row, kind, looks, id=f"{row} as {kind}")


@pytest.mark.page
@pytest.mark.parametrize(("row", "kind", "looks"), list(walks()))
def test_a_page_is_for_everyone(row, kind, looks, look_in, town):
    wrong = []
    for language, theme, size, other_size, rules in looks:
        page, heard = look_in(PERSON[kind], language)
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size(other_size)
        answer = page.goto(town.path(row), wait_until="load")
        faults = [f"{other_size['width']} px: {fault}" for fault in frame_faults(page, language)]
        page.set_viewport_size(size)
        faults += [f"{size['width']} px: {fault}" for fault in frame_faults(page, language)]
        faults += violations(page, **rules) if rules is not None else []
        wrong += [f"{language}, {theme}: {fault}" for fault in (*heard, *faults)]
        assert answer.status == 200

    assert not wrong, "\n".join(wrong)
