"""Who may do what: the start page, and the desk over all communities one looks after."""

from tests.matrix.row import Row

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("home:home", "see"),
    Row("home:desk", "sign-in see see see see see see see"),
]
