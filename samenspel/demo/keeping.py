"""What the demo keeps: its database and files, removed only when the demo itself made them."""

import fcntl
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from samenspel.demo.models import DemoMark


class AlreadyRuns(Exception):
    """Another demo runs on the same data; its address is the argument, as far as it is known."""


class NotOurs(Exception):
    """The database was not made by the demo, so the demo does not remove it."""


@contextmanager
def only_one():
    """Hold the demo's data for this process; gives a function to write down the address it runs on."""
    with _kept_by_owner(settings.DATA_DIR / "demo.lock") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            raise AlreadyRuns(lock.read().strip()) from error

        def write_down(address):
            lock.truncate(0)
            lock.write(address)
            lock.flush()

        write_down("")
        yield write_down


def _kept_by_owner(path):
    """A file for its owner only: the address in it opens the demo."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    return path.open("a+")


def migrate():
    """Bring the database to the shape of the code; quick when it has it already."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def remove():
    """Throw away what the demo made, and give what that was, for saying so; refuses anything else."""
    tables = connection.introspection.table_names(include_views=True)
    if not _is_marked(tables):
        if tables:
            raise NotOurs
        return []
    name = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite":
        call_command("migrate", verbosity=0, interactive=False)
        call_command("flush", verbosity=0, interactive=False)
        return [str(name), *_remove_files()]
    connection.close()
    there = [path for path in map(Path, (f"{name}", f"{name}-wal", f"{name}-shm")) if path.exists()]
    for path in there:
        path.unlink()
    return [*map(str, there[:1]), *_remove_files()]


def _remove_files():
    if not settings.MEDIA_ROOT.exists():
        return []
    shutil.rmtree(settings.MEDIA_ROOT)
    return [str(settings.MEDIA_ROOT)]


def _is_marked(tables):
    """Also true for the mark of an older version, whose columns we no longer know."""
    with suppress(DatabaseError):
        return DemoMark._meta.db_table in tables and DemoMark.objects.values("pk").exists()
    return False
