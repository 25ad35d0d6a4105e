"""How the hub hears of changes: on PostgreSQL it is called (LISTEN), on SQLite it looks if the file moved."""

import asyncio
import contextlib
import logging
import sqlite3
import time
from datetime import UTC, datetime, timedelta

import psycopg

from samenspel.live.changing import HEARD
from samenspel.live.standing import KEPT_HOURS, Position

log = logging.getLogger(__name__)

# At least this long between two looks, so that a hundred votes a second are ten messages to a page.
PACE = 0.1
# A call that went astray (a pooler between us and the database) costs no more than this.
QUIET = 1.0
LONGEST_PAUSE = 30.0


class PostgresEar:
    """One connection that listens. What it reads is complete up to the oldest transaction still going on."""

    # Both in one statement, so that the rows and the horizon belong to one moment.
    READ = """
        SELECT horizon.turn, change.id, change.channel, change.turn
        FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS turn) AS horizon
        LEFT JOIN live_change AS change ON change.turn >= %s AND NOT change.id = ANY(%s) ORDER BY change.id
    """
    KEPT = """
        SELECT horizon.turn, change.channel, max(change.turn), extract(epoch FROM max(change.at))::float8
        FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS turn) AS horizon
        LEFT JOIN live_change AS change ON change.at > %s GROUP BY horizon.turn, change.channel
    """

    def __init__(self, hub, database):
        self.hub = hub
        self.database = database
        self.horizon: int | None = None
        self.known: dict[int, int] = {}

    async def hear(self):
        """Listen until the connection is lost. Raises psycopg.Error."""
        async with await psycopg.AsyncConnection.connect(**self.database, autocommit=True) as connection:
            await connection.execute(f"LISTEN {HEARD}")
            if self.horizon is None:
                await self._begin(connection)
            while True:
                await self._read(connection)
                await asyncio.sleep(PACE)
                async for _call in connection.notifies(timeout=QUIET, stop_after=1):
                    pass

    async def _begin(self, connection):
        since = datetime.now(UTC) - timedelta(hours=KEPT_HOURS)
        rows = await (await connection.execute(self.KEPT, [since])).fetchall()
        self.horizon, self.known = rows[0][0], {}
        self.hub.begin([row[1:] for row in rows if row[1]], self._here())

    async def _read(self, connection):
        rows = await (await connection.execute(self.READ, [self.horizon, list(self.known)])).fetchall()
        if rows[0][0] < self.horizon:
            # The database is another one than it was: put back from a copy.
            await self._begin(connection)
            return
        self.horizon = rows[0][0]
        found = [row[1:] for row in rows if row[1]]
        self.known |= {key: turn for key, _channel, turn in found}
        self.known = {key: turn for key, turn in self.known.items() if turn >= self.horizon}
        self.hub.hear([(channel, turn) for _key, channel, turn in found], self._here())

    def _here(self):
        return Position("p", self.horizon, int(time.time()))


class SqliteEar:
    """A look at a number that SQLite keeps in the file; only when it moved are changes read."""

    def __init__(self, hub, path):
        self.hub = hub
        self.path = path
        self.last: int | None = None

    async def hear(self):
        """Look for ever. Raises sqlite3.Error."""
        with contextlib.closing(sqlite3.connect(self.path, timeout=0.2, isolation_level=None)) as connection:
            connection.execute("PRAGMA query_only = 1")
            seen = None
            if self.last is None:
                self._begin(connection)
            while True:
                (moved,) = connection.execute("PRAGMA data_version").fetchone()
                self._read(connection, is_new=moved != seen)
                seen = moved
                await asyncio.sleep(PACE)

    def _begin(self, connection):
        since = (datetime.now(UTC) - timedelta(hours=KEPT_HOURS)).strftime("%Y-%m-%d %H:%M:%S")
        # First: what comes between the two is read again below, rather than never.
        self.last = self._highest(connection)
        rows = connection.execute(
            "SELECT channel, max(id), strftime('%s', max(at)) FROM live_change WHERE at > ? GROUP BY channel",
            [since],
        ).fetchall()
        self.hub.begin([(channel, turn, float(at)) for channel, turn, at in rows], self._here())

    def _read(self, connection, *, is_new):
        rows = []
        if is_new:
            rows = connection.execute(
                "SELECT id, channel FROM live_change WHERE id > ? ORDER BY id", [self.last]
            ).fetchall()
            if not rows and self._highest(connection) < self.last:
                self._begin(connection)
                return
        self.last = rows[-1][0] if rows else self.last
        self.hub.hear([(channel, key) for key, channel in rows], self._here())

    def _highest(self, connection):
        """The highest key there ever was, also when nothing is kept any more."""
        found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'live_change'").fetchone()
        return found[0] if found else 0

    def _here(self):
        return Position("s", self.last + 1, int(time.time()))


async def hear_always(ear):
    """Keep listening; when the database is away, try again, each time after a longer pause."""
    pause = 0.5
    while True:
        begun = time.monotonic()
        try:
            await ear.hear()
        except (psycopg.Error, sqlite3.Error, OSError) as error:
            # Only the kind of error: its words could hold the address of the database.
            log.warning("The database of changes is away (%s).", type(error).__name__)
        pause = 0.5 if time.monotonic() - begun > LONGEST_PAUSE else min(pause * 2, LONGEST_PAUSE)
        await asyncio.sleep(pause)


def ear_for(hub, connection):
    """The ear for the database of ``connection`` (Django's), which itself stays closed."""
    if connection.vendor == "postgresql":
        wanted = connection.get_connection_params()
        kept = {name: value for name, value in wanted.items() if name not in {"cursor_factory", "context"}}
        return PostgresEar(hub, kept)
    return SqliteEar(hub, str(connection.settings_dict["NAME"]))
