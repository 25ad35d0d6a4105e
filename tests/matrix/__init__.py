"""Who may do what, address by address: the whole answer, a page per room.

Every address has at least one row, and each row is really asked for by all eight. After the address it reads:

    visitor    not signed in
    light      Lena: an account with only an e-mail address, member of nothing
    elsewhere  Vera: member of De Zorgkring only
    left       Bram: was a member of De Wijkwerkplaats and De Buurttuin
    removed    Rik: taken out of De Wijkwerkplaats by its steward, may not come back
    member     Sami: of both
    steward    Noor: of both
    admin      Anna: administrator, member of nothing

and what they meet is one of:

    see        the page (200)
    sign-in    the page for signing in
    go-on      done, or not needed any more: another page (302)
    refused    known to exist, not allowed (403)
    hidden     as if it did not exist (404)
    mend       the form again, with what is wrong (422)
    only-post  asked for without a form (405)
"""

from importlib import import_module
from pathlib import Path

from tests.matrix.row import CODES, KINDS, PERSON, Row

__all__ = ["CODES", "KINDS", "PERSON", "ROWS", "Row"]

NOT_ROWS = {"__init__", "row", "things"}
ROWS = [
    row
    for path in sorted(Path(__file__).parent.glob("*.py"))
    if path.stem not in NOT_ROWS
    for row in import_module(f"tests.matrix.{path.stem}").ROWS
]
