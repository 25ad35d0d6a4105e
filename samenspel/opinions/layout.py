"""The file layout of Polis, in which conversations travel: which file is which, and what its columns are.

``docs/import.md`` describes it. Files are known by their columns, not by their names.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils.translation import gettext_lazy as _

COMMENTS, VOTES, MATRIX, SUMMARY = "comments", "votes", "participants-votes", "summary"
# As they are written; their other columns are read too, or left out.
COLUMNS = {
    COMMENTS: [
        *("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated"),
        *("is-meta", "is-seed", "comment-body"),
    ],
    VOTES: ["timestamp", "datetime", "comment-id", "voter-id", "vote"],
    MATRIX: ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"],
}
# Without these a file is not what it seems.
NEEDED = {
    COMMENTS: {"comment-id", "comment-body"},
    VOTES: {"comment-id", "voter-id", "vote"},
    MATRIX: {"participant"},
}
SUMMARY_KEYS = {"topic", "url", "conversation-description", "voters", "comments", "groups"}
LABELS = {
    COMMENTS: _("statements"),
    VOTES: _("votes one by one"),
    MATRIX: _("votes as a table of participants and statements"),
    SUMMARY: _("the question and what it is about"),
}
VALUES = {"1": 1, "0": 0, "-1": -1}
# What stands in ``moderated``.
ACCEPTED, NOT_SEEN, REJECTED = 1, 0, -1
DAY_MS = 86_400_000


def kind_of(columns):
    """Which of the files has this first row, or None."""
    names = set(columns)
    for kind in (COMMENTS, VOTES):
        if NEEDED[kind] <= names:
            return kind
    if NEEDED[MATRIX] <= names and any(name.isdecimal() for name in columns):
        return MATRIX
    if len(columns) == 2 and columns[0] in SUMMARY_KEYS:
        return SUMMARY
    return None


def almost(columns):
    """(which file this seems to be, the columns it lacks), or None: for a sentence on what is missing."""
    names = set(columns)
    for kind, sign in ((COMMENTS, "comment-body"), (VOTES, "voter-id"), (VOTES, "vote"), (MATRIX, "n-votes")):
        if sign in names and kind != MATRIX:
            return kind, sorted(NEEDED[kind] - names)
    if names & {"agrees", "disagrees", "moderated"}:
        return COMMENTS, sorted(NEEDED[COMMENTS] - names)
    return (MATRIX, ["participant"]) if names & set(COLUMNS[MATRIX]) else None


@dataclass(frozen=True)
class Comment:
    """A statement as it stood in the file."""

    number: int
    text: str
    moderated: int
    is_seed: bool
    is_meta: bool
    # Milliseconds since 1970, or None.
    at: int | None
    author: str
    row: int


@dataclass
class Held:
    """A conversation as its files tell it.

    votes     per participant, per number of a statement: milliseconds * 4 + value + 1; the last of them only
    groups    the published group of a participant
    """

    topic: str = ""
    about: str = ""
    address: str = ""
    comments: dict[int, Comment] = field(default_factory=dict)
    votes: dict[str, dict[int, int]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    files: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    vote_rows: int = 0
    fingerprint: str = ""
    # Rows of all files, and how large they are unpacked.
    rows: int = 0
    size: int = 0
    # Votes of the table that the votes one by one do not have, or have otherwise; those are not taken.
    otherwise: int = 0

    def counts(self):
        """What is in it, in figures."""
        values = [packed % 4 - 1 for said in self.votes.values() for packed in said.values()]
        figures = {
            "participants": len(self.votes),
            "statements": len(self.comments),
            "moderated_out": sum(each.moderated == REJECTED for each in self.comments.values()),
            "votes": len(values),
            "agree": values.count(1),
            "disagree": values.count(-1),
            "pass": values.count(0),
        }
        if self.vote_rows:
            figures["revotes"] = self.vote_rows - len(values)
        return {"rows": self.rows, **figures, "otherwise": self.otherwise}


def packed(at, value):
    return (at or 0) * 4 + value + 1


def day_of(milliseconds):
    """The day something was said, at its first moment: more precisely is told of nobody."""
    return datetime.fromtimestamp(milliseconds // DAY_MS * 86_400, tz=UTC)
