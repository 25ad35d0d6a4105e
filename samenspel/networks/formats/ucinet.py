"""UCINET DL: full or half matrices and lists, with or without labels, one relation or several."""

import re

from django.utils.translation import gettext_noop

from samenspel.networks.formats.graph import MOST_VERTICES, Graph, refuse, relation_of, whole_number

LARGEST_MATRIX = 5_000
NUMBER_OF = re.compile(r"\b(n|nm|nr|nc)\s*=\s*(\d{1,9})", re.I)
FORMAT = re.compile(r"\bformat\s*=\s*(\w+)", re.I)
HEADING = re.compile(
    r"^[ \t]*((?:(?:row|column|col|level|matrix)\s+)?labels(?:\s+embedded)?|data)\s*:?[ \t]*", re.I | re.M
)
EMBEDDED = re.compile(r"labels\s+embedded", re.I)


def ties(source):
    return read(source).as_ties() if is_dl(source) else None


def is_dl(source):
    return source.suffix == ".dl" or bool(re.match(r"\s*dl\s+n", source.head(100), re.I))


def read(source):
    text = source.whole()
    headings = list(HEADING.finditer(text))
    data = next((found for found in headings if found[1].lower() == "data"), None)
    if data is None or not re.match(r"\s*dl\b", text, re.I):
        refuse(
            gettext_noop("A DL file begins with “DL” and has its figures below “data:”."),
            gettext_noop("Save it again from UCINET as DL."),
        )
    head = Head(text[: data.start()], headings)
    return _graph(head, text, data.end(), relation_of(source))


class Head:
    """What stands above the data: how many people and relations, in which format, and how they are called."""

    def __init__(self, text, headings):
        first = text[: headings[0].start()]
        numbers = {name.lower(): int(count) for name, count in NUMBER_OF.findall(first)}
        if "n" not in numbers and numbers.get("nr") == numbers.get("nc"):
            numbers["n"] = numbers.get("nr", 0)
        self.n, self.matrices = numbers.get("n", 0), numbers.get("nm", 1)
        if not 0 < self.n <= MOST_VERTICES or not 0 < self.matrices <= 1_000:
            refuse(
                gettext_noop("The number of people (n = …) is missing, zero or too large."),
                gettext_noop("Write it in the first line, as in DL n = 21."),
                1,
            )
        self.format = (FORMAT.search(text) or ["", "fullmatrix"])[1].lower()
        self.embedded = bool(EMBEDDED.search(text))
        self.with_diagonal = not re.search(r"diagonal\s*(?:=\s*)?absent", text, re.I)
        said = self._labels(text, headings)
        self.labels = next(
            (said[kind] for kind in ("labels", "row labels", "column labels") if said.get(kind)), []
        )
        self.relations = said.get("matrix labels") or said.get("level labels") or []
        if self.labels and len(self.labels) != self.n:
            refuse(
                gettext_noop("There are %(count)s labels for %(people)s people."),
                gettext_noop("Give each of them a label, with commas or line ends between."),
                count=len(self.labels),
                people=self.n,
            )

    def _labels(self, text, headings):
        said = {}
        for found, after in zip(headings, [*headings[1:], None], strict=True):
            kind = " ".join(found[1].lower().split())
            if kind == "data" or found.start() >= len(text):
                break
            words = re.findall(
                r'"([^"]*)"|([^\s,]+)', text[found.end() : after.start() if after else len(text)]
            )
            said[kind.replace("col ", "column ")] = [one or other for one, other in words]
        return said


def _graph(head, text, start, relation):
    lines = _lines(text, start)
    reader = {
        "fullmatrix": _full,
        "fm": _full,
        "lowerhalf": _half,
        "lh": _half,
        "upperhalf": _half,
        "uh": _half,
        "edgelist1": _edges,
        "el1": _edges,
        "nodelist1": _nodes,
        "nl1": _nodes,
    }.get(head.format)
    if reader is None:
        refuse(
            gettext_noop("The format “%(format)s” is not one we read."),
            gettext_noop("Save it as fullmatrix, edgelist1 or nodelist1."),
            1,
            format=head.format[:40],
        )
    people = People(head)
    found = list(reader(head, people, lines))
    graph = Graph("UCINET DL", relation=relation)
    for key in people.all():
        graph.add_vertex(key, None)
    for line, one, other, value, directed, level in found:
        graph.ties.append((line, one, other, value, directed))
        graph.relations.append(_relation(head, level, relation))
    return graph


