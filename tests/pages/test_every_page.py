"""Every page of the matrix, as whoever may see it: both languages, phone and wide, light and dark."""

import pytest

from tests.matrix import PERSON, ROWS
from tests.pages.conftest import PHONE, WIDE
from tests.pages.looking import frame_faults, listen, violations

# In the dark a page is built as in the light, in English as in Dutch: there only what may differ is asked.
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = [
    ("nl", "light", PHONE, None),
    ("nl", "light", WIDE, None),
    ("nl", "dark", PHONE, COLOURS),
    ("nl", "dark", WIDE, COLOURS),
    ("en", "light", PHONE, None),
]


def walks():
    """Each page as a visitor where they may come, and as the first of the others who may."""
    for row in ROWS:
        if row.post is None and row.is_page:
            for kinds in (["visitor"], ["steward", "member", "admin", "elsewhere"]):
                kind = next((kind for kind in kinds if row.expected[kind] == "see"), None)
                if kind:
                    yield pytest.param(row, kind, id=f"{row} as {kind}")


@pytest.mark.page
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("row", "kind"), list(walks()))
def test_a_page_is_for_everyone(row, kind, language, look_in, town):
    page = look_in(PERSON[kind], language)
    wrong = listen(page, town.url)

    answer = page.goto(town.paths[str(row)], wait_until="load")
    for _language, theme, size, rules in (look for look in LOOKS if look[0] == language):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme)
        where = f"{theme}, {size['width']} px: "
        wrong += [where + fault for fault in (*frame_faults(page, language), *violations(page, rules=rules))]

    assert answer.status == 200
    assert not wrong, "\n".join(wrong)
