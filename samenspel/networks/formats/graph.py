"""What every network file comes down to: vertices with what is said of them, and ties with their line."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from samenspel.intake import cells
from samenspel.intake.problems import Unreadable
from samenspel.intake.tables import Table

MOST_VERTICES = 200_000
# Figures in a number, zeros before it included: enough for as many vertices, and soon read.
LONGEST_NUMBER = 12
TIE_COLUMNS = ["source", "target", "value", "directed"]


@dataclass
class Graph:
    """``vertices``: key → attributes, in order of the file. ``ties``: (line, one, other, value, directed)."""

    format: str
    vertices: dict[str, dict[str, str]] = field(default_factory=dict)
    ties: list[tuple[int, str, str, str, bool]] = field(default_factory=list)
    # Relation per tie, where the file has more than one.
    relations: list[str] = field(default_factory=list)
    relation: str = ""

    def add_vertex(self, key, line, **attributes):
        key = " ".join(cells.visible(str(key)).split())
        if not key or key in self.vertices:
            refuse(
                gettext_noop("Two vertices are called “%(key)s”.")
                if key
                else gettext_noop("This vertex has no name."),
                gettext_noop("Give every vertex a name of its own."),
                line,
                key=key[:60],
            )
        self.vertices[key] = attributes
        return key

    def as_ties(self):
        relations = self.relations or [self.relation] * len(self.ties)

        def rows():
            for (line, source, target, value, directed), relation in zip(self.ties, relations, strict=True):
                yield line, [source, target, value, "yes" if directed else "no", relation]

        return Table([*TIE_COLUMNS, "relation"], rows, self.format, place="line", people=tuple(self.vertices))

    def as_people(self):
        names = list(dict.fromkeys(name for attributes in self.vertices.values() for name in attributes))

        def rows():
            for number, (key, attributes) in enumerate(self.vertices.items(), 1):
                yield number, [key, *(attributes.get(name, "") for name in names)]

        return Table(["id", *names], rows, self.format, place="line")


def whole_number(word):
    """The number that ``word`` is, or nothing (0) when it is none, or longer than any number we count to."""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER else 0


def refuse(wrong, todo, line=None, *, place="line", **details):
    raise Unreadable(wrong, todo, row=line, place=place, **details)


def relation_of(source):
    """A file with one network is named after it: ``advice.net`` and ``advice-matrix.csv`` are ``advice``."""
    stem = source.name.removesuffix(".gz").rsplit(".", 1)[0]
    for ending in ("-matrix", "_matrix", " matrix"):
        stem = stem.removesuffix(ending)
    return stem[:60]
