"""Who may do what: mail. Everyone who is signed in has their own."""

from tests.matrix.row import Row

# fmt: off
ONE_S_OWN = "sign-in see see see see see see see"
GOES_ON = "sign-in go-on go-on go-on go-on go-on go-on go-on"
ONLY_POST = "sign-in only-post only-post only-post only-post only-post only-post only-post"

#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("mail:addresses", ONE_S_OWN),
    Row("mail:works_again", ONLY_POST, is_page=False),
    Row("mail:works_again", GOES_ON, post=lambda cast: {}),
    Row("mail:end_answering", ONLY_POST, is_page=False),
    Row("mail:end_answering", GOES_ON, post=lambda cast: {}),
]
