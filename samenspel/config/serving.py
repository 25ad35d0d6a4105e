"""Keeping the web server, the live process, the worker and who takes mail in running, and ending them all.

For one machine. Where something else already looks after processes (systemd, containers), run
``samenspel serve`` with ``--web-only``, ``--live-only`` and ``--worker-only`` as three of them.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings

LONGEST_PAUSE = 30
STEADY_AFTER = 60
GRACE = 10
NIGHT = 3
# So many connections beside the pages that listen: to those the live process says itself that it is full.
LIVE_ROOM = 200


class CannotServe(Exception):
    """Something keeps stopping before the first page was answered."""


@dataclass
class Child:
    """A process that is started again when it stops by itself; each time after a longer pause."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen | None = None
    failures: int = 0
    started: float = 0.0
    due: float = field(default=0.0)

    def look_after(self, now):
        """Start it when that is due; notice when it has stopped."""
        if self.process is None:
            if now >= self.due:
                self.start(now)
        elif self.process.poll() is not None:
            self._stopped(now)

    def start(self, now):
        # A session of its own: Ctrl-C in the terminal reaches us, and we end it in our own order.
        self.process = subprocess.Popen(  # noqa: S603
            self.command,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started = now

    def _stopped(self, now):
        self.failures = 1 if now - self.started > STEADY_AFTER else self.failures + 1
        pause = min(2 ** (self.failures - 1), LONGEST_PAUSE)
        code = self.process.returncode
        print(f"{self.name} stopped ({code}); again in {pause} s.", file=sys.stderr, flush=True)  # noqa: T201
        self._signal(signal.SIGKILL)
        self.process, self.due = None, now + pause

    def end(self):
        """Ask it to stop; everything it started itself stops with it."""
        if self.process is None:
            return
        self._signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(GRACE)
        self._signal(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def _signal(self, number):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


@dataclass
class AtTimes(Child):
    """A process that does its work and then stops, until its next time; when it fails, it is tried then."""

    next_time: ClassVar[str]
    seconds_until: ClassVar[Callable[[datetime], float]]

    def _stopped(self, now):
        if self.process.returncode:
            print(f"{self.name} failed; again {self.next_time}.", file=sys.stderr, flush=True)  # noqa: T201
        self._signal(signal.SIGKILL)
        self.process, self.due = None, now + self.seconds_until(datetime.now())  # noqa: DTZ005 (the wall clock)


def seconds_until_hour(now):
    """Seconds from ``now`` (the wall clock) to two minutes past the next hour."""
    next_hour = now.replace(minute=2, second=0, microsecond=0)
    return ((next_hour if next_hour > now else next_hour + timedelta(hours=1)) - now).total_seconds()


def seconds_until_night(now):
    """Seconds from ``now`` (the wall clock) to the next three at night; a whole day when it is three now."""
    night = now.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    return ((night if night > now else night + timedelta(days=1)) - now).total_seconds()


class Nightly(AtTimes):
    next_time = "tomorrow"
    seconds_until = staticmethod(seconds_until_night)


class Hourly(AtTimes):
    """A few minutes past each hour."""

    next_time = "in an hour"
    seconds_until = staticmethod(seconds_until_hour)


def nightly():
    """The process that takes snapshots and tidies up, see ``samenspel nightly``."""
    due = time.monotonic() + seconds_until_night(datetime.now())  # noqa: DTZ005
    return Nightly("nightly", [sys.executable, "-m", "samenspel.config.command", "nightly"], due=due)


def hourly():
    """The process that writes letters where it is morning, see ``samenspel hourly``."""
    due = time.monotonic() + seconds_until_hour(datetime.now())  # noqa: DTZ005
    return Hourly("hourly", [sys.executable, "-m", "samenspel.config.command", "hourly"], due=due)


def web(*, host, port, workers, live_port=0):
    """The web server: few threads, since each holds a connection to the database; see docs on granian."""
    command = [sys.executable, "-m", "granian", "samenspel.config.wsgi:application", "--interface", "wsgi"]
    command += ["--host", host, "--port", str(port), "--workers", str(workers)]
    command += ["--blocking-threads", "2", "--backpressure", "512", "--no-ws", "--log-level", "error"]
    # Addresses hold what people look for; nobody reads that over their shoulder.
    command += ["--no-access-log"]
    return Child("web", command, {"SAMENSPEL_LIVE_PORT": str(live_port)} if live_port else {})


def live(*, host, port, most):
    """The process open pages listen to. Granian would stop at 1,024 connections unless told otherwise."""
    command = [sys.executable, "-m", "granian", "samenspel.live.asgi:application", "--interface", "asgi"]
    command += ["--host", host, "--port", str(port), "--workers", "1", "--backlog", str(most + LIVE_ROOM)]
    command += ["--backpressure", str(most + LIVE_ROOM), "--http", "1", "--no-ws", "--no-access-log"]
    # Asked to stop, it would wait for pages that never leave by themselves; they come back on their own.
    return Child("live", [*command, "--workers-kill-timeout", "1", "--log-level", "error"])


def worker():
    """The process that does what may wait: mails, imports, snapshots."""
    command = [sys.executable, "-m", "samenspel.config.command", "db_worker", "--verbosity", "0"]
    return Child("worker", [*command, "--queue-name", "*"])


def mail_in():
    """The process that takes mail in, when the settings say where; see docs/mail-in.md."""
    if not (settings.REPLY_DOMAIN and settings.EMAIL_IN_PORT):
        return []
    return [Child("mail", [sys.executable, "-m", "samenspel.config.command", "receive", "--listen"])]


def run(children, *, answers=None, when_ready=None):
    """Look after ``children`` until asked to stop; ``when_ready`` is called once ``answers()`` is true."""
    with _told_to_stop() as stop:
        try:
            ready = when_ready is None
            while not stop.wait(0.1):
                now = time.monotonic()
                # The first has the machine to itself until it answers: someone is waiting for it.
                for child in children if ready else children[:1]:
                    child.look_after(now)
                    if not ready and child.failures >= 3:
                        raise CannotServe(child.name)
                if not ready and answers():
                    ready = True
                    when_ready()
        finally:
            for child in children:
                child.end()


@contextmanager
def _told_to_stop():
    """An event that Ctrl-C, a stop from outside, or a closed terminal sets."""
    stop = threading.Event()
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def is_free(host, port):
    """Whether nothing listens on ``port`` yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(host, port):
    """Whether a page comes back, whatever it says."""
    nearby = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = http.client.HTTPConnection(nearby, port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
