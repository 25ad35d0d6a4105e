"""What can be wrong with a file, as sentences: what it is, where, and what to do.

Sentences are kept untranslated with their details, so that each reads the report in their own language.
"""

from dataclasses import asdict, dataclass, field, replace

from django.utils.translation import gettext, gettext_noop

# A report keeps this many; what comes after is counted only.
KEPT = 10_000
SHOWN_CHARACTERS = 60


class Wrong(Exception):
    """A sentence on what is wrong and one on what to do, both marked with ``gettext_noop``."""

    def __init__(self, wrong, todo="", **details):
        super().__init__(wrong % details if details else wrong)
        self.wrong, self.todo, self.details = wrong, todo, details


class Unreadable(Wrong):
    """The file as a whole cannot be read on; ``row`` says from where, when that is known."""

    def __init__(self, wrong, todo="", *, row=None, column="", place="row", **details):
        super().__init__(wrong, todo, **details)
        self.row, self.column, self.place = row, column, place


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: in which row and column, with which value."""

    wrong: str
    todo: str = ""
    details: dict = field(default_factory=dict)
    row: int | None = None
    column: str = ""
    value: str = ""
    # Spreadsheets have rows; graph files have lines.
    place: str = "row"
    # Where several files come together, which of them.
    file: str = ""

    @property
    def what(self):
        return _filled(self.wrong, self.details)

    @property
    def remedy(self):
        return _filled(self.todo, self.details)

    @property
    def where(self):
        if self.file:
            return f"{self.file}, {self._within}" if self._within else self.file
        return self._within

    @property
    def _within(self):
        if self.row is None:
            return gettext("column “%(column)s”") % {"column": self.column} if self.column else ""
        if self.place == "line":
            return gettext("line %(row)s") % {"row": self.row}
        if self.column:
            return gettext("row %(row)s, column “%(column)s”") % {"row": self.row, "column": self.column}
        return gettext("row %(row)s") % {"row": self.row}

    def __str__(self):
        said = " ".join(part for part in (self.what, self.remedy) if part)
        if not self.where:
            return said
        return gettext("%(where)s: %(said)s") % {"where": self.heading, "said": said}

    @property
    def heading(self):
        """Where it is, to begin a sentence with; a file keeps its name as it is."""
        return self.where if self.file else self.where.capitalize()


def _filled(sentence, details):
    return gettext(sentence) % details if sentence and details else gettext(sentence) if sentence else ""


class Problems:
    """All problems of one file, in order; so many that nobody reads them are only counted."""

    def __init__(self, place="row"):
        self.kept, self.total, self.place = [], 0, place

    def __bool__(self):
        return self.total > 0

    def __iter__(self):
        return iter(self.kept)

    def __len__(self):
        return self.total

    def add(self, wrong, todo="", *, row=None, column="", value="", place="", **details):
        self.total += 1
        if len(self.kept) < KEPT:
            value = value if len(value) <= SHOWN_CHARACTERS else value[: SHOWN_CHARACTERS - 1] + "…"
            self.kept.append(Problem(wrong, todo, details, row, column, value, place or self.place))

    def add_wrong(self, error, **where):
        if isinstance(error, Unreadable):
            where = {"row": error.row, "column": error.column, "place": error.place, **where}
        self.add(error.wrong, error.todo, **where, **error.details)

    def take_over(self, others, *, file):
        """The problems of one of several files, after those of the files before it."""
        self.total += others.total
        room = max(KEPT - len(self.kept), 0)
        self.kept += [replace(each, file=file) for each in others.in_order()[:room]]

    def in_order(self):
        if any(problem.file for problem in self.kept):
            return list(self.kept)
        return sorted(self.kept, key=lambda problem: (problem.row is not None, problem.row or 0))

    def as_json(self):
        return [asdict(problem) for problem in self.in_order()]


def from_json(kept):
    return [Problem(**each) for each in kept]


OUR_FAULT = (
    gettext_noop("Something went wrong on our side; nothing was imported."),
    gettext_noop("Try once more. If it happens again, give this moment to whoever looks after the server."),
)
