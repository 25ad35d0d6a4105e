"""Who may do what: the start page."""

from tests.matrix.row import Row

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("home:home", "see"),
]
