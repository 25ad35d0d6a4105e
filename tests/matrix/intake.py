"""Who may do what: bringing data in."""

from tests.matrix.row import ONLY_ADMIN, ONLY_ADMIN_GOES_ON, Row
from tests.matrix.things import file_read, harbour, nothing, same

# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("intake:imports", ONLY_ADMIN),
    Row("intake:new", ONLY_ADMIN, lambda cast: {"kind": "people"}),
    Row("intake:new", "sign-in refused refused refused refused refused refused mend", lambda cast: {"kind": "ties"}, post=nothing),
    Row("intake:run", ONLY_ADMIN, same, given=file_read),
    Row("intake:choose", "sign-in refused refused refused refused refused refused mend", same, given=file_read, post=lambda run: {"bring": "yes"}),
    Row("intake:again", ONLY_ADMIN_GOES_ON, same, given=file_read, post=nothing),
    Row("intake:throw_away", ONLY_ADMIN_GOES_ON, same, given=file_read, post=nothing),
    Row("intake:report", ONLY_ADMIN, same, given=file_read, is_page=False),
    Row("intake:remove", ONLY_ADMIN, same, given=harbour("public")),
    Row("intake:remove", ONLY_ADMIN_GOES_ON, same, given=harbour("public"), post=nothing),
]
