"""Every page of the matrix, as whoever may see it: both languages, phone and wide, light and dark."""

import pytest

from tests.matrix import PERSON, ROWS
from tests.pages.conftest import PHONE, WIDE
from tests.pages.looking import COLOURS, frame_faults, listen, violations

# A member's page at two opposite corners: all rules of axe, then what the other theme may change. A visitor's
# at a third: what stands there; its colours are those of the member's. Widths at every corner.
AS_MEMBER = [("nl", "light", PHONE, WIDE, {}), ("en", "dark", WIDE, PHONE, {"only": COLOURS})]
AS_VISITOR = [("nl", "dark", PHONE, WIDE, {"without": COLOURS})]


def walks():
    """Each page as a visitor where they may come, and as the first of the others who may."""
    for row in ROWS:
        if row.post is None and row.is_page:
            for kinds, looks in (
                (["visitor"], AS_VISITOR),
                (["steward", "member", "admin", "elsewhere", "light", "removed"], AS_MEMBER),
            ):
                kind = next((kind for kind in kinds if row.expected[kind] == "see"), None)
                if kind:
                    yield pytest.param(row, kind, looks, id=f"{row} as {kind}")


@pytest.mark.page
@pytest.mark.parametrize(("row", "kind", "looks"), list(walks()))
def test_a_page_is_for_everyone(row, kind, looks, look_in, town):
    wrong = []
    for language, theme, size, other_size, rules in looks:
        page = look_in(PERSON[kind], language)
        heard = listen(page, town.url)
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size(other_size)
        answer = page.goto(town.paths[str(row)], wait_until="load")
        faults = [f"{other_size['width']} px: {fault}" for fault in frame_faults(page, language)]
        page.set_viewport_size(size)
        faults += [f"{size['width']} px: {fault}" for fault in frame_faults(page, language)]
        wrong += [f"{language}, {theme}: {fault}" for fault in (*heard, *faults, *violations(page, **rules))]
        assert answer.status == 200

    assert not wrong, "\n".join(wrong)
