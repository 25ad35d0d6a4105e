"""How tests behave here: no network, no unreasoned skip, no order they lean on. Loaded before all else."""

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
# When both databases run side by side, what knows no database runs beside one of them, to share the time.
DATABASES = ("sqlite", "postgresql")
ONLY_ON = {
    # Hundreds of walks through one town, which looks alike from both: each takes half of them.
    "tests/pages/test_every_page.py": DATABASES,
    "tests/pages/test_house_styles.py": "sqlite",
    "tests/pages/": "postgresql",
    "tests/ui/test_behaviours.py": "postgresql",
    # These start programs of their own, with a database of their own.
    "tests/people/signing_in/test_saml.py": "sqlite",
    "tests/people/signing_in/test_walks.py": "sqlite",
    "tests/demo/test_running.py": "sqlite",
    "tests/demo/test_serving.py": "sqlite",
    "tests/house/test_readme.py": "postgresql",
    # Tells the whole story five times; the other tests of the demo tell it on both.
    "tests/demo/test_seeds.py": "sqlite",
    # How many questions a page asks is the same on both.
    "tests/house/test_queries.py": DATABASES,
    "tests/measures/": "sqlite",
}

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
        items[:] = [item for item in items if runs_on(item.nodeid) in {None, database()}]


def turn(item):
    if "planted" in item.fixturenames:
        return 3
    marked = item.get_closest_marker("django_db")
    if marked and marked.kwargs.get("transaction"):
        return 2
    return 1 if {"cast", "kept_cast"} & set(item.fixturenames) else 0


def runs_on(name):
    where = next((where for folder, where in ONLY_ON.items() if name.startswith(folder)), None)
    return by_turns(name) if where is DATABASES else where


def by_turns(name):
    """The database whose turn it is for something by that name: for half of all names the one."""
    return DATABASES[zlib.crc32(name.encode()) % 2]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish(session):
    met.update(item.nodeid for item in session.items)
    told = out_of_turn(session.items)
    if told:
        raise pytest.UsageError(told)


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
