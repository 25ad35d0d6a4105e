"""Who may do what: the house itself, and people in bulk."""

from samenspel.house.sockets import PERIODS
from tests.matrix.row import ONLY_ADMIN, ONLY_ADMIN_GOES_ON, Row
from tests.matrix.things import nothing

# ruff: noqa: E501 (a row is a line of a table)


def settings(cast):
    months = {f"months_{name}": period.default for name, period in PERIODS.items()}
    return months | {
        "name": "Ons huis",
        "sign_up": "open",
        "languages": ["nl", "en"],
        "language": "nl",
        "theme_file": "-",
    }


def closing(cast):
    return {"act": "close", "person": cast.sami.pk}


ONLY_ADMIN_MENDS = "sign-in refused refused refused refused refused refused mend"
ONLY_ADMIN_POSTS = "sign-in refused refused refused refused refused refused only-post"

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("health", "see", is_page=False),
    Row("house:administration", ONLY_ADMIN),
    Row("house:settings", ONLY_ADMIN),
    Row("house:settings", ONLY_ADMIN_GOES_ON, post=settings),
    Row("house:settings", ONLY_ADMIN_MENDS, post=nothing, note="empty"),
    Row("house:change_logo", ONLY_ADMIN_MENDS, post=nothing, note="without a file"),
    Row("house:change_logo", ONLY_ADMIN_GOES_ON, post=lambda cast: {"remove": "yes"}),
    Row("house:change_logo", ONLY_ADMIN_POSTS),
    Row("house:logo", "hidden", is_page=False, note="none is put up"),
    Row("house:style", "see", is_page=False),
    Row("house:audit", ONLY_ADMIN),
    Row("house:audit", ONLY_ADMIN, query="?kind=house&person=Noor&since=2026-01-01", note="filtered"),
    Row("house:audit_csv", ONLY_ADMIN, post=nothing, is_page=False),
    Row("house:audit_csv", ONLY_ADMIN_POSTS),
    Row("house:health", ONLY_ADMIN),
    Row("people:bulk", ONLY_ADMIN),
    Row("people:bulk", ONLY_ADMIN, query="?kind=light&words=samen", note="filtered"),
    Row("people:bulk_act", ONLY_ADMIN, post=closing, note="asks first"),
    Row("people:bulk_act", ONLY_ADMIN_GOES_ON, post=lambda cast: {**closing(cast), "sure": "yes"}, note="sure"),
    Row("people:bulk_act", ONLY_ADMIN_POSTS),
    Row("people:bulk_csv", ONLY_ADMIN, post=nothing, is_page=False),
    Row("people:bulk_csv", ONLY_ADMIN_POSTS),
]
