"""Writing many plain rows at once: a hundred thousand events without as many model objects."""

from functools import lru_cache

from django.db import connections, router


def insert(model, names, rows):
    """Insert ``rows``: for each the values of the fields ``names``, foreign keys as ids.

    For rows that are judged already and conflict with nothing; no signals, no default values.
    """
    connection = connections[router.db_for_write(model)]
    fields = [model._meta.get_field(name) for name in names]
    quoted = connection.ops.quote_name
    # Only names of our own models and marks stand in the statement; values go beside it.
    statement = (
        f"INSERT INTO {quoted(model._meta.db_table)} ({', '.join(quoted(field.column) for field in fields)}) "  # noqa: S608
        f"VALUES ({', '.join(['%s'] * len(fields))})"
    )
    prepared = [_prepared(field, connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [[prepare(value) for prepare, value in zip(prepared, row, strict=True)] for row in rows],
        )


def _prepared(field, connection):
    """What makes a value ready for the database; numbers and text, already read, are so."""
    if field.get_internal_type() == "DateTimeField":
        # Files say the same moments over and over.
        return lru_cache(20_000)(lambda value: field.get_db_prep_save(value, connection))
    return _as_it_is


def _as_it_is(value):
    return value
