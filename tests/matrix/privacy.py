"""Who may do what: what is kept about people, and leaving with it."""

from samenspel.privacy.models import Parcel
from samenspel.privacy.packing import pack
from tests.matrix.row import Row
from tests.matrix.things import nothing

# ruff: noqa: E501 (a row is a line of a table)


def parcel_of_sami(cast):
    parcel = Parcel.objects.create(person=cast.sami, language="nl")
    pack(parcel)
    return {"pk": parcel.pk}


def same(given):
    return given


EVERYONE_SIGNED_IN = "sign-in see see see see see see see"
GOES_ON = "sign-in go-on go-on go-on go-on go-on go-on go-on"

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("privacy:privacy", "see"),
    Row("privacy:register", "see"),
    Row("privacy:register_csv", "see", is_page=False),
    Row("privacy:register_md", "see", is_page=False),
    Row("privacy:mine", EVERYONE_SIGNED_IN),
    Row("privacy:pack", GOES_ON, post=nothing),
    Row("privacy:pack", "sign-in only-post only-post only-post only-post only-post only-post only-post"),
    Row("privacy:download", "sign-in hidden hidden hidden hidden see hidden hidden", same, given=parcel_of_sami, is_page=False),
    Row("privacy:erase", EVERYONE_SIGNED_IN),
    # Vera and Noor steward a community, Anna is the last administrator: others count on them.
    Row("privacy:erase", "sign-in see mend see see see mend mend", post=lambda cast: {"made": "keep"}),
    Row("privacy:sure", GOES_ON),
    Row("privacy:sure", "sign-in mend mend mend mend mend mend mend", post=lambda cast: {"made": "keep", "who": "someone@else.example"}, note="another address"),
    Row("privacy:sure", "sign-in mend mend mend mend go-on mend mend", post=lambda cast: {"made": "keep", "who": "sami@samen.example"}, note="Sami's address"),
    Row("privacy:erased", "see"),
]
