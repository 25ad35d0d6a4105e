"""Pajek: a network (``.net``: vertices, arcs, edges, matrix) and the classes of its vertices (``.clu``)."""

import re

from django.utils.translation import gettext_noop

from samenspel.intake.reading import open_source
from samenspel.intake.tables import Table
from samenspel.networks.formats.graph import MOST_VERTICES, Graph, refuse, relation_of, whole_number

WORDS = re.compile(r'"([^"]*)"|(\S+)')
SECTION = re.compile(r"\*\s*([a-z]+)\s*(?::\s*\d+)?\s*(\d+)?\s*(\d+)?\s*(?:\"([^\"]*)\")?", re.I)
LISTS = {"arcs": True, "edges": False}
STARS = {"arcslist": True, "edgeslist": False}
CLASSES = (".clu", ".vec")
SECTIONS = {"network", "vertices", "matrix", "partition", "vector", *LISTS, *STARS}


def ties(source):
    return read(source).as_ties() if is_pajek(source) else None


def people(source):
    return read(source).as_people() if is_pajek(source) else None


def classes(source):
    """The classes of a ``.clu`` file, on the names in the network file beside it."""
    if source.suffix not in CLASSES:
        return None
    if source.beside is None:
        refuse(
            gettext_noop("A file of classes has no names in it, so we do not know whom its lines are about."),
            gettext_noop(
                "Name the network it belongs to, with --vertices FILE.net; or bring a CSV with the "
                "columns id and class."
            ),
        )
    keys = list(read(open_source(source.beside)).vertices)
    lines = [(number, line) for number, line in _lines(source.whole()) if not line.startswith("*")]
    if len(lines) != len(keys):
        refuse(
            gettext_noop(
                "This file has %(count)s classes, and the network beside it has %(people)s vertices."
            ),
            gettext_noop("Name the network that these classes were made for."),
            count=len(lines),
            people=len(keys),
        )
    rows = [(number, [key, line]) for key, (number, line) in zip(keys, lines, strict=True)]
    return Table(["id", relation_of(source)], lambda: iter(rows), "Pajek", place="line")


def is_pajek(source):
    if source.suffix in CLASSES:
        return False
    return source.suffix in (".net", ".paj") or source.head(200).lstrip().lower().startswith(
        ("*vertices", "*network")
    )


def read(source):
    reading = Reading(relation_of(source))
    for number, line in _lines(source.whole()):
        reading.take(number, line)
    return reading.done()


def _lines(text):
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("%"):
            yield number, line.strip()


class Reading:
    """One network, line by line; ``section`` says what a line is."""

    def __init__(self, relation):
        self.file_relation = self.relation = relation
        self.section, self.count, self.row = "", 0, 0
        self.labels, self.ties = {}, []

    def take(self, number, line):
        if line.startswith("*"):
            self._begin(number, line)
        elif self.section == "vertices":
            self._vertex(number, line)
        elif self.section in LISTS:
            self._pair(number, line, LISTS[self.section])
        elif self.section in STARS:
            one, *others = self._numbers(number, line)
            self.ties += [(number, one, other, "1", STARS[self.section], self.relation) for other in others]
        elif self.section == "matrix":
            self._matrix_row(number, line)
        else:
            self._refuse_line(number)

    def _begin(self, number, line):
        found = SECTION.match(line)
        self.section = found[1].lower() if found else ""
        if self.section not in SECTIONS:
            self._refuse_line(number)
        if self.section == "vertices":
            count = whole_number(found[2] or "")
            if self.count or not 0 < count <= MOST_VERTICES:
                refuse(
                    gettext_noop("The number of vertices is missing, zero, too large or given twice."),
                    gettext_noop("Write *Vertices and the number of vertices, once; one network in a file."),
                    number,
                )
            if found[3]:
                refuse(
                    gettext_noop("This network has two kinds of vertices."),
                    gettext_noop("Bring a network of people only."),
                    number,
                )
            self.count = count
        elif self.section != "network":
            self.relation, self.row = (found[4] or self.file_relation)[:60], 0

    def _vertex(self, number, line):
        words = [first or second for first, second in WORDS.findall(line)]
        vertex = self._vertex_number(number, words[0])
        self.labels[vertex] = words[1] if len(words) > 1 and words[1].strip() else str(vertex)

    def _pair(self, number, line, directed):
        words = line.split()
        if len(words) < 2:
            self._refuse_line(number)
        one, other = (self._vertex_number(number, word) for word in words[:2])
        self.ties.append((number, one, other, words[2] if len(words) > 2 else "1", directed, self.relation))

    def _matrix_row(self, number, line):
        cells = line.split()
        self.row += 1
        if len(cells) != self.count or self.row > self.count:
            self._refuse_line(number)
        for position, cell in enumerate(cells, 1):
            if cell.strip("0.") or not cell.startswith("0"):
                self.ties.append((number, self.row, position, cell, True, self.relation))

    def _numbers(self, number, line):
        return [self._vertex_number(number, word.lstrip("-")) for word in line.split()]

    def _vertex_number(self, number, word):
        vertex = whole_number(word)
        if not 0 < vertex <= self.count:
            refuse(
                gettext_noop("“%(word)s” is not the number of a vertex; they run from 1 to %(count)s."),
                gettext_noop("Check the number, and the number of vertices at the top."),
                number,
                word=word[:60],
                count=self.count,
            )
        return vertex

    def _refuse_line(self, number):
        refuse(
            gettext_noop("This line is not what a Pajek network has here."),
            gettext_noop("Check the line, and the heading with an asterisk above it."),
            number,
        )

    def done(self):
        if not self.count:
            refuse(
                gettext_noop("There are no vertices in this file."),
                gettext_noop("A Pajek network begins with *Vertices and their number."),
            )
        graph = Graph("Pajek", relation=self.file_relation)
        keys = [
            graph.add_vertex(self.labels.get(vertex, str(vertex)), None)
            for vertex in range(1, self.count + 1)
        ]
        for line, one, other, value, directed, relation in self.ties:
            graph.ties.append((line, keys[one - 1], keys[other - 1], value, directed))
            graph.relations.append(relation)
        return graph
