"""The chain of the audit log: each row holds a hash of itself and the one before, so a change shows.

The database refuses changes by itself as well: ``stand_fast`` sets a trigger after every migrate.
"""

import json
from contextlib import contextmanager
from datetime import UTC
from hashlib import sha256

from django.db import connections

TABLE = "house_auditevent"
REFUSAL = "the audit log only grows"
SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_stands_{act.lower()} BEFORE {act} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for act in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_stands() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    f"DROP TRIGGER IF EXISTS {TABLE}_stands ON {TABLE}",
    f"CREATE TRIGGER {TABLE}_stands BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_stands()",
]


def link(before, event):
    """The hash of ``event`` after a row with hash ``before``."""
    said = [
        event.number,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.verb,
        event.by_key,
        event.person_key,
        event.about_kind,
        event.about_id,
        event.said,
        before,
    ]
    return sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def first_break(events, head):
    """The number of the first event that is not as it was written, or None when the chain is whole.

    head   (number, hash) at which the chain should end
    """
    number, before = 0, ""
    for event in events:
        number += 1
        if event.number != number or link(before, event) != event.hash:
            return number
        before = event.hash
    return None if (number, before) == tuple(head) else number + 1


def stand_fast(using="default", **kwargs):
    """Let the database itself refuse to change or remove what was logged; a second time changes nothing."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return
        for line in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(line)


@contextmanager
def loosened(using):
    """While everything is emptied: SQLite empties row by row, which the trigger would refuse."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for act in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_stands_{act}")
    try:
        yield
    finally:
        stand_fast(using)
