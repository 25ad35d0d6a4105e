"""Who may do what: live. Who is here is asked with the ticket of a page, so alone it says nothing."""

from tests.matrix.row import Row

# fmt: off
ONE_S_OWN = "sign-in see see see see see see see"
GOES_ON = "sign-in go-on go-on go-on go-on go-on go-on go-on"

#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("live:here", "refused", is_page=False),
    Row("live:shown", ONE_S_OWN),
    Row("live:shown", GOES_ON, post=lambda cast: {"shown": "yes"}),
]
