"""How tests behave here: no network, no unreasoned skip, no order they lean on. Loaded before all else."""

import gc
import os
import random
import socket
import zlib
from itertools import pairwise

import pytest

from tests import roll
from tests.shared import ABSENT

# The only reasons for which a test may be left out. Anything else fails the run.
REASONS = {
    ABSENT: "figures of public data can only be reproduced where that data lies (CI has it)",
}
HERE = {"127.0.0.1", "::1", "localhost"}
DATABASES = ("sqlite", "postgresql")
# When both databases run side by side, a third worker takes what knows no database: bin/steps/testing.py.
BESIDE = ("beside",)
ONLY_ON = {
    "tests/pages/": BESIDE,
    "tests/ui/test_behaviours.py": BESIDE,
    "tests/measures/": BESIDE,
    # These start programs of their own, with a database of their own.
    "tests/people/signing_in/test_saml.py": BESIDE,
    "tests/people/signing_in/test_walks.py": BESIDE,
    "tests/demo/test_running.py": BESIDE,
    "tests/demo/test_serving.py": BESIDE,
    "tests/house/test_readme.py": BESIDE,
    # Tells the whole story again and again; the other tests of the demo tell it on both.
    "tests/demo/test_seeds.py": ("sqlite",),
}
# How many questions a page asks is the same on both: each takes half of the pages.
BY_TURNS = "tests/house/test_queries.py"

met = set()
unreasoned = []
missed = []


def pytest_addoption(parser):
    parser.addoption("--order", type=int, default=1, help="seed of the order in which tests run")
    parser.addoption("--share", action="store_true", help="two databases share the work (bin/test)")
    parser.addoption("--roll", choices=["call", "write"], help="compare with tests/roll.txt, or write it")


def pytest_report_header(config):
    return f"database: {database()}; order of tests: --order={config.getoption('--order')}"


def database():
    return os.environ.get("SAMENSPEL_TEST_DATABASE", "sqlite")


def pytest_configure(config):
    """From here on, whoever calls out to the world from a test is refused."""
    connect = socket.socket.connect

    def connect_nearby(self, address):
        if isinstance(address, tuple) and address[0] not in HERE:
            self.close()
            raise RuntimeError(f"a test may not call out to {address[0]}")
        return connect(self, address)

    socket.socket.connect = connect_nearby


def pytest_ignore_collect(collection_path, config):
    """When the work is shared, nobody reads a file of which they run nothing."""
    if config.getoption("--share") and hasattr(config, "workerinput") and collection_path.suffix == ".py":
        here, name = config.workerinput["workerid"], collection_path.relative_to(config.rootpath).as_posix()
        return True if here not in workers_for(name) else None
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Shuffle files, and tests within files; a test that leans on another is found out.

    First what needs no cast, then what does, then what commits, then the demo: the cast is brought together
    once, and the story is told once. After every other hook: pytest itself gathers tests of one browser.
    """
    chance = random.Random(config.getoption("--order"))
    files = sorted({item.path for item in items})
    chance.shuffle(files)
    place = {path: number for number, path in enumerate(files)}
    chance.shuffle(items)
    items.sort(key=lambda item: (turn(item), place[item.path]))
    if config.getoption("--share"):
        here = config.workerinput["workerid"]
        items[:] = [item for item in items if here in workers_for(item.nodeid)]


def turn(item):
    if "planted" in item.fixturenames:
        return 3
    marked = item.get_closest_marker("django_db")
    if marked and marked.kwargs.get("transaction"):
        return 2
    return 1 if {"cast", "kept_cast"} & set(item.fixturenames) else 0


def workers_for(name):
    """Who runs a test by that name when the work is shared: one database, both, or who stands beside them."""
    if name.startswith(f"{BY_TURNS}::"):
        return (by_turns(name),)
    return next((workers for where, workers in ONLY_ON.items() if name.startswith(where)), DATABASES)


def by_turns(name):
    """The database whose turn it is for something by that name: for half of all names the one."""
    return DATABASES[zlib.crc32(name.encode()) % 2]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish(session):
    met.update(item.nodeid for item in session.items)
    told = out_of_turn(session.items)
    if told:
        raise pytest.UsageError(told)
    leave_alone_what_stays()


def leave_alone_what_stays():
    """Thousands of tests and the whole house stay to the end: nobody need ask again whether they are waste.

    Asking took a tenth of all the time that tests take.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def out_of_turn(items):
    """A sentence on the first test that runs after one it should precede; none when all is in order."""
    for before, after in pairwise(items):
        if turn(before) > turn(after):
            return (
                f"{after.nodeid} needs a house without what {before.nodeid} leaves, and stands after it: "
                "something changed the order that tests/manners.py gives (a plugin, or a hook with trylast)."
            )
    return None


def pytest_collectreport(report):
    note_skip(report)


def pytest_runtest_logreport(report):
    met.add(report.nodeid)
    note_skip(report)


def note_skip(report):
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2].removeprefix("Skipped: ") if report.longrepr else ""
        if reason not in REASONS:
            unreasoned.append((report.nodeid, reason))


def pytest_sessionfinish(session):
    if hasattr(session.config, "workerinput"):
        return
    asked = session.config.getoption("--roll")
    if asked == "write" and session.exitstatus == pytest.ExitCode.OK:
        roll.write(met)
    elif asked == "call" and session.exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        missed.extend(roll.differences(met))
    if (unreasoned or missed) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if unreasoned:
        terminalreporter.section("left out without a reason on the list in tests/manners.py", red=True)
        for name, reason in unreasoned:
            terminalreporter.line(f"{name}: {reason or 'no reason at all'}")
    if missed:
        terminalreporter.section("not as tests/roll.txt has it (bin/test --roll writes it anew)", red=True)
        for line in missed:
            terminalreporter.line(line)
