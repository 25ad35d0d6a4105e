"""A published map as sentences and rows: statements with a bar for each group, ready for a template."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.opinions.models import Statement

SIDES = (
    ("agree", gettext_lazy("agree")),
    ("disagree", gettext_lazy("disagree")),
    ("pass", gettext_lazy("pass")),
)
SORTS = ("common", "divides", "unsure", "number")


@dataclass(frozen=True)
class Bar:
    """What everyone or one group said of a statement: ``parts`` as (kind, from, width) in hundredths."""

    letter: str
    n: int
    parts: list
    words: str


@dataclass(frozen=True)
class Line:
    """One statement with its bars; ``side``: how the groups, or most people, think of it."""

    pk: int
    number: int
    text: str
    side: str
    all: Bar
    groups: list
    consensus: float | None
    apart: float
    passed: float


def lines_of(now):
    """{id: Line} of every statement that is shown, in one question to the database."""
    shown = now.result["statements"]
    rows = Statement.objects.in_play().filter(conversation=now.conversation_id, pk__in=list(shown))
    return {row.pk: _line(row, shown[str(row.pk)]) for row in rows.in_order()}


def listed(now, lines, name):
    """The lines of one list of the map (common, divides, unsure), without those no longer in play."""
    return [replace(lines[pk], side=side) for pk, side in now.result.get(name, []) if pk in lines]


def ordered(lines, sort):
    """The rows of the table, as somebody chose."""
    keys = {
        "common": lambda line: (-(line.consensus if line.consensus is not None else -1), line.number),
        "divides": lambda line: (-line.apart, line.number),
        "unsure": lambda line: (-line.passed, line.number),
        "number": lambda line: line.number,
    }
    return sorted(lines.values(), key=keys[sort])


def groups_of(now, lines):
    """The groups with the statements they are told by: [(group, [(line, side, told with in_words)])]."""
    return [
        (
            group,
            [
                _told(group, told, lines[told["statement"]])
                for told in group["told_by"]
                if told["statement"] in lines
            ],
        )
        for group in now.result["groups"]
    ]


def _told(group, told, line):
    return line, told["side"], told | {"in_words": _in_words(group["name"], told, line)}


def _in_words(letter, told, line):
    """How many of a group say so, and how much more often than others; "" where not shown whole."""
    parts = next((bar.parts for bar in line.groups if bar.letter == letter), [])
    share = next((width for kind, _from, width in parts if kind == told["side"]), None)
    if share is None or "ratio" not in told:
        return ""
    times = int(told["ratio"] or 0)
    if times < 2:
        sentence = {
            "agree": _("%(share)s %% agrees, more often than the others"),
            "disagree": _("%(share)s %% disagrees, more often than the others"),
        }
    else:
        sentence = {
            "agree": _("%(share)s %% agrees, over %(times)s times as often as the others"),
            "disagree": _("%(share)s %% disagrees, over %(times)s times as often as the others"),
        }
    return sentence[told["side"]] % {"share": share, "times": times}


def _line(row, cells):
    groups = [_bar(letter, cell) for letter, cell in cells["groups"].items()]
    shares = [
        cell.get("agree", 1.0 if cell.get("mostly") == "agree" else 0.0) for cell in cells["groups"].values()
    ]
    together = cells["all"]
    smaller = min(together.get("agree", 0), together.get("disagree", 0))
    return Line(
        row.pk, row.number, row.text, "", _bar("", together), groups, cells["consensus"],
        max(shares) - min(shares) if len(shares) > 1 else smaller,
        together.get("pass", 1.0 if together.get("mostly") == "pass" else 0.0),
    )  # fmt: skip


def _bar(letter, cell):
    return Bar(letter, cell["n"], _parts(cell), _words(cell))


def _parts(cell):
    """From left to right: agree, what stands together, pass, disagree."""
    if "mostly" in cell:
        return [(f"mostly-{cell['mostly']}", 0, 100)]
    parts, start = [], 0
    for kind in ("agree", "rest", "pass", "disagree"):
        width = round(100 * cell.get(kind, 0))
        if width:
            parts.append((kind, start, width))
            start += width
    return parts


def _words(cell):
    """The same as a sentence: what a reader without colours has."""
    if "mostly" in cell:
        return {
            "agree": _("nearly everyone agrees"),
            "disagree": _("nearly everyone disagrees"),
            "pass": _("nearly everyone passes"),
        }[cell["mostly"]]
    said = [
        _("%(share)s %% %(side)s") % {"share": round(100 * cell[side]), "side": words}
        for side, words in SIDES
        if side in cell
    ]
    if "rest" in cell:
        said.append(_("%(share)s %% something else") % {"share": round(100 * cell["rest"])})
    return ", ".join(said)
