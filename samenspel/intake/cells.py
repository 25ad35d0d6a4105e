"""How a cell becomes a value, or a sentence on why it cannot: text, number, moment, address, yes or no."""

import math
import re
import unicodedata
from datetime import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import gettext_noop

from samenspel.intake.problems import Wrong

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mrt maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
DUTCH = re.compile(
    r"(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})\.?[-/. ](\d{2,4})(?:[ T,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?",
    re.I,
)
EMAIL = re.compile(r"[^@\s,;<>\"()]{1,64}@[^@\s,;<>\"()]+\.[^@\s,;<>\"().]{2,}")
# Files say the same things over and over: so many different cells of each kind are remembered.
SAME = 20_000
# Zero-width joiner and non-joiner: letters of some scripts change by them.
JOINERS = "\u200c\u200d"
LOOSE_JOINER = re.compile(rf"(?<!\S)[{JOINERS}]+|[{JOINERS}]+(?!\S)|(?<=[{JOINERS}])[{JOINERS}]")
# Letters and signs that are empty to look at.
BLANKS = " \t\r\n\f\u2800\u115f\u1160\u3164\uffa0"
NOTHING_VISIBLE = (
    gettext_noop("There is nothing to be seen in this cell: it holds invisible signs only."),
    gettext_noop("Type it again, or leave the cell empty."),
)
YES = {"1", "yes", "ja", "j", "y", "true", "waar", "directed", "gericht"}
NO = {"0", "no", "nee", "n", "false", "onwaar", "undirected", "ongericht", "mutual"}


def text(longest):
    @lru_cache(maxsize=SAME)
    def read(cell):
        if len(cell) > longest:
            raise Wrong(
                gettext_noop("This is %(length)s characters long; at most %(longest)s fit."),
                gettext_noop("Make it shorter."),
                length=len(cell),
                longest=longest,
            )
        said = " ".join(visible(cell).split())
        if not said:
            raise Wrong(*NOTHING_VISIBLE)
        return said

    return read


def visible(cell):
    """``cell`` without signs that only steer how text is shown; within a word, joiners stay.

    Such signs make two names look the same, or turn the text beside them round.
    """
    if cell.isascii() or cell.isprintable():
        return "" if not cell.strip(BLANKS) else cell
    kept = "".join(sign for sign in cell if unicodedata.category(sign) != "Cf" or sign in JOINERS)
    kept = LOOSE_JOINER.sub("", kept)
    return kept if kept.strip(BLANKS) else ""


@lru_cache(maxsize=SAME)
def number(cell):
    """A decimal comma or a decimal point; with both, the last one is the decimal sign."""
    plain = cell.replace(" ", "").replace(" ", "").replace(" ", "")
    if "," in plain:
        if "." in plain and plain.rfind(".") > plain.rfind(","):
            plain = plain.replace(",", "")
        else:
            plain = plain.replace(".", "").replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or "_" in plain:
        raise Wrong(gettext_noop("This is not a number."), gettext_noop("Write a number, such as 3 or 2,5."))
    return value


def above_zero(cell):
    value = number(cell)
    if value <= 0:
        raise Wrong(
            gettext_noop("This is not above zero."),
            gettext_noop("Write a number above zero, or leave the row out."),
        )
    return value


@lru_cache(maxsize=SAME)
def moment(cell):
    """ISO 8601, or day-month-year as it is written in Dutch; without an offset it is local time."""
    value = _iso(cell) or _dutch(cell)
    if value is None or not 1900 <= value.year <= 2100:
        raise Wrong(
            gettext_noop("This is not a date we can read."),
            gettext_noop("Write it as 2024-03-31, 2024-03-31T14:00 or 31-3-2024 14:00."),
        )
    return value if value.tzinfo else timezone.make_aware(value)


def _iso(cell):
    try:
        return datetime.fromisoformat(cell) if cell[:4].isdigit() and len(cell) >= 8 else None
    except ValueError:
        return None


def _dutch(cell):
    found = DUTCH.fullmatch(cell)
    if not found:
        return None
    day, month, year, hour, minute, second = found.groups()
    month = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
    if len(year) != 4:
        raise Wrong(
            gettext_noop("The year of this date is not written in full."),
            gettext_noop("Write the year with four figures."),
        )
    try:
        return datetime(int(year), month, int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001
    except ValueError:
        raise Wrong(
            gettext_noop("This date does not exist (day first, then month)."),
            gettext_noop("Write it as 2024-03-31 or 31-3-2024."),
        ) from None


def email(cell):
    address = visible(cell).strip("<>").removeprefix("mailto:").lower()
    if not EMAIL.fullmatch(address) or len(address) > 254:
        raise Wrong(
            gettext_noop("This is not an e-mail address."), gettext_noop("Write it as name@organisation.nl.")
        )
    return address


def truth(cell):
    word = cell.lower()
    if word in YES | NO:
        return word in YES
    raise Wrong(gettext_noop("This is neither yes nor no."), gettext_noop("Write yes or no."))


def several(longest):
    """Texts with ``|`` between them."""
    one = text(longest)

    def read(cell):
        return [one(part.strip()) for part in cell.split("|") if part.strip()]

    return read
