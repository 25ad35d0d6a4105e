"""A conversation as files have it: votes, the matrix with published groups, and what moderators took out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from measures._errors import BadFile
from measures.command.reading import Table, found_as, read_table
from measures.opinions import Votes, votes_from

REJECTED = "-1"
VOTES = {"1": 1, "0": 0, "-1": -1, "1.0": 1, "0.0": 0, "-1.0": -1}


@dataclass(frozen=True, eq=False)
class Conversation:
    """Votes with the names files give to participants and statements.

    group    int, shape (participants,): the published group, -1 for none; None without a file of groups
    groups   names of the published groups, by number
    allowed  bool, shape (statements,): not taken out by moderators
    taken_out  how many statements moderators took out, also of those that are not in the matrix
    cast     rows of votes in the file, votes cast again included; None when only the matrix is there
    listed   statements in the file of statements; None without one
    """

    participants: list[str]
    statements: list[str]
    votes: Votes
    group: npt.NDArray[np.int64] | None
    groups: list[str]
    allowed: npt.NDArray[np.bool_]
    taken_out: int
    cast: int | None
    listed: int | None


def read_conversation(votes: str | None, matrix: str | None, comments: str | None) -> Conversation:
    """Read what is there; without a file of votes, or when it is missing, the matrix says who voted what.

    raises  BadFile
    """
    whole = _Matrix(read_table(matrix)) if matrix else None
    table = read_table(votes) if votes and (whole is None or os.path.exists(found_as(votes))) else None
    listed = read_table(comments) if comments else None
    if whole is not None:
        participants, statements = whole.participants, whole.statements
    elif table is not None:
        participants, statements = (
            _in_order(table.needed("voter-id", "participant")),
            _statements(table, listed),
        )
    else:
        raise BadFile("no votes", where="the command", remedy="give --votes, or --groups with a vote matrix")
    held = _of_rows(table, participants, statements) if table is not None else _of_matrix(whole)
    taken_out = _taken_out(listed)
    return Conversation(
        participants,
        statements,
        held,
        whole.group if whole else None,
        whole.groups if whole else [],
        np.array([name not in taken_out for name in statements], bool),
        len(taken_out),
        len(table) if table is not None else None,
        len(listed) if listed is not None else None,
    )


class _Matrix:
    """A table of participants: their published group, and a column for each statement named by a number."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.participants = list(table.needed("participant", "voter-id"))
        self.statements = [name for name in table.columns if name.isdigit()]
        if not self.statements:
            remedy = "give each statement a column named by its number, as 0, 1, 2"
            raise BadFile("no statement has a column", where=f"{table.path}, line 1", remedy=remedy)
        if len(set(self.participants)) < len(self.participants):
            raise BadFile("a participant stands twice", where=table.path, remedy="give each one row")
        named = table.column("group-id", "group")
        found = sorted({_plain(name) for name in named if name} if named else set(), key=_numbers_first)
        self.groups = found
        place = {name: number for number, name in enumerate(found)}
        self.group = np.array([place.get(_plain(name), -1) for name in named]) if named else None

    def votes(self) -> Votes:
        person, statement, vote = [], [], []
        for column, name in enumerate(self.statements):
            for row, cell in enumerate(self.table.columns[name]):
                if cell.strip():
                    person.append(row)
                    statement.append(column)
                    vote.append(_vote(cell, self.table, row))
        return votes_from(
            np.array(person, np.int64), np.array(statement, np.int64), np.array(vote, np.int8),
            people=len(self.participants), statements=len(self.statements),
        )  # fmt: skip


def _of_matrix(whole: _Matrix | None) -> Votes:
    assert whole is not None
    return whole.votes()


def _plain(name: str) -> str:
    """Group 1.0, as some programs write it, is group 1."""
    return name.strip().removesuffix(".0")


def _numbers_first(name: str) -> tuple[bool, int, str]:
    return not name.isdigit(), int(name) if name.isdigit() else 0, name


def _in_order(cells: Iterable[str]) -> list[str]:
    return sorted(set(cells), key=_numbers_first)


def _statements(table: Table, listed: Table | None) -> list[str]:
    named = set(table.needed("comment-id", "statement"))
    return _in_order(named if listed is None else named | set(listed.needed("comment-id", "statement")))


def _of_rows(table: Table, participants: list[str], statements: list[str]) -> Votes:
    """Rows in the order of their time, where it is given; the last vote counts."""
    person = {name: number for number, name in enumerate(participants)}
    statement = {name: number for number, name in enumerate(statements)}
    voters, asked = table.needed("voter-id", "participant"), table.needed("comment-id", "statement")
    said = [_vote(cell, table, row) for row, cell in enumerate(table.needed("vote"))]
    order = _by_time(table)
    kept = [row for row in order if voters[row] in person and asked[row] in statement]
    return votes_from(
        np.array([person[voters[row]] for row in kept], np.int64),
        np.array([statement[asked[row]] for row in kept], np.int64),
        np.array([said[row] for row in kept], np.int8),
        people=len(participants),
        statements=len(statements),
    )


def _by_time(table: Table) -> list[int]:
    times = table.column("timestamp", "time")
    if times is None:
        return list(range(len(table)))
    try:
        moments = [float(cell) for cell in times]
    except ValueError:
        row = next(row for row, cell in enumerate(times) if not cell.replace(".", "", 1).isdigit())
        raise BadFile(
            f"'{times[row]}' is no moment", where=f"{table.path}, line {table.line(row)}",
            remedy="write the time as a number, or leave the column out when rows stand in order",
        ) from None  # fmt: skip
    return sorted(range(len(table)), key=moments.__getitem__)


def _vote(cell: str, table: Table, row: int) -> int:
    try:
        return VOTES[cell.strip()]
    except KeyError:
        raise BadFile(
            f"'{cell}' is no vote", where=f"{table.path}, line {table.line(row)}",
            remedy="write 1 for agree, 0 for pass, -1 for disagree, nothing for not seen",
        ) from None  # fmt: skip


def _taken_out(listed: Table | None) -> set[str]:
    if listed is None or (moderated := listed.column("moderated")) is None:
        return set()
    names = listed.needed("comment-id", "statement")
    return {name for name, state in zip(names, moderated, strict=True) if state.strip() == REJECTED}
