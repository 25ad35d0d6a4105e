"""Who voted what on which statement: the one form every figure about opinions starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from measures._errors import BadVotes

if TYPE_CHECKING:
    from scipy import sparse

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True, eq=False)
class Votes:
    """The last vote of each participant on each statement they saw.

    people      number of participants, also those who cast no vote
    statements  number of statements, also those nobody voted on
    person, statement  int, shape (votes,), row numbers; ordered by person, then statement; each pair once
    vote        int8, shape (votes,): 1 agree, -1 disagree, 0 pass; a pair that is not there was not seen
    """

    people: int
    statements: int
    person: Ints
    statement: Ints
    vote: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.vote)

    @cached_property
    def start(self) -> Ints:
        """Where the votes of each participant begin; shape (people + 1,)."""
        return np.concatenate([[0], np.cumsum(np.bincount(self.person, minlength=self.people))])

    @cached_property
    def per_person(self) -> Ints:
        """How many statements each participant voted on, passes included; shape (people,)."""
        return np.diff(self.start)

    @cached_property
    def per_statement(self) -> Ints:
        """How many participants voted on each statement, passes included; shape (statements,)."""
        return np.bincount(self.statement, minlength=self.statements)

    def matrix(self, value: npt.ArrayLike | None = None) -> sparse.csr_array:
        """The votes (or one ``value`` for each of them) as a sparse matrix, participants by statements."""
        from scipy import sparse

        held = np.asarray(self.vote if value is None else value, float)
        shape = (self.people, self.statements)
        return sparse.csr_array((held, self.statement, self.start), shape=shape)

    def of_statements(self, kept: npt.ArrayLike) -> Votes:
        """Only the votes on some statements (booleans, shape (statements,)); numbers stay as they are."""
        here = np.asarray(kept, bool)[self.statement]
        return Votes(self.people, self.statements, self.person[here], self.statement[here], self.vote[here])

    def with_vote(self, person: int, statement: int, vote: int) -> Votes:
        """These votes and one more; what the same participant voted on that statement before gives way.

        raises  BadVotes
        """
        if not (0 <= person < self.people and 0 <= statement < self.statements and vote in (1, 0, -1)):
            raise BadVotes("one more vote is of someone known, on a statement known, and 1, 0 or -1")
        first, last = self.start[person], self.start[person + 1]
        place = int(first + np.searchsorted(self.statement[first:last], statement))
        if place < last and self.statement[place] == statement:
            said = self.vote.copy()
            said[place] = vote
            return Votes(self.people, self.statements, self.person, self.statement, said)
        return Votes(
            self.people,
            self.statements,
            np.insert(self.person, place, person),
            np.insert(self.statement, place, statement),
            np.insert(self.vote, place, vote),
        )


def votes_from(
    person: npt.ArrayLike, statement: npt.ArrayLike, vote: npt.ArrayLike, *, people: int, statements: int
) -> Votes:
    """Votes in the order they were cast; the last one of a participant on a statement counts.

    person     int, shape (v,), 0 … people - 1
    statement  int, shape (v,), 0 … statements - 1
    vote       shape (v,), 1 agree, 0 pass, -1 disagree
    raises     BadVotes
    """
    who, what = np.asarray(person), np.asarray(statement)
    said = np.asarray(vote)
    if not who.shape == what.shape == said.shape or who.ndim != 1:
        raise BadVotes("person, statement and vote are three lists of the same length")
    if who.size and not (np.issubdtype(who.dtype, np.integer) and np.issubdtype(what.dtype, np.integer)):
        raise BadVotes("person and statement are whole row numbers")
    if who.size and (who.min() < 0 or who.max() >= people):
        raise BadVotes(
            f"a vote names participant {int(who.min() if who.min() < 0 else who.max())} of {people}"
        )
    if what.size and (what.min() < 0 or what.max() >= statements):
        raise BadVotes(
            f"a vote names statement {int(what.min() if what.min() < 0 else what.max())} of {statements}"
        )
    if not np.isin(said, (AGREE, PASS, DISAGREE)).all():
        raise BadVotes("a vote is 1 (agree), 0 (pass) or -1 (disagree)")
    key = who.astype(np.int64) * max(statements, 1) + what.astype(np.int64)
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    last = np.ones(len(key), bool)
    last[:-1] = ordered[1:] != ordered[:-1]
    kept = order[last]
    return Votes(
        people,
        statements,
        who[kept].astype(np.int64),
        what[kept].astype(np.int64),
        said[kept].astype(np.int8),
    )


def votes_of_matrix(matrix: npt.ArrayLike) -> Votes:
    """Votes out of a matrix of participants by statements: 1, 0, -1, and nan where a statement was not seen.

    raises  BadVotes
    """
    whole = np.asarray(matrix, float)
    if whole.ndim != 2:
        raise BadVotes("a vote matrix has two dimensions: participants by statements")
    who, what = np.nonzero(~np.isnan(whole))
    return votes_from(who, what, whole[who, what], people=whole.shape[0], statements=whole.shape[1])
