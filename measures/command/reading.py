"""Reading tables as people have them: CSV with comma, semicolon or tab, gzip or not, UTF-8 or Windows text.

Every fault ends in one `BadFile`: what, in which file and line, and what to do about it.
"""

import csv
import gzip
import io
import itertools
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from measures._errors import BadFile

LONGEST_FIELD: Final = 100_000
_SEPARATORS: Final = {",": "comma", ";": "semicolon", "\t": "tab"}


@dataclass(frozen=True, eq=False)
class Table:
    """A file as columns of text, all of one length."""

    path: str
    columns: dict[str, Sequence[str]]
    separator: str
    text: str

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def column(self, *names: str) -> Sequence[str] | None:
        """The first of these columns that is present, whatever its capitals."""
        for name in names:
            for present, cells in self.columns.items():
                if present.lower() == name.lower():
                    return cells
        return None

    def needed(self, *names: str) -> Sequence[str]:
        """As `column`; raises BadFile when none is present."""
        cells = self.column(*names)
        if cells is None:
            wanted = " or ".join(f"'{name}'" for name in names)
            raise BadFile(
                f"no column {wanted} (there is: {', '.join(self.columns)})",
                where=f"{self.path}, line 1",
                remedy="add the column or name it so in the first line",
            )
        return cells

    def line(self, row: int) -> int:
        """In which line of the file a row of data ends (rows count from 0)."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator, strict=True)
        filled = (reader.line_num for cells in reader if cells)
        return next(itertools.islice(filled, row + 1, None))


def read_table(path: str) -> Table:
    """The whole table in memory.

    path     a file, or one of that name with .gz behind it; gzip is recognised by its content
    returns  Table; empty lines are skipped, spaces around names of columns dropped
    raises   BadFile
    """
    path = found_as(path)
    text = _text(_bytes(path), path)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = [row for row in reader if row]
    except csv.Error as fault:
        raise BadFile(
            f"the table cannot be read ({fault})",
            where=f"{path}, line {reader.line_num}",
            remedy="look for an unclosed quotation mark or a very long field there",
        ) from None
    if not rows:
        raise BadFile("the file is empty", where=path, remedy="its first line should name the columns")
    names = [name.strip() for name in rows[0]]
    _check_names(names, path)
    del rows[0]
    columns: dict[str, Sequence[str]]
    if rows and set(map(len, rows)) != {len(names)}:
        _blame_row(rows, names, Table(path, dict.fromkeys(names, ()), separator, text))
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    return Table(path, columns, separator, text)


def found_as(path: str) -> str:
    """The name itself, or with .gz behind it when only that file is there."""
    packed = f"{path}.gz"
    return packed if not os.path.exists(path) and os.path.exists(packed) else path


def _check_names(names: list[str], path: str) -> None:
    where = f"{path}, line 1"
    if not all(names):
        raise BadFile("a column has no name", where=where, remedy="name every column in the first line")
    lowered = [name.lower() for name in names]
    for name in names:
        if lowered.count(name.lower()) > 1:
            raise BadFile(f"two columns are called '{name}'", where=where, remedy="rename one of them")


def _blame_row(rows: list[list[str]], names: list[str], table: Table) -> None:
    row = next(place for place, cells in enumerate(rows) if len(cells) != len(names))
    raise BadFile(
        f"{len(rows[row])} fields where the first line names {len(names)},"
        f" separated by {_SEPARATORS[table.separator]}",
        where=f"{table.path}, line {table.line(row)}",
        remedy="give every line the same number of fields",
    )


def _bytes(path: str) -> bytes:
    try:
        raw = Path(path).read_bytes()
    except FileNotFoundError:
        raise BadFile("there is no such file", where=path, remedy="check the name and the folder") from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        remedy = "check that it is a file you may read"
        raise BadFile(f"the file cannot be opened ({reason})", where=path, remedy=remedy) from None
    if raw[:2] == b"\x1f\x8b":
        try:
            raw = gzip.decompress(raw)
        except (OSError, EOFError, zlib.error):
            remedy = "fetch or compress it again"
            raise BadFile("the gzip file is broken or cut short", where=path, remedy=remedy) from None
    elif path.endswith(".gz") and raw:
        raise BadFile(
            "this is not a gzip file", where=path, remedy="leave .gz out of its name or compress it"
        )
    return raw


def _text(raw: bytes, path: str) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError:
            raise BadFile("this is not text", where=path, remedy="save the table as CSV in UTF-8") from None
    if raw[:4] == b"PK\x03\x04":
        raise BadFile("this is a spreadsheet or zip file", where=path, remedy="save the table as CSV")
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        remedy = "this is not a text file, or it is damaged: save the table as CSV"
        raise BadFile("there is a NUL byte", where=f"{path}, line {line}", remedy=remedy)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as fault:
            line = raw.count(b"\n", 0, fault.start) + 1
    remedy = "save the table as CSV in UTF-8"
    raise BadFile("this is neither UTF-8 nor Windows text", where=f"{path}, line {line}", remedy=remedy)
