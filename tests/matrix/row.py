"""What a row of the matrix says."""

from collections.abc import Callable
from dataclasses import dataclass, field

KINDS = ("visitor", "light", "elsewhere", "left", "removed", "member", "steward", "admin")
PERSON = {
    "visitor": None,
    "light": "lena",
    "elsewhere": "vera",
    "left": "bram",
    "removed": "rik",
    "member": "sami",
    "steward": "noor",
    "admin": "anna",
}
CODES = {200: "see", 403: "refused", 404: "hidden", 405: "only-post", 422: "mend"}


ONLY_ADMIN = "sign-in refused refused refused refused refused refused see"
ONLY_ADMIN_GOES_ON = "sign-in refused refused refused refused refused refused go-on"
ONLY_ADMIN_FINDS = "hidden hidden hidden hidden hidden hidden hidden see"


@dataclass(frozen=True)
class Row:
    name: str
    meets: str
    args: Callable = lambda cast: {}
    # What is sent, as a function of the cast; None asks for the page.
    post: Callable | None = None
    query: str = ""
    # Says which of several rows of one address this is.
    note: str = ""
    # False for what a program reads or someone keeps: JSON, CSV, style sheets.
    is_page: bool = True
    # What must exist beyond the cast; its answer is handed to ``args`` and ``post`` in place of the cast.
    given: Callable = field(default=lambda cast: cast)

    def __str__(self):
        return " ".join(filter(None, (self.name, self.note, "(form)" if self.post else "")))

    @property
    def expected(self):
        words = self.meets.split()
        return dict(zip(KINDS, words * 8 if len(words) == 1 else words, strict=False))
