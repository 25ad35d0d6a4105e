"""Who may do what: networks."""

from tests.matrix.row import ONLY_ADMIN_FINDS, Row
from tests.matrix.things import harbour, house, same

# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("networks:networks", "see"),
    Row("networks:network", "hidden hidden see see see see see see", same, given=house, note="the house"),
    Row("networks:network", ONLY_ADMIN_FINDS, same, given=harbour("private")),
    Row("networks:network", "see", same, given=harbour("public"), note="for all"),
    Row("networks:map", ONLY_ADMIN_FINDS, same, given=harbour("private"), is_page=False),
    Row("networks:map", "see", same, given=harbour("public"), note="for all", is_page=False),
    Row("networks:figures", ONLY_ADMIN_FINDS, same, given=harbour("private"), is_page=False),
    Row("networks:figures", "see", same, given=harbour("public"), note="for all", is_page=False),
    Row("networks:between", ONLY_ADMIN_FINDS, same, given=harbour("private"), is_page=False),
    Row("networks:between", "see", same, given=harbour("public"), note="for all", is_page=False),
    Row("networks:mine", "sign-in hidden see see see see see see", same, given=house, note="the house"),
    Row("networks:mine", "sign-in hidden hidden hidden hidden hidden hidden see", same, given=harbour("private")),
]
