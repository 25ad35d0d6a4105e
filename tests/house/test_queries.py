"""How often each page asks the database, for whoever asks most; rooms test that it does not grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.matrix import PERSON, ROWS

# Counted in November 2026; a page that needs more should say why here. The start page and the page of a
# community show what many rooms say, each in a question or two.
MOST = 29
# Two pages tell all that every room keeps about someone: a question per kind there is, not per row.
# The start page asks each room what waits for the reader, and a community's what it has to show there.
# The desk asks each room for its piles: of offers those that wait long, the new ones, and whom to thank.
# Any page asks up to three more for the mark of unread notifications.
# What someone agreed to do, days to answer and minutes to settle wait on the start page too; what comes and
# what was agreed stand on a community's page and its desk. What was born at a gathering asks where.
# A gathering shows its agenda, minutes, agreements, who comes and was there, and who can say yes.
# While reactions are asked, who leads a round reads what each draft still needs to become the version.
MORE = {
    "privacy:mine": 75,
    "privacy:erase": 75,
    "home:home": 51,
    "communities:community": 33,
    "communities:desk": 31,
    "purpose:community": 36,
    "purpose:round": 30,
    "purpose:version": 35,
    "purpose:draft": 35,
    "decisions:proposal": 30,
    "gatherings:gathering": 40,
}
PAGES = [row for row in ROWS if row.post is None and row.is_page and "see" in row.meets]


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_a_page_asks_the_database_seldom(row, cast, client_of):
    kind = next(
        kind
        for kind in ("steward", "member", "admin", "elsewhere", "light", "removed", "visitor")
        if row.expected[kind] == "see"
    )
    address = reverse(row.name, kwargs=row.args(row.given(cast))) + row.query
    client = client_of(PERSON[kind] and getattr(cast, PERSON[kind]))
    client.get(address)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)

    most = MORE.get(row.name, MOST)
    assert len(asked) <= most, "\n".join(each["sql"][:200] for each in asked.captured_queries)
