"""The index over the words of a row, and the question whether a row matches: two databases, one meaning.

SQLite keeps an FTS5 table beside the rows, kept equal by triggers; PostgreSQL a column beside the words that
it makes itself, with an inverted index. Neither stems, drops or splits anything: ``stemming`` has done that.
"""

import json
from datetime import datetime

from django.db import connection, models, transaction
from django.db.models.expressions import Func

from samenspel.search.commonness import share_of, shares

FTS = "search_index"
# SQLite has beginnings of words at hand up to this length; for a longer one it takes all that fits first.
LONGEST_BEGINNING = 5
# The columns of the table of rows, as both databases call them.
WORDS = "words"

ON_SQLITE = (
    *(f"DROP TRIGGER IF EXISTS {{fts}}_{end}" for end in ("in", "out", "on")),
    "DROP TABLE IF EXISTS {fts}",
    "CREATE VIRTUAL TABLE {fts} USING fts5(words, content='{content}', content_rowid='id', detail='none', "
    "columnsize=0, prefix='2 3 4 5', tokenize=\"unicode61 remove_diacritics 0 tokenchars ':'\")",
    "CREATE TRIGGER {fts}_in AFTER INSERT ON {table} BEGIN "
    "INSERT INTO {fts}(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER {fts}_out AFTER DELETE ON {table} BEGIN "
    "INSERT INTO {fts}({fts}, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER {fts}_on AFTER UPDATE OF words ON {table} BEGIN "
    "INSERT INTO {fts}({fts}, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO {fts}(rowid, words) VALUES (new.id, new.words); END",
    "INSERT INTO {fts}({fts}) VALUES ('rebuild')",
)
VECTOR = "words_as_vector"
# Kept and not made while asking: making it for every row is what would cost.
ON_POSTGRESQL = (
    "ALTER TABLE {table} ADD COLUMN {vector} tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
    "CREATE INDEX {name} ON {table} USING gin ({vector})",
)


class TextIndex(models.Index):
    """What makes looking for words quick, in the way of the database at hand."""

    def create_sql(self, model, schema_editor, using="", **kwargs):
        table = model._meta.db_table
        ours = ON_SQLITE if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL
        # Django changes a table of SQLite by filling a new one, which takes the name of the old one at last;
        # the last statement runs after that.
        content = table.removeprefix("new__")
        names = {"fts": FTS, "table": table, "content": content, "vector": VECTOR, "name": self.name}
        *first, last = (sql.format(**names) for sql in ours)
        for sql in first:
            schema_editor.execute(sql)
        return last

    def remove_sql(self, model, schema_editor, **kwargs):
        if schema_editor.connection.vendor != "sqlite":
            return f"ALTER TABLE {model._meta.db_table} DROP COLUMN IF EXISTS {VECTOR}"
        for end in ("in", "out", "on"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {FTS}_{end}")
        return f"DROP TABLE IF EXISTS {FTS}"


class Matches(Func):
    """Whether the words of a row match a ``Question``; a condition for ``filter``."""

    output_field = models.BooleanField()

    def __init__(self, question):
        self.question = question
        super().__init__(models.F("pk"), models.F(WORDS))

    def __repr__(self):
        return f"Matches({self.question})"

    def resolve_expression(self, *args, **kwargs):
        resolved = super().resolve_expression(*args, **kwargs)
        resolved.question = self.question
        return resolved

    def as_sql(self, compiler, connection, **context):
        key, words = (compiler.compile(part)[0] for part in self.get_source_expressions())
        if connection.vendor == "sqlite":
            asked = f"{key} IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)"  # noqa: S608 (names of our own)
            return asked, (self.question.for_sqlite(),)
        vector = words.removesuffix(f'"{WORDS}"') + f'"{VECTOR}"'
        return f"({vector} @@ %s::tsquery)", (self.question.for_postgresql(),)


def put(table, rows):
    """Write rows, each a dict of all columns: many at once, without an object for each."""
    if not rows:
        return
    names = list(rows[0])
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"  # noqa: S608 (our names)
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[_as_kept(row[name]) for name in names] for row in rows])


def _as_kept(value):
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


COLUMNS = ("id", "kind", "thing_id", "level", "title", "words", "place_id", "within")


