"""The real live process, on a database of its own in which there is nothing but changes."""

import os
import signal
import socket
import subprocess
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import load_backend

from samenspel.config import serving
from samenspel.live import changing
from samenspel.live.models import Change
from tests.kept import clean_environment
from tests.live.listening import Listener, until

PEOPLE = count(1000)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def changes(tmp_path_factory, django_db_setup, django_db_blocker):
    """A connection to a database with one table; ``settings_dict`` says where it is."""
    about = {**connection.settings_dict}
    if connection.vendor == "postgresql":
        about["NAME"] = f"{about['NAME']}_changes"
    else:
        about["NAME"] = str(tmp_path_factory.mktemp("changes") / "changes.sqlite3")
    with django_db_blocker.unblock(), made(about) as own:
        with own.schema_editor(atomic=False) as editor:
            editor.create_model(Change)
        yield own


@contextmanager
def made(about):
    own = load_backend(about["ENGINE"]).DatabaseWrapper(about, "changes")
    if own.vendor == "postgresql":
        with own._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{about["NAME"]}"')
            cursor.execute(f'CREATE DATABASE "{about["NAME"]}"')
    try:
        yield own
    finally:
        own.close()
        if own.vendor == "postgresql":
            with own._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{about["NAME"]}" WITH (FORCE)')


@pytest.fixture
def say(changes, monkeypatch, django_db_blocker):
    """``say("news")``: an act somewhere in the house says that something changed."""
    monkeypatch.setattr(changing, "connection", changes)
    with django_db_blocker.unblock():
        yield changing.changed


@pytest.fixture
def late(changes, monkeypatch):
    """``with late("news"):`` an act that has said its word, and whose transaction ends with the block."""

    @contextmanager
    def late(channel):
        other = load_backend(changes.settings_dict["ENGINE"]).DatabaseWrapper(changes.settings_dict, "late")
        other.set_autocommit(False)
        with monkeypatch.context() as patched:
            patched.setattr(changing, "connection", other)
            changing.changed(channel)
        yield
        other.commit()
        other.close()

    return late


class Process:
    """The live process; it can be killed and started again."""

    each_person = 4

    def __init__(self, environment, log):
        self.environment = environment | {"SAMENSPEL_LIVE_MOST_EACH_PERSON": str(self.each_person)}
        self.log = log
        self.port = free_port()
        self.process = None

    def start(self):
        command = serving.live(host="127.0.0.1", port=self.port, most=100).command
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, cwd=ROOT, start_new_session=True, stdout=log, stderr=log
            )
        until(lambda: is_open(self.port), seconds=30)
        # Until it has read what was kept it gives no position, and tells all who come to ask for everything.
        Listener(self.port, "news").close()

    def stop(self, number=signal.SIGTERM):
        if self.process:
            # Granian's worker is a process of its own, in the same group.
            os.killpg(self.process.pid, number)
            self.process.wait(20)
            self.process = None
            until(lambda: not is_open(self.port))


@pytest.fixture(scope="session")
def process(changes, tmp_path_factory):
    folder = tmp_path_factory.mktemp("live")
    address = {"SAMENSPEL_DATABASE_URL": url_of(changes.settings_dict)}
    secret = {"SAMENSPEL_SECRET_KEY": settings.SECRET_KEY}
    running = Process(clean_environment(folder) | address | secret, folder / "live.log")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def listen(process):
    """``listen("news")``: a page that listens on these channels."""
    listeners = []

    def listen(*channels, **about):
        # The process notices in its own time that a page was closed: the places of one test are no other's.
        about.setdefault("person", next(PEOPLE))
        listeners.append(Listener(process.port, *channels, **about))
        return listeners[-1]

    yield listen
    for listener in listeners:
        listener.close()


def url_of(about):
    if "sqlite" in about["ENGINE"]:
        return f"sqlite:////{about['NAME'].lstrip('/')}"
    rest = urlencode({name: value for name, value in about["OPTIONS"].items() if isinstance(value, str)})
    where = f"{about['HOST']}:{about['PORT']}".rstrip(":")
    return f"postgres://{about['USER']}:{about['PASSWORD']}@{where}/{about['NAME']}?{rest}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
