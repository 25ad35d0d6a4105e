"""Where rooms plug in: what can be brought, with which columns, and what a row becomes.

A room registers an importer in its ``intake.py``; a higher room may add fields and work to the importer of a
lower one (organisations and networks add to ``people``). Work is done in batches of rows, never row by row.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from samenspel.intake import cells

SHORT_TEXT = cells.text(200)


@dataclass(frozen=True)
class Field:
    """One thing a column can be. ``synonyms`` are the names columns have in files, in Dutch and English."""

    name: str
    label: Any
    synonyms: str = ""
    read: Callable[[str], Any] = SHORT_TEXT
    required: bool = False
    # What an empty cell becomes; a required field has none.
    empty: Any = ""
    help: Any = ""
    # Names that count only when what is in the column fits.
    perhaps: str = ""

    @property
    def examples(self):
        return [self.name, *self.synonyms.split()[:4]]

    @property
    def names(self):
        """Column names that mean this field, as they are without punctuation."""
        return {name.replace("_", "") for name in (self.name, *self.synonyms.split())}


class Work:
    """What one room does with the rows of a file; made anew for each run, for the check and for the import.

    While ``job.writing`` is false everything is looked up, judged and counted, and nothing is written.
    """

    def __init__(self, job):
        self.job = job

    def take(self, rows):
        """A batch of rows, each with ``number`` and ``values`` (a dict by field name)."""

    def end(self):
        """After the last row: what could only be settled when all were seen."""


@dataclass
class Importer:
    kind: str
    label: Any
    about: Any
    fields: list[Field]
    works: list[type[Work]]
    # Readers of files that are no CSV: functions of a Source that give a Table, or None when not theirs.
    readers: list[Callable] = field(default_factory=list)
    # Each a set of field names of which one must be there.
    one_of: list[tuple[str, ...]] = field(default_factory=list)
    takes_attributes: bool = False

    def field(self, name):
        return next((each for each in self.fields if each.name == name), None)


@dataclass(frozen=True)
class Pack:
    """What comes in as files that belong together and becomes a thing of a room, not a set of data.

    Runs of it go through the same states as those of a table; the room has pages of its own for them.

    opened      (run) → (rows to expect, what the preview shows); raises Unreadable
    check       (run, progress) → Outcome; writes nothing
    carry_out   (run, progress, settle) → Outcome; all or nothing, ``settle(outcome)`` last of all
    address     (run) → the address of its page
    """

    opened: Callable
    check: Callable
    carry_out: Callable
    address: Callable


PACKS: dict[str, Pack] = {}
IMPORTERS: dict[str, Importer] = {}
BEFORE_UNDO: list[Callable] = []


def register(importer):
    IMPORTERS[importer.kind] = importer


def extend(kind, *, fields=(), works=(), readers=()):
    """Let a higher room add to what a lower one imports; rooms are loaded from below to above."""
    importer = IMPORTERS[kind]
    importer.fields += fields
    importer.works += works
    importer.readers += readers


def before_undo(function):
    """Register ``function(dataset)``: called before a dataset is removed, to keep what others use."""
    BEFORE_UNDO.append(function)
    return function


@dataclass(frozen=True)
class Act:
    """What ``samenspel import`` brings in whole and is of no dataset: a public list, a conversation.

    add_arguments   what may be asked on the command line
    carry_out       (command, **options) → does it, or raises CommandError with a sentence
    """

    name: str
    help: str
    add_arguments: Callable
    carry_out: Callable


ACTS: dict[str, Act] = {}


def add_act(**parts):
    ACTS[parts["name"]] = Act(**parts)