# What many rows have PostgreSQL meets soon when it walks back from the newest, so many rows at most;
# the others are asked of the index. Left to itself it takes rare words for common, and looks at all rows.
WINDOW = 10_000
ONLY_THE_INDEX = (
    "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL work_mem = '64MB'"
)
AS_BEFORE = "SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on; SET LOCAL work_mem TO DEFAULT"
AMONG = {"sqlite": "d.id IN (SELECT value FROM json_each(%s))", "postgresql": "d.id = ANY(%s)"}


def newest(table, question, *, before=None, since=0, among=None, most):
    """The newest rows that fit a ``Question``, as tuples of ``COLUMNS``; their numbers are in order of time.

    SQLite's index gives them in that order and stops.
    """
    conditions, put_in = ["d.id >= %s"], [since]
    if before is not None:
        conditions.append("d.id < %s")
        put_in.append(before)
    if among is not None:
        conditions.append(AMONG[connection.vendor])
        put_in.append(json.dumps(among) if connection.vendor == "sqlite" else list(among))
    where, columns = " AND ".join(conditions), ", ".join(f"d.{name}" for name in COLUMNS)
    if connection.vendor == "sqlite":
        return _newest_on_sqlite(table, question, columns, where, put_in, most)
    if _is_met_soon(table, question, most):
        rows = _newest_in_window(table, question, columns, where, put_in, most)
        if len(rows) == most:
            return rows
    fits = f"d.{VECTOR} @@ %s::tsquery"
    sql = f"SELECT {columns} FROM {table} d WHERE {fits} AND {where} ORDER BY d.id DESC LIMIT %s"  # noqa: S608
    return _by_the_index(sql, [question.for_postgresql(), *put_in, most])


def _newest_on_sqlite(table, question, columns, where, put_in, most):
    where = where.replace("d.id", "f.rowid")
    sql = (
        f"SELECT {columns} FROM {FTS} f JOIN {table} d ON d.id = f.rowid "  # noqa: S608 (our names)
        f"WHERE {FTS} MATCH %s AND {where} ORDER BY f.rowid DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [question.for_sqlite(), *put_in, most])
        return cursor.fetchall()


def _is_met_soon(table, question, most):
    return share_of(question, shares(table, VECTOR)) * WINDOW > most


def _newest_in_window(table, question, columns, where, put_in, most):
    window = f"(SELECT * FROM {table} d WHERE {where} ORDER BY d.id DESC LIMIT {WINDOW}) d"  # noqa: S608
    fits = f"d.{VECTOR} @@ %s::tsquery"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {window} WHERE {fits} ORDER BY d.id DESC LIMIT %s",  # noqa: S608
            [*put_in, question.for_postgresql(), most],
        )
        return cursor.fetchall()


def _by_the_index(sql, put_in):
    """Answer from the index over the words, whatever PostgreSQL takes to be quicker."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ONLY_THE_INDEX)
        cursor.execute(sql, put_in)
        rows = cursor.fetchall()
        cursor.execute(AS_BEFORE)
    return rows


def counted(table, questions, *, most):
    """How many rows fit each question, counting no further than ``most``."""
    questions = list(questions)
    if connection.vendor == "sqlite":
        one = f"(SELECT count(*) FROM (SELECT 1 FROM {FTS} WHERE {FTS} MATCH %s LIMIT %s))"  # noqa: S608
        return _counts(one, [question.for_sqlite() for question in questions], most)
    fits = f"{VECTOR} @@ %s::tsquery"
    window = f"(SELECT {VECTOR} FROM {table} ORDER BY id DESC LIMIT {WINDOW}) d"  # noqa: S608
    soon = f"(SELECT count(*) FROM (SELECT 1 FROM {window} WHERE {fits} LIMIT %s) n)"  # noqa: S608
    one = f"(SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {fits} LIMIT %s) n)"  # noqa: S608
    asked = {question: question.for_postgresql() for question in questions}
    common = [each for each in asked if _is_met_soon(table, each, most)]
    counts = dict(zip(common, _counts(soon, [asked[each] for each in common], most), strict=True))
    rare = [each for each in asked if counts.get(each, 0) < most]
    if rare:
        put_in = [value for each in rare for value in (asked[each], most)]
        [found] = _by_the_index("SELECT " + ", ".join([one] * len(rare)), put_in)
        counts.update(zip(rare, found, strict=True))
    return [counts[each] for each in questions]


def _counts(one, asked, most):
    if not asked:
        return []
    with connection.cursor() as cursor:
        put_in = [value for each in asked for value in (each, most)]
        cursor.execute("SELECT " + ", ".join([one] * len(asked)), put_in)
        return list(cursor.fetchone())
