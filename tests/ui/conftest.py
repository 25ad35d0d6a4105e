"""A browser on the pattern page of the town."""

import pytest

from tests.pages.conftest import browser_type_launch_args, town  # noqa: F401 (fixtures)


@pytest.fixture
def patterns(town, browser):  # noqa: F811
    """``patterns(width=390)``: the pattern page in a window of its own, with what it complained about."""
    windows = []

    def patterns(width=1360, **window):
        windows.append(
            browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB", **window)
        )
        page = windows[-1].new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{town.url}/ui/")
        return page

    yield patterns
    for window in windows:
        window.close()
