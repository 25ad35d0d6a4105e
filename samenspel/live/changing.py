"""Saying that something changed; called by the act itself, inside its transaction."""

from django.db import connection

from samenspel.live.channels import SIGHT, named

HEARD = "samenspel_live"

# The number of the transaction tells which changes may still become visible late. On PostgreSQL the hub
# listens; on SQLite it notices that the file changed.
POSTGRESQL = """
    WITH kept AS (
        INSERT INTO live_change (channel, turn, at)
        SELECT channel, pg_current_xact_id()::text::bigint, clock_timestamp()
        FROM unnest(%s::text[]) AS channel
        RETURNING 1
    )
    SELECT pg_notify(%s, '') FROM kept LIMIT 1
"""
SQLITE = """
    INSERT INTO live_change (channel, turn, at) VALUES (%s, 0, strftime('%%Y-%%m-%%d %%H:%%M:%%f000', 'now'))
"""


def changed(*channels):
    """Pages that watch one of ``channels`` hear of it within a second, if this transaction ends well.

    channels  such as ``discussion:12``, ``person:7`` or ``news``. Raises ValueError for another form.
    """
    said = sorted({named(channel) for channel in channels})
    if not said:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL, [said, HEARD])
        else:
            cursor.executemany(SQLITE, [[channel] for channel in said])


def sight_narrowed():
    """Something may be seen by fewer people from now on: it was hidden, moved, closed, or is gone.

    Of whom that is true only the pages themselves can tell. So nobody hears of another change, in whatever
    they listen to, before their page has asked itself again.
    """
    changed(SIGHT)


def ask_again(person):
    """End what ``person``, who may see less from now on, listens to; their pages ask themselves again."""
    changed(f"gone:{person.pk}")
