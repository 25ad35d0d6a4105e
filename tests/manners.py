"""How tests behave here: no network, no unreasoned skip, no order they lean on. Loaded before all else."""

import os
import random
import socket

import pytest

from tests.shared import ABSENT

# The only reasons for which a test may be left out. Anything else fails the run.
REASONS = {
    ABSENT: "figures of public data can only be reproduced where that data lies (CI has it)",
}
HERE = {"127.0.0.1", "::1", "localhost"}

unreasoned = []


def pytest_addoption(parser):
    parser.addoption("--order", type=int, default=1, help="seed of the order in which tests run")


def pytest_report_header(config):
    database = "PostgreSQL" if os.environ.get("SAMENSPEL_TEST_DATABASE") else "SQLite"
    return f"database: {database}; order of tests: --order={config.getoption('--order')}"


def pytest_configure(config):
    """From here on, whoever calls out to the world from a test is refused."""
    connect = socket.socket.connect

    def connect_nearby(self, address):
        if isinstance(address, tuple) and address[0] not in HERE:
            raise RuntimeError(f"a test may not call out to {address[0]}")
        return connect(self, address)

    socket.socket.connect = connect_nearby


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Shuffle files, and tests within files; a test that leans on another is found out."""
    chance = random.Random(config.getoption("--order"))
    files = sorted({item.path for item in items})
    chance.shuffle(files)
    place = {path: number for number, path in enumerate(files)}
    chance.shuffle(items)
    items.sort(key=lambda item: place[item.path])


def pytest_collectreport(report):
    pytest_runtest_logreport(report)


def pytest_runtest_logreport(report):
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2].removeprefix("Skipped: ") if report.longrepr else ""
        if reason not in REASONS:
            unreasoned.append((report.nodeid, reason))


def pytest_sessionfinish(session):
    if unreasoned and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if unreasoned:
        terminalreporter.section("left out without a reason on the list in tests/manners.py", red=True)
        for name, reason in unreasoned:
            terminalreporter.line(f"{name}: {reason or 'no reason at all'}")
