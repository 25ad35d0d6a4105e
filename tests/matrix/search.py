"""Who may do what: search."""

from datetime import UTC, datetime

from samenspel.search.models import SavedSearch
from tests.matrix.row import Row

THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def kept_by_sami(cast):
    search, _new = SavedSearch.objects.get_or_create(
        person=cast.sami, words="knutselmiddag", group="", place_id=None, defaults={"looked_until": THEN}
    )
    return {"pk": search.pk}


ROWS = [
    Row("search:search", "see"),
    Row("search:search", "see", query="?q=werkplaats", note="with what was found"),
    Row("search:search", "see", query="?q=zeppelin&since=week", note="with nothing", is_page=False),
    Row("search:suggestions", "see", query="?q=we", is_page=False),
    Row("search:kept", "sign-in see see see see see see see"),
    Row(
        "search:keep",
        "sign-in refused go-on go-on go-on go-on go-on go-on",
        post=lambda cast: {"q": "knutselavond"},
    ),
    Row(
        "search:stop",
        "sign-in hidden hidden hidden hidden go-on hidden hidden",
        given=kept_by_sami,
        args=lambda made: made,
        post=lambda made: {},
        note="of somebody",
    ),
]