def _relation(head, level, relation):
    if head.relations and level < len(head.relations):
        return head.relations[level][:60]
    return relation if head.matrices == 1 else f"{relation[:50]} {level + 1}"


def _lines(text, start):
    first = text.count("\n", 0, start) + 1
    for number, line in enumerate(text[start:].splitlines(), first):
        words = line.replace(",", " ").split()
        if words:
            yield number, words


class People:
    """Labels by number; with embedded labels they are met while reading."""

    def __init__(self, head):
        self.head, self.met = head, {}
        self.names = head.labels or (
            [] if head.embedded else [str(number) for number in range(1, head.n + 1)]
        )

    def called(self, word, line):
        if self.head.embedded:
            self.met.setdefault(word, None)
            return word
        number = whole_number(word)
        if 0 < number <= self.head.n:
            return self.names[number - 1]
        refuse(
            gettext_noop("“%(word)s” is not the number of a vertex; they run from 1 to %(count)s."),
            gettext_noop("Check the number, and the number of vertices at the top."),
            line,
            word=word[:60],
            count=self.head.n,
        )

    def all(self):
        return list(dict.fromkeys([*self.names, *self.met]))


def _full(head, people, lines):
    """Figures run on over lines; with embedded labels each row begins with one."""
    _refuse_large(head)
    if head.embedded:
        people.names = list(next(lines, (0, []))[1])
        rows = ((line, words[1:]) for line, words in lines)
        cells = ((line, word) for line, words in rows for word in words)
    else:
        cells = ((line, word) for line, words in lines for word in words)
    if len(people.names) != head.n:
        _refuse_count(head.n, len(people.names))
    wanted = [
        (row, column)
        for row in range(head.n)
        for column in range(head.n)
        if head.with_diagonal or row != column
    ]
    for level in range(head.matrices):
        for row, column in wanted:
            line, cell = _next(cells, len(wanted) * head.matrices)
            if not _is_zero(cell):
                yield line, people.names[row], people.names[column], cell, True, level
    _refuse_more(cells, len(wanted) * head.matrices)


def _half(head, people, lines):
    _refuse_large(head)
    cells = ((line, word) for line, words in lines for word in words)
    if len(people.names) != head.n:
        _refuse_count(head.n, len(people.names))
    lower = head.format in ("lowerhalf", "lh")
    wanted = [
        (row, column)
        for row in range(head.n)
        for column in (range(row + 1) if lower else range(row, head.n))
        if head.with_diagonal or row != column
    ]
    for level in range(head.matrices):
        for row, column in wanted:
            line, cell = _next(cells, len(wanted) * head.matrices)
            if not _is_zero(cell):
                yield line, people.names[row], people.names[column], cell, False, level
    _refuse_more(cells, len(wanted) * head.matrices)


def _edges(head, people, lines):
    level = 0
    for line, words in lines:
        if words == ["!"]:
            level += 1
        elif len(words) in (2, 3):
            one, other = (people.called(word, line) for word in words[:2])
            yield line, one, other, words[2] if len(words) == 3 else "1", True, level
        else:
            refuse(
                gettext_noop("This line should hold two people, and perhaps a value."),
                gettext_noop("Check the line."),
                line,
            )


def _nodes(head, people, lines):
    level = 0
    for line, words in lines:
        if words == ["!"]:
            level += 1
            continue
        one, *others = (people.called(word, line) for word in words)
        for other in others:
            yield line, one, other, "1", True, level


def _is_zero(cell):
    return not cell.strip("0.") and cell.startswith("0")


def _refuse_large(head):
    if head.n > LARGEST_MATRIX:
        refuse(
            gettext_noop("A matrix of more than %(most)s people is too large to read."),
            gettext_noop("Save it as a list of ties."),
            1,
            most=LARGEST_MATRIX,
        )


def _next(cells, wanted):
    try:
        return next(cells)
    except StopIteration:
        refuse(
            gettext_noop("There are fewer figures than the %(wanted)s this matrix should have."),
            gettext_noop("Check the number of people, and that no row is cut off."),
            wanted=wanted,
        )


def _refuse_more(cells, wanted):
    for line, _cell in cells:
        refuse(
            gettext_noop("There are more figures than the %(wanted)s this matrix should have."),
            gettext_noop("Check the number of people in the first line."),
            line,
            wanted=wanted,
        )


def _refuse_count(people, labels):
    refuse(
        gettext_noop("There are %(count)s labels for %(people)s people."),
        gettext_noop("Give each of them a label, with commas or line ends between."),
        count=labels,
        people=people,
    )
