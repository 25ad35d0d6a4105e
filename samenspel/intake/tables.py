"""CSV in all its dialects as one table: columns, and rows with the number they have in a spreadsheet."""

import csv
import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from samenspel.intake.problems import Unreadable
from samenspel.intake.reading import Source

SEPARATORS = {
    ",": gettext_noop("comma"),
    ";": gettext_noop("semicolon"),
    "\t": gettext_noop("tab"),
    "|": gettext_noop("pipe"),
}
WIDEST = 500
LONGEST_CELL = 100_000
LONGEST_LINE = 2_000_000
SAMPLE_ROWS = 200


@dataclass(frozen=True)
class Table:
    """Columns and a way to read the rows, as often as needed.

    ``format`` and ``facts`` say how it was read. ``people`` are keys that stand in the file beside its rows:
    the vertices of a network, also those without ties.
    """

    columns: list[str]
    rows: Callable[[], Iterator[tuple[int, list[str]]]]
    format: str
    facts: tuple[str, ...] = ()
    place: str = "row"
    people: tuple[str, ...] = ()

    def sample(self, count=SAMPLE_ROWS):
        """The first rows that hold something; what is wrong with the file later on is not met here."""
        try:
            return [cells for _number, cells in itertools.islice(self.rows(), count) if any(cells)]
        except Unreadable:
            return []


def csv_table(source: Source) -> Table:
    """The table in a CSV file; raises Unreadable when its first row cannot be a header."""
    csv.field_size_limit(LONGEST_CELL)
    if source.head(200).lstrip().startswith(("<", "{", "[")):
        raise Unreadable(
            gettext_noop("This is XML, JSON or a web page, not a table."),
            gettext_noop("Save it as CSV, or bring it as ties if it is GraphML."),
        )
    separator, skip = separator_of(source)
    columns = _header(source, separator, skip)
    return Table(
        columns,
        lambda: _rows(source, separator, skip, len(columns)),
        "CSV",
        (_encoding_name(source), SEPARATORS[separator], *(("gzip",) if source.packed else ())),
    )


def _encoding_name(source):
    return {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "cp1252": "Windows-1252"}.get(source.encoding, "UTF-16")


def records(source, separator, skip=0):
    """(number, cells) of each record; a line ``sep=;`` that Excel understands is not counted."""
    with source.text() as text:
        lines = itertools.islice(lines_of(text), skip, None)
        number = 0
        reader = csv.reader(lines, delimiter=separator, strict=True)
        while True:
            number += 1
            try:
                yield number, next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise _broken(error, number) from None


class EndlessLine(csv.Error):
    """A line so long that it would fill the memory: no row of a table."""


def lines_of(text):
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise EndlessLine
        yield line


def _broken(error, row):
    if "field larger" in str(error) or isinstance(error, EndlessLine):
        return Unreadable(
            gettext_noop("A cell may hold %(cell)s characters and a row %(line)s; here are more."),
            gettext_noop("Shorten it; or close a quotation mark, if that was forgotten."),
            row=row,
            cell=LONGEST_CELL,
            line=LONGEST_LINE,
        )
    if "unexpected end" in str(error):
        return Unreadable(
            gettext_noop("A quotation mark is opened here and never closed."),
            gettext_noop("Close it, or remove it."),
            row=row,
        )
    return Unreadable(
        gettext_noop("There is text after a closing quotation mark."),
        gettext_noop("Write a quotation mark inside a cell twice, or remove it."),
        row=row,
    )


def separator_of(source):
    """The separator by which the first rows fall apart most evenly; Excel's own ``sep=`` line decides."""
    with source.text() as text:
        head = [text.readline(LONGEST_LINE)[:LONGEST_CELL] for _line in range(20)]
    first = head[0].strip() if head else ""
    if first.lower().startswith("sep=") and first[4:5] in SEPARATORS:
        return first[4], 1
    return max(SEPARATORS, key=lambda separator: _evenness(head, separator)), 0


def _evenness(head, separator):
    try:
        widths = [len(cells) for cells in csv.reader(head, delimiter=separator) if cells]
    except csv.Error:
        widths = [len(line.split(separator)) for line in head if line.strip()]
    if not widths or widths[0] == 1:
        return 0, 0
    return Counter(widths)[widths[0]] / len(widths), widths[0]


def _header(source, separator, skip):
    for _number, cells in records(source, separator, skip):
        columns = [" ".join(cell.split()) for cell in cells]
        while columns and not columns[-1]:
            columns.pop()
        _refuse_bad_header(columns)
        return columns
    raise Unreadable(
        gettext_noop("There is nothing in this file."), gettext_noop("Save it again and look inside first.")
    )


def _refuse_bad_header(columns):
    fix = gettext_noop("Give every column a name of its own in the first row.")
    if not columns:
        raise Unreadable(
            gettext_noop("The first row is empty; it should hold the names of the columns."), fix, row=1
        )
    if len(columns) > WIDEST:
        raise Unreadable(
            gettext_noop("The first row has %(count)s columns; at most %(most)s can be read."),
            gettext_noop("Leave out the columns that are not needed."),
            row=1,
            count=len(columns),
            most=WIDEST,
        )
    for position, name in enumerate(columns, 1):
        if not name:
            raise Unreadable(gettext_noop("Column %(position)s has no name."), fix, row=1, position=position)
        if columns.index(name) != position - 1:
            raise Unreadable(
                gettext_noop("Columns %(one)s and %(other)s have the same name, “%(name)s”."),
                fix,
                row=1,
                one=columns.index(name) + 1,
                other=position,
                name=name[:60],
            )


def _rows(source, separator, skip, width):
    for number, cells in records(source, separator, skip):
        if number == 1:
            continue
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            del cells[width:]
        yield number, cells
