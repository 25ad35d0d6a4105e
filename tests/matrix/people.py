"""Who may do what: people."""

from tests.matrix.row import Row
from tests.matrix.things import a_profile, handle

# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("people:people", "see"),
    Row("people:person", "hidden see see see see see see see", handle("sami"), note="for who is signed in"),
    Row("people:person", "hidden hidden see hidden hidden hidden hidden see", handle("vera"), note="for fellow members"),
    Row("people:profile", "sign-in see see see see see see see"),
    Row("people:profile", "sign-in go-on go-on go-on go-on go-on go-on go-on", post=a_profile),
]
