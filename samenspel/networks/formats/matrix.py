"""An adjacency matrix as a spreadsheet writes it: people above and at the side, values between."""

import csv

from django.utils.translation import gettext_noop

from samenspel.intake import cells
from samenspel.intake.problems import Wrong
from samenspel.intake.tables import LONGEST_CELL, Table, records, separator_of
from samenspel.networks.formats.graph import TIE_COLUMNS, refuse, relation_of

LARGEST = 5_000


def ties(source):
    csv.field_size_limit(LONGEST_CELL)
    separator, skip = separator_of(source)
    header = [_plain(cell) for cell in next(records(source, separator, skip), (1, []))[1]]
    while header[1:] and not header[-1]:
        header.pop()
    if not _is_matrix(source, header, separator, skip):
        return None
    _refuse_bad_header(header)
    relation = relation_of(source)

    def rows():
        return _rows(source, separator, skip, header, relation)

    return Table([*TIE_COLUMNS, "relation"], rows, "matrix", people=tuple(header[1:]))


def _is_matrix(source, header, separator, skip):
    """The corner is empty, or the names above are those at the side."""
    if len(header) < 3:
        return False
    if not header[0]:
        return True
    if abs(source.lines - len(header)) > 2 or len(header) > LARGEST:
        return False
    side = [_plain(row[0]) for number, row in records(source, separator, skip) if number > 1 and row]
    return side == header[1:]


def _refuse_bad_header(header):
    names = header[1:]
    if len(names) > LARGEST:
        refuse(
            gettext_noop("A matrix of more than %(most)s people is too large to read."),
            gettext_noop("Save it as a list of ties."),
            1,
            place="row",
            most=LARGEST,
        )
    if not all(names) or len(set(names)) != len(names):
        refuse(
            gettext_noop("In the first row of this matrix a name is missing or stands twice."),
            gettext_noop("Give every person one name, the same above and at the side."),
            1,
            place="row",
        )


def _rows(source, separator, skip, header, relation):
    seen = set()
    for number, row in records(source, separator, skip):
        if number == 1 or not any(cell.strip() for cell in row):
            continue
        name = _plain(row[0])
        row = row[: len(header)] if not any(row[len(header) :]) else row
        if len(row) != len(header) or name not in header[1:] or name in seen:
            refuse(
                gettext_noop(
                    "This row does not fit the matrix: its name or its number of cells is not that "
                    "of the first row."
                ),
                gettext_noop("Give every person one row and one column, under the same name."),
                number,
                place="row",
            )
        seen.add(name)
        for other, cell in zip(header[1:], row[1:], strict=True):
            value = _value(cell.strip(), number, other)
            if value:
                yield number, [name, other, cell.strip(), "yes", relation]


def _plain(name):
    return " ".join(cells.visible(name).split())


def _value(cell, number, column):
    try:
        return cells.number(cell) if cell else 0
    except Wrong as error:
        refuse(error.wrong, error.todo, number, place="row", column=column)
