"""The index over the words of a row, and the question whether a row matches: two databases, one meaning.

SQLite keeps an FTS5 table beside the rows, kept equal by triggers; PostgreSQL a column beside the words that
it makes itself, with an inverted index. Neither stems, drops or splits anything: ``stemming`` has done that.
"""

import json
from datetime import datetime

from django.db import connection, models
from django.db.models.expressions import Func

FTS = "search_index"
# The columns of the table of rows, as both databases call them.
WORDS = "words"

ON_SQLITE = (
    *(f"DROP TRIGGER IF EXISTS {{fts}}_{end}" for end in ("in", "out", "on")),
    "DROP TABLE IF EXISTS {fts}",
    "CREATE VIRTUAL TABLE {fts} USING fts5(words, content='{content}', content_rowid='id', detail='none', "
    "columnsize=0, prefix='3 5', tokenize=\"unicode61 remove_diacritics 0 tokenchars ':'\")",
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


def newest(table, question, *, before=None, since=0, among=None, most):
    """The newest rows that fit a ``Question``, as tuples of ``COLUMNS``; their numbers are in order of time.

    SQLite's index gives them in that order and stops; PostgreSQL knows which words are common and chooses
    between walking back through time and taking all rows that fit.
    """
    columns = ", ".join(f"d.{name}" for name in COLUMNS)
    if connection.vendor == "sqlite":
        asked, row, these = question.for_sqlite(), "f.rowid", "IN (SELECT value FROM json_each(%s))"
        source = f"{FTS} f JOIN {table} d ON d.id = f.rowid WHERE {FTS} MATCH %s"
    else:
        asked, row, these = question.for_postgresql(), "d.id", "= ANY(%s)"
        source = f"{table} d WHERE d.{VECTOR} @@ %s::tsquery"
    conditions, put_in = [f"{row} >= %s"], [asked, since]
    if before is not None:
        conditions.append(f"{row} < %s")
        put_in.append(before)
    if among is not None:
        conditions.append(f"{row} {these}")
        put_in.append(json.dumps(among) if connection.vendor == "sqlite" else list(among))
    sql = f"SELECT {columns} FROM {source} AND {' AND '.join(conditions)} ORDER BY {row} DESC LIMIT %s"  # noqa: S608 (our names)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*put_in, most])
        return cursor.fetchall()


def counted(table, questions, *, most):
    """How many rows fit each question, counting no further than ``most``."""
    questions = list(questions)
    if connection.vendor == "sqlite":
        one = f"(SELECT count(*) FROM (SELECT 1 FROM {FTS} WHERE {FTS} MATCH %s LIMIT %s))"  # noqa: S608
        asked = [question.for_sqlite() for question in questions]
    else:
        one = f"(SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {VECTOR} @@ %s::tsquery LIMIT %s) n)"  # noqa: S608
        asked = [question.for_postgresql() for question in questions]
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join([one] * len(asked)), [value for each in asked for value in (each, most)]
        )
        return list(cursor.fetchone())
