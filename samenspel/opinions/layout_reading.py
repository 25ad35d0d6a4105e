"""Reading a conversation out of its files; what is wrong gets a sentence with file, row and remedy."""

import csv
import hashlib
import itertools

from django.utils.translation import gettext_noop

from samenspel.intake import cells, tables
from samenspel.intake.importing import EMPTY, note_ragged
from samenspel.intake.problems import Problems, Unreadable, Wrong
from samenspel.opinions.layout import (
    ACCEPTED,
    COMMENTS,
    MATRIX,
    NEEDED,
    NOT_SEEN,
    REJECTED,
    SUMMARY,
    SUMMARY_KEYS,
    VALUES,
    VOTES,
    Comment,
    Held,
    almost,
    kind_of,
    packed,
)
from samenspel.opinions.models import Statement
from samenspel.ui.lines import one_line
from samenspel.ui.spreadsheets import as_text

MOST_NUMBER = 2**31 - 1
MOST_STATEMENTS = 20_000
MOST_VOTES = 3_000_000
LONGEST_KEY = 64
LONGEST_ABOUT = 4_000
LONGEST_ADDRESS = 400
# The first moment of 2000 and of 2100, in milliseconds: outside these a number is no moment of a vote.
MOMENTS = range(946_684_800_000, 4_102_444_800_000)
STATEMENT = cells.text(Statement.LONGEST_BROUGHT)
TELL_EVERY = 5_000
NUMBER = (
    gettext_noop("This is not the number of a statement."),
    gettext_noop("Write a whole number, as in the column comment-id of the statements."),
)
UNKNOWN = (
    gettext_noop("There is no statement with this number in the file of statements."),
    gettext_noop("Add the statement there, or take this vote out."),
)
NO_VOTE = (
    gettext_noop("This is not a vote."),
    gettext_noop("Write 1 for agree, -1 for disagree or 0 for pass."),
)
HEADER_AGAIN = (
    gettext_noop("This row holds the names of the columns once more."),
    gettext_noop("Remove it; probably two files were pasted after each other."),
)
KEY = (
    gettext_noop("This is too long for the number of a participant."),
    gettext_noop("Use a number or a short word."),
)
TWICE = gettext_noop("This was said in row %(first)s already.")


class Part:
    """One file: what it is, its columns, and its rows as often as needed."""

    def __init__(self, source):
        self.source, self.name = source, source.name
        csv.field_size_limit(tables.LONGEST_CELL)
        head = source.head(200).lstrip("\ufeff").lstrip()
        self.separator, self.skip = tables.separator_of(source)
        key = next(
            (key for key in SUMMARY_KEYS if head.startswith(key) and head[len(key) :][:1] in ",;\t|"), ""
        )
        if key:
            self.kind, self.columns = SUMMARY, []
            self.separator, self.skip = head[len(key)], 0
            return
        self.columns = self._columns()
        self.kind = kind_of(self.columns)

    def _columns(self):
        for separator in (self.separator, *tables.SEPARATORS):
            first = next(tables.records(self.source, separator, self.skip), (1, []))[1]
            columns = ["-".join(cell.lower().replace("_", " ").split()) for cell in first]
            if kind_of(columns):
                self.separator = separator
                break
        else:
            first = next(tables.records(self.source, self.separator, self.skip), (1, []))[1]
            columns = ["-".join(cell.lower().replace("_", " ").split()) for cell in first]
        while columns and not columns[-1]:
            columns.pop()
        return columns

    def records(self):
        return tables.records(self.source, self.separator, self.skip)


def read(sources, *, progress=lambda rows: None):
    """(Held, Problems) of files; raises Unreadable when they are no conversation at all."""
    parts, held = {}, Held()
    for part in map(Part, sources):
        held.size += part.source.size
        if part.kind is None:
            _refuse_almost(part)
            held.left_out.append(part.name)
        elif part.kind in parts:
            raise Unreadable(
                gettext_noop("“%(one)s” and “%(other)s” hold the same: %(what)s."),
                gettext_noop("Bring the files of one conversation."),
                one=parts[part.kind].name,
                other=part.name,
                what=part.kind,
            )
        else:
            parts[part.kind] = part
            held.files.append((part.name, part.kind))
    _refuse_without_statements(parts, held)
    problems, told = Problems(), _Counter(progress)
    for kind, take in ((SUMMARY, _summary), (COMMENTS, _comments), (VOTES, _votes), (MATRIX, _matrix)):
        if kind in parts:
            _taken(take, parts[kind], held, problems, told, by_one=VOTES in parts)
    held.rows, held.fingerprint = told.rows, _fingerprint(held)
    return held, problems


