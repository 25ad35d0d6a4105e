"""A browser on the pattern page, which needs no town around it."""

import pytest

from tests.pages.conftest import browser_type_launch_args  # noqa: F401 (a fixture)


@pytest.fixture
def patterns(live_server, browser):
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
        page.goto(f"{live_server.url}/ui/")
        return page

    yield patterns
    for window in windows:
        window.close()
