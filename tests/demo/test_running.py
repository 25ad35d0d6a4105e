"""``bin/demo`` and ``samenspel serve`` as a stranger meets them: real processes, real pages, Ctrl-C."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from samenspel.config import serving
from tests.kept import kept_demo

ROOT = Path(__file__).parents[2]
PATIENCE = 300


@pytest.fixture(scope="module")
def told():
    """An installation in which the Dutch demo was planted by its own command, once in a run; for copying."""
    with kept_demo() as data:
        yield data


@pytest.fixture
def folder(tmp_path, told):
    """A copy of it, as somebody left theirs."""
    return shutil.copytree(told, tmp_path / "demo")


def environment(folder, **more):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SAMENSPEL_")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    return {**clean, "SAMENSPEL_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1", **more}


def until(true, what):
    """Wait until something is so; how long that takes is the machine's business."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"{what} did not happen"
        time.sleep(0.1)


class Demo:
    """A running bin/demo and what it has said so far."""

    def __init__(self, folder, *options):
        self.log = folder / "said.txt"
        with self.log.open("w") as out:
            self.process = subprocess.Popen(
                [ROOT / "bin" / "demo", *options],
                env=environment(folder),
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self):
        return self.log.read_text()

    def wait_for(self, words):
        until(lambda: words in self.said or self.process.poll() is not None, words)
        assert words in self.said, self.said

    def links(self):
        """Every address on screen."""
        return [
            word for line in self.said.splitlines() for word in line.split() if word.startswith("http://")
        ]

    def stop(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def demo(folder, *options):
    running = Demo(folder, *options)
    try:
        running.wait_for("Begin again")
        yield running
    finally:
        with suppress(ProcessLookupError):
            running.stop()


def page(address):
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(address, timeout=60) as answer:
        return answer.read().decode()


def processes_of(folder):
    """Everything that runs on this data folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if f"SAMENSPEL_DATA_DIR={folder}".encode() in path.read_bytes():
                found.append(int(path.parent.name))
    return found


def planted_at(folder):
    with sqlite3.connect(folder / "samenspel.sqlite3") as database:
        return database.execute("select planted_at from demo_demomark").fetchone()[0]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_stranger_begins_the_demo_again_in_english_looks_around_stops_it_and_comes_back(folder):
    port, [(dutch, people)] = str(free_port()), marked_in(folder)
    assert dutch == "nl"

    with demo(folder, "--port", port, "--fresh", "--language", "en") as running:
        assert f"removed: {folder / 'samenspel.sqlite3'}" in running.said
        assert "being told" in running.said
        assert marked_in(folder) == [("en", people)]
        address, visitor, *entrances = running.links()
        assert address == f"http://127.0.0.1:{port}/"
        assert "De Wijkwerkplaats" in page(f"{address}communities/")
        assert "demo/enter/" in page(visitor)
        for name, link in zip(("Sami", "Noor", "Anna"), entrances, strict=True):
            assert f"<strong>{name}" in page(link)
        until(lambda: len(processes_of(folder)) >= 4, "web server and worker")
        assert running.stop() == 0
    assert "Traceback" not in running.said
    assert processes_of(folder) == []
    assert serving.is_free("127.0.0.1", int(port))
    first = planted_at(folder)

    with demo(folder, "--port", port) as again:
        assert "being told" not in again.said
        assert "demo/enter/" in page(again.links()[1])
        assert planted_at(folder) == first
        another = subprocess.run(
            [ROOT / "bin" / "demo"], env=environment(folder), capture_output=True, text=True, timeout=PATIENCE
        )
        assert f"running already. http://127.0.0.1:{port}/" in another.stdout
        assert again.stop(signal.SIGTERM) == 0
    assert processes_of(folder) == []


def samenspel(folder, *words, **more):
    command = [ROOT / ".venv" / "bin" / "samenspel", *words]
    return subprocess.run(
        command, env=environment(folder, **more), capture_output=True, text=True, timeout=PATIENCE
    )


def marked_in(folder):
    """What language the demo in ``folder`` speaks, and how many people were in it when it was told."""
    with sqlite3.connect(folder / "samenspel.sqlite3") as database:
        return database.execute("select language, people from demo_demomark").fetchall()


def test_another_language_is_not_taken_without_beginning_again(tmp_path, told):
    shutil.copytree(told, tmp_path, dirs_exist_ok=True)

    kept = samenspel(tmp_path, "demo", "--plant-only", "--language", "en")

    assert "stays" in kept.stdout
    assert [language for language, _people in marked_in(tmp_path)] == ["nl"]


def test_fresh_leaves_alone_what_the_demo_did_not_make(tmp_path, told):
    own = tmp_path / "samenspel.sqlite3"
    shutil.copy(told / own.name, own)
    with sqlite3.connect(own) as database:
        database.execute("delete from demo_demomark")

    refused = samenspel(tmp_path, "demo", "--plant-only", "--fresh")

    assert refused.returncode == 1
    assert "not made by the demo" in refused.stderr
    assert "Traceback" not in refused.stderr
    with sqlite3.connect(own) as database:
        assert database.execute("select count(*) from people_person").fetchone()[0] > 50


@pytest.mark.parametrize("make", ["create table bakery (loaf text)", "create view bread as select 1"])
def test_fresh_leaves_any_database_alone_that_has_no_mark(tmp_path, make):
    other = tmp_path / "other.sqlite3"
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "photo.txt").write_text("mine")
    with sqlite3.connect(other) as database:
        database.execute(make)

    refused = samenspel(
        tmp_path, "demo", "--plant-only", "--fresh", SAMENSPEL_DATABASE_URL=f"sqlite:///{other}"
    )

    assert "not made by the demo" in refused.stderr
    assert (tmp_path / "files" / "photo.txt").exists()
    with sqlite3.connect(other) as database:
        assert database.execute("select count(*) from sqlite_master").fetchone() == (1,)


def test_a_port_that_is_taken_is_said_and_the_next_one_can_be_asked_for(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])

        refused = samenspel(tmp_path, "serve", "--port", taken)

    assert refused.returncode == 1
    assert f"Port {taken} is taken" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_demo_listens_to_this_machine_only(tmp_path):
    refused = samenspel(tmp_path, "serve", "--host", "0.0.0.0", SAMENSPEL_DEMO="yes")
    at_the_start = samenspel(tmp_path, "serve", SAMENSPEL_DEMO="yes", SAMENSPEL_HOSTS="samen.example")

    assert "this machine only" in refused.stderr
    assert "samenspel.E001" in at_the_start.stderr
    assert refused.returncode == at_the_start.returncode == 1