def _taken(take, part, held, problems, told, *, by_one):
    own = Problems()
    try:
        take(part, held, own, told, by_one)
    except Unreadable as error:
        own.add_wrong(error)
    problems.take_over(own, file=part.name)


def _refuse_almost(part):
    seems = almost(part.columns)
    if seems:
        kind, lacks = seems
        raise Unreadable(
            gettext_noop("“%(name)s” lacks the column %(columns)s. Its columns are: %(there)s."),
            gettext_noop("Give the first row the names of the columns: %(needed)s."),
            name=part.name,
            columns=", ".join(lacks),
            there=", ".join(part.columns)[:300],
            needed=", ".join(sorted(NEEDED[kind])),
        )


def _refuse_without_statements(parts, held):
    if COMMENTS in parts:
        return
    if parts:
        raise Unreadable(
            gettext_noop("There are no statements in these files: %(names)s."),
            gettext_noop("Add comments.csv, with the columns comment-id and comment-body."),
            names=", ".join(name for name, _kind in held.files),
        )
    raise Unreadable(
        gettext_noop("None of these files is one of a conversation: %(names)s."),
        gettext_noop("Bring comments.csv with votes.csv or participants-votes.csv, loose or in one ZIP."),
        names=", ".join(held.left_out)[:300],
    )


class _Counter:
    """Tells now and then how many rows were read, over all files."""

    def __init__(self, progress):
        self.rows, self.progress = 0, progress

    def one(self):
        self.rows += 1
        if self.rows % TELL_EVERY == 0:
            self.progress(self.rows)


def _rows(part, problems, told):
    """(row number, cells by column) of the rows that are as wide as the first."""
    width = len(part.columns)
    for number, row in itertools.islice(part.records(), 1, None):
        if not any(row):
            continue
        told.one()
        if len(row) > width and not any(row[width:]):
            del row[width:]
        if len(row) != width:
            note_ragged(problems, number, len(row), width)
        elif row[0].strip().lower() == part.columns[0] and row[-1].strip().lower() == part.columns[-1]:
            problems.add(*HEADER_AGAIN, row=number)
        else:
            yield number, row


def _summary(part, held, problems, told, by_one):
    said = {}
    for _number, row in part.records():
        if len(row) >= 2:
            said.setdefault(row[0].strip().lower(), row[1].strip())
    held.topic = one_line(cells.visible(unquoted(said.get("topic", ""))))
    held.about = cells.visible(unquoted(said.get("conversation-description", "")))[:LONGEST_ABOUT]
    held.address = one_line(said.get("url", ""))[:LONGEST_ADDRESS]


def _comments(part, held, problems, told, by_one):
    place = {name: at for at, name in enumerate(part.columns)}
    for number, row in _rows(part, problems, told):
        cell = {name: row[at].strip() for name, at in place.items()}
        comment = _comment(cell, number, problems)
        if comment is None:
            continue
        first = held.comments.setdefault(comment.number, comment)
        if first is not comment:
            problems.add(
                TWICE,
                gettext_noop("Give every statement a number of its own."),
                row=number,
                column="comment-id",
                value=str(comment.number),
                first=first.row,
            )
    if len(held.comments) > MOST_STATEMENTS:
        raise Unreadable(
            gettext_noop("There are more than %(most)s statements in this file."),
            gettext_noop("Split the conversation."),
            most=MOST_STATEMENTS,
        )


def _comment(cell, row, problems):
    before = problems.total
    number = _number(cell["comment-id"])
    if number is None:
        problems.add(*NUMBER, row=row, column="comment-id", value=cell["comment-id"])
    text = ""
    if not cell["comment-body"]:
        problems.add(*EMPTY, row=row, column="comment-body")
    else:
        try:
            text = STATEMENT(unquoted(cell["comment-body"]))
        except Wrong as error:
            problems.add_wrong(error, row=row, column="comment-body", value=cell["comment-body"])
    moderated = {"": ACCEPTED, "1": ACCEPTED, "0": NOT_SEEN, "-1": REJECTED}.get(cell.get("moderated", ""))
    if moderated is None:
        problems.add(
            gettext_noop("This does not say whether the statement was let in."),
            gettext_noop("Write 1 for accepted, 0 for not judged or -1 for rejected."),
            row=row,
            column="moderated",
            value=cell["moderated"],
        )
    flags = [_truth(cell, name, row, problems) for name in ("is-seed", "is-meta")]
    at = _moment(cell.get("timestamp", ""), row, problems)
    if problems.total > before:
        return None
    return Comment(number, text, moderated, *flags, at, cell.get("author-id", "")[:LONGEST_KEY], row)


def unquoted(said):
    """Without the sign that keeps a spreadsheet from taking a sentence for a formula."""
    return said[1:] if said[:1] == "'" and as_text(said[1:]) == said else said


