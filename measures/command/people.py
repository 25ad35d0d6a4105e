"""From tables to what the measures take: row numbers of people, groups, amounts, and ties per relation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from measures._errors import BadFile
from measures.command.reading import Table
from measures.ties import Ties, ties_from
from measures.ties.graph import Bools, Floats, Ints

PEOPLE_PER_GROUP: Final = 4
"""Without --by, a column that divides people has at least so many people per value on average."""

ALL_KINDS: Final = "all_kinds"
ONE_RELATION: Final = "ties"
_DATE: Final = re.compile(r"\d{4}-\d{2}(-\d{2}.*)?")


@dataclass(frozen=True, eq=False)
class Grouping:
    """A column that divides people into groups: names in order of text, label per person (-1 = empty)."""

    name: str
    names: list[str]
    label: Ints


@dataclass(frozen=True, eq=False)
class People:
    """Who there is, in the order of the file.

    ids       as text;  place: row number by id
    shown     how ids appear in the output: whole numbers as numbers
    """

    ids: list[str]
    place: dict[str, int]
    shown: list[Any]
    groupings: list[Grouping]
    amounts: dict[str, Floats]


@dataclass(frozen=True, eq=False)
class Relation:
    """One kind of tie, ready to measure.

    present   bool, shape (people,): who takes part; only in events are people without any left out
    """

    name: str
    ties: Ties
    threshold: str
    present: Bools


def read_people(table: Table, *, by: Sequence[str] | None) -> People:
    """People and their columns.

    by       columns to divide people by; None: those that look like groups (see `_is_grouping`), and numbers
             with many values as amounts
    raises   BadFile
    """
    names = list(table.columns)
    id_name = next((name for name in names if name.lower() in ("id", "person")), names[0])
    ids = [cell.strip() for cell in table.columns[id_name]]
    place = {person: row for row, person in enumerate(ids)}
    if len(place) < len(ids):
        row = next(row for row, person in enumerate(ids) if place[person] != row)
        again = ids.index(ids[row], row + 1)
        remedy = "keep one line for each person"
        raise BadFile(
            f"'{ids[row]}' stands there twice", where=f"{table.path}, line {table.line(again)}", remedy=remedy
        )
    if "" in place:
        where = f"{table.path}, line {table.line(place[''])}"
        raise BadFile(f"the column '{id_name}' is empty", where=where, remedy="give every person an id")
    if not ids:
        raise BadFile("there are no people", where=table.path, remedy="add a line for each person")
    groupings, amounts = [], {}
    for name in [name for name in names if name != id_name] if by is None else by:
        cells = [cell.strip() for cell in table.needed(name)]
        numbers = _numbers(cells)
        if _is_grouping(cells, numbers) or (by is not None and (numbers is None or _are_codes(numbers))):
            groupings.append(group_by(name, cells))
        elif numbers is not None:
            amounts[name] = numbers
    whole = all(re.fullmatch(r"0|[1-9]\d{0,17}", person) for person in ids)
    shown: list[Any] = [int(person) for person in ids] if whole else list(ids)
    return People(ids, place, shown, groupings, amounts)


def group_by(name: str, cells: Sequence[str]) -> Grouping:
    """Labels in the order of the text of the values; an empty cell is no group."""
    names = sorted(set(cells) - {""})
    number = {value: place for place, value in enumerate(names)}
    return Grouping(name, names, np.array([number.get(cell, -1) for cell in cells], dtype=np.int64))


def _numbers(cells: Sequence[str]) -> Floats | None:
    """The cells as numbers, nan when empty; None when one is not a number or all are empty."""
    try:
        numbers = np.array([float(cell) if cell else np.nan for cell in cells])
    except ValueError:
        return None
    known = numbers[~np.isnan(numbers)]
    return numbers if len(known) and np.isfinite(known).all() else None


def _are_codes(numbers: Floats) -> bool:
    """Whole numbers that start at 0 or 1 and leave none out: codes of groups rather than amounts."""
    values = np.unique(numbers[~np.isnan(numbers)])
    return bool(values[0] in (0, 1) and (np.diff(values) == 1).all())


def _is_grouping(cells: Sequence[str], numbers: Floats | None) -> bool:
    """At least two values with on average `PEOPLE_PER_GROUP` people, no dates, no lists, no amounts."""
    values = set(cells) - {""}
    if len(values) < 2 or sum(map(bool, cells)) < PEOPLE_PER_GROUP * len(values):
        return False
    if numbers is not None:
        return _are_codes(numbers)
    return not any("|" in value or _DATE.fullmatch(value) for value in values)


def read_relations(
    table: Table,
    people: People,
    *,
    undirected: Sequence[str] = (),
    above: Sequence[tuple[str, float]] = (),
    only: Sequence[str] = (),
) -> list[Relation]:
    """Every relation in a file of ties or of events.

    table       with columns source, target and optionally relation, value; or with person, other_person and
                optionally kind: then the strength of a tie is its number of events, and a relation of all
                kinds is added
    undirected  relations in which a tie stands once
    above       (relation, value): the relation once more, with only ties stronger than the value
    only        relations to keep; default all
    raises      BadFile
    """
    events = table.column("other_person") is not None
    source = _rows(table, table.needed("person" if events else "source"), people)
    target = _rows(table, table.needed("other_person" if events else "target"), people)
    kind = table.column("kind" if events else "relation")
    cells = [cell.strip() for cell in kind] if kind is not None else [ONE_RELATION] * len(table)
    names = list(dict.fromkeys(cells)) or [ONE_RELATION]
    number = {name: place for place, name in enumerate(names)}
    code = np.array([number[cell] for cell in cells], dtype=np.int64)
    value = np.ones(len(table)) if events else read_values(table, table.column("value"))
    available = [ALL_KINDS, *names] if events and kind is not None else names
    _known(table, available, [*undirected, *only, *(name for name, _ in above)])
    relations = []
    for name in available:
        if only and name not in only:
            continue
        chosen = slice(None) if name == ALL_KINDS and events else code == number[name]
        directed = name not in undirected
        for threshold in (0.0, *(limit for relation, limit in above if relation == name)):
            ties = ties_from(
                source[chosen],
                target[chosen],
                value[chosen],
                n=len(people.ids),
                directed=directed,
                above=threshold,
            )
            present = np.ones(len(people.ids), dtype=np.bool_)
            if events:
                present = np.zeros(len(people.ids), dtype=np.bool_)
                present[source[chosen]] = present[target[chosen]] = True
            limit = f"value > {threshold:.15g}"
            relations.append(Relation(f"{name} ({limit})" if threshold else name, ties, limit, present))
    return relations


def _known(table: Table, available: Sequence[str], asked: Iterable[str]) -> None:
    for name in asked:
        if name not in available:
            raise BadFile(
                f"there is no relation '{name}' (there is: {', '.join(available)})",
                where=table.path,
                remedy="name one of these",
            )


def _rows(table: Table, cells: Sequence[str], people: People) -> Ints:
    rows = list(map(people.place.get, cells))
    if None in rows:
        rows = [people.place.get(cell.strip()) for cell in cells]
    if None in rows:
        row = rows.index(None)
        raise BadFile(
            f"'{cells[row].strip()}' is not among the people",
            where=f"{table.path}, line {table.line(row)}",
            remedy="add this person to the file of people or take the line out",
        )
    return np.array(rows, dtype=np.int64)


def read_values(table: Table, cells: Sequence[str] | None) -> npt.NDArray[np.float64]:
    """A column of numbers, 1 each when there is no such column.

    raises   BadFile for anything but finite numbers
    """
    if cells is None:
        return np.ones(len(table))
    if table.separator != ",":
        cells = [cell.replace(",", ".") for cell in cells]
    try:
        values = np.array(list(map(float, cells)), dtype=np.float64)
        wrong = np.flatnonzero(~np.isfinite(values))
        row = int(wrong[0]) if len(wrong) else None
    except ValueError:
        row = next(place for place, cell in enumerate(cells) if _numbers([cell.strip() or "-"]) is None)
    if row is not None:
        raise BadFile(
            f"'{cells[row].strip()[:40]}' is not a number",
            where=f"{table.path}, line {table.line(row)}",
            remedy="write a plain number",
        )
    return values
