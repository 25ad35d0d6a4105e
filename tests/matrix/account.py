"""Who may do what: signing in."""

from tests.matrix.row import Row
from tests.matrix.things import nothing

# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("account_login", "see go-on go-on go-on go-on go-on go-on go-on"),
    # The visitor goes on to the page that asks for the code.
    Row("account_login", "sign-in go-on go-on go-on go-on go-on go-on go-on", post=lambda cast: {"login": "a@b.example"}),
    Row("account_request_login_code", "sign-in"),
    Row("account_confirm_login_code", "sign-in go-on go-on go-on go-on go-on go-on go-on"),
    Row("account_signup", "see go-on go-on go-on go-on go-on go-on go-on"),
    Row("account_email_verification_sent", "sign-in go-on go-on go-on go-on go-on go-on go-on"),
    Row("account_email", "go-on"),
    Row("account_logout", "go-on see see see see see see see"),
    Row("account_logout", "go-on", post=nothing),
    Row("account_inactive", "see"),
]