def _truth(cell, name, row, problems):
    try:
        return bool(cell.get(name)) and cells.truth(cell[name])
    except Wrong as error:
        problems.add_wrong(error, row=row, column=name, value=cell[name])
        return False


def _number(cell):
    is_one = cell.isascii() and cell.isdecimal() and len(cell) < 12 and int(cell) <= MOST_NUMBER
    return int(cell) if is_one else None


def _moment(cell, row, problems):
    if not cell:
        return None
    if cell.isascii() and cell.isdecimal() and len(cell) < 15 and int(cell) in MOMENTS:
        return int(cell)
    problems.add(
        gettext_noop("This is not a moment."),
        gettext_noop("Write it as milliseconds since 1970, or leave it empty."),
        row=row,
        column="timestamp",
        value=cell,
    )
    return None


def _votes(part, held, problems, told, by_one):
    """One row a vote; of several on the same statement the last counts, by its moment and then by its row."""
    who, which, what = (part.columns.index(name) for name in ("voter-id", "comment-id", "vote"))
    when = part.columns.index("timestamp") if "timestamp" in part.columns else None
    comments, votes = held.comments, held.votes
    for number, row in _rows(part, problems, told):
        held.vote_rows += 1
        value, key = VALUES.get(row[what].strip()), row[who].strip()
        statement = _number(row[which].strip())
        before = problems.total
        if value is None:
            problems.add(*NO_VOTE, row=number, column="vote", value=row[what])
        if statement is None:
            problems.add(*NUMBER, row=number, column="comment-id", value=row[which])
        elif statement not in comments:
            problems.add(*UNKNOWN, row=number, column="comment-id", value=row[which])
        _judge_key(key, number, "voter-id", problems)
        at = _moment(row[when].strip(), number, problems) if when is not None else None
        if problems.total == before:
            said = votes.setdefault(key, {})
            vote = packed(at, value)
            if vote >> 2 >= said.get(statement, 0) >> 2:
                said[statement] = vote
        _refuse_too_many(held.vote_rows)


def _judge_key(key, row, column, problems):
    if not key:
        problems.add(*EMPTY, row=row, column=column)
    elif len(key) > LONGEST_KEY or not key.isprintable():
        problems.add(*KEY, row=row, column=column, value=key)


def _refuse_too_many(count):
    if count > MOST_VOTES:
        raise Unreadable(
            gettext_noop("There are more than %(most)s votes in this file."),
            gettext_noop("Split the conversation."),
            most=MOST_VOTES,
        )


def _matrix(part, held, problems, told, by_one):
    """One row a participant; beside votes one by one it only names who took part, and their groups."""
    columns = _statement_columns(part, held, problems)
    who = part.columns.index("participant")
    group = part.columns.index("group-id") if "group-id" in part.columns else None
    seen = {}
    for number, row in _rows(part, problems, told):
        key = row[who].strip()
        _judge_key(key, number, "participant", problems)
        first = seen.setdefault(key, number)
        if first != number:
            todo = gettext_noop("Give every participant one row.")
            problems.add(TWICE, todo, row=number, column="participant", value=key, first=first)
            continue
        said = _said(row, columns, number, problems)
        if group is not None and row[group].strip():
            held.groups[key] = row[group].strip()[:LONGEST_KEY]
        if by_one:
            kept = held.votes.setdefault(key, {})
            held.otherwise += sum(kept.get(each, -1) % 4 != vote % 4 for each, vote in said.items())
        else:
            held.votes[key] = said
            _refuse_too_many(sum(map(len, held.votes.values())) if number % 1_000 == 0 else 0)


def _statement_columns(part, held, problems):
    """(place, statement) of each column that is one; a column of a statement nobody knows is refused once."""
    columns = []
    for place, name in enumerate(part.columns):
        number = _number(name)
        if number in held.comments:
            columns.append((place, number))
        elif number is not None:
            problems.add(*UNKNOWN, row=1, column=name, value=name)
    return columns


def _said(row, columns, number, problems):
    said = {}
    for place, statement in columns:
        cell = row[place]
        if cell:
            value = VALUES.get(cell.strip()) if cell.strip() else None
            if value is not None:
                said[statement] = value + 1
            elif cell.strip():
                problems.add(*NO_VOTE, row=number, column=str(statement), value=cell)
    return said


def _fingerprint(held):
    """The same for the same statements and votes, in whatever order, whatever participants are called."""
    said = hashlib.sha256()
    for number, comment in sorted(held.comments.items()):
        said.update(f"{number}\t{comment.moderated}\t{comment.text}\n".encode())
    rows = sorted(
        ",".join(f"{number}:{vote % 4}" for number, vote in sorted(votes.items()))
        for votes in held.votes.values()
    )
    said.update("\n".join(rows).encode())
    return said.hexdigest()
