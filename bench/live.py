"""How many pages one live process holds, how soon they hear of a change, and what each costs.

    python -m bench.live [--pages 2000] [--changes 20] [--database postgres://…]

Starts the real live process on a database of its own (a SQLite file, unless told) and opens that many real
connections to it, spread over addresses of this machine. Half of the pages watch one channel together, all
watch one of their own. Then things change, one after the other; each page notes when it heard.
Both sides read the same clock. Stops by itself within a few minutes.
"""

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LONGEST = 240
STEP = 50


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--pages", type=int, default=2000)
    asked.add_argument("--changes", type=int, default=20)
    asked.add_argument("--database", default="")
    asked = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = asked.database or f"sqlite:///{folder}/changes.sqlite3"
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "samenspel.config.settings",
            "SAMENSPEL_DATA_DIR": folder,
            "SAMENSPEL_DATABASE_URL": database,
            "SAMENSPEL_LIVE_MOST_PAGES": str(asked.pages + 100),
        }
        os.environ.update(environment)
        make_table()
        port = free_port()
        process = start(port, asked.pages + 100, environment)
        try:
            until_open(port)
            time.sleep(1)
            told = asyncio.run(asyncio.wait_for(measure(port, process.pid, asked), LONGEST))
        finally:
            process.terminate()
            process.wait(10)
    print(json.dumps(told, indent=1))


def make_table():
    import django

    django.setup()
    from django.db import connection

    from samenspel.live.models import Change

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS live_change")
    with connection.schema_editor() as editor:
        editor.create_model(Change)


def start(port, most, environment):
    from samenspel.config import serving

    command = serving.live(host="127.0.0.1", port=port, most=most).command
    return subprocess.Popen(command, env=environment)


async def measure(port, pid, asked):
    worker = worker_of(pid)
    empty, busy = memory(worker), cpu(worker)
    begun = time.monotonic()
    pages = []
    for first in range(0, asked.pages, STEP):
        pages += await asyncio.gather(*(page(port, each) for each in range(first, first + STEP)))
    opening = time.monotonic() - begun
    opening_cpu = cpu(worker) - busy
    await asyncio.sleep(2)
    full = memory(worker)
    delays = {"all": [], "one": []}
    readers = [asyncio.create_task(each.read(delays)) for each in pages]
    busy, told = cpu(worker), 0
    for number in range(asked.changes):
        told += await change("discussion:0", pages[0::2], "all")
        told += await change(f"person:{number + 1}", [pages[number]], "one")
    used = cpu(worker) - busy
    for reader in readers:
        reader.cancel()
    return {
        "pages": len(pages),
        "seconds to open": round(opening, 1),
        "ms CPU to open each": round(opening_cpu / len(pages) * 1000, 2),
        "memory empty, MB": round(empty / 1024, 1),
        "memory each, KB": round((full - empty) / len(pages), 1),
        "heard by half of all": spread(delays["all"]),
        "heard by one page": spread(delays["one"]),
        "ms CPU a message": round(used / told * 1000, 3),
    }


class Page:
    """One connection, and when it heard what."""

    now = {"channel": "", "at": 0.0, "kind": "", "heard": 0, "all": None}

    def __init__(self, reader, writer):
        self.reader = reader
        self.writer = writer

    async def read(self, delays):
        while line := await self.reader.readline():
            if line.startswith(b"data: ") and line[6:].split()[0].decode() == Page.now["channel"]:
                delays[Page.now["kind"]].append(time.perf_counter() - Page.now["at"])
                Page.now["heard"] += 1
                if Page.now["heard"] == Page.now["wanted"]:
                    Page.now["all"].set()


async def page(port, number):
    from samenspel.live import tickets

    channels = [f"person:{number + 1}", *(["discussion:0"] if number % 2 == 0 else [])]
    ticket = tickets.make(channels, person=number + 1, made=time.time())
    body = json.dumps({"tickets": [[ticket, ""]]}).encode()
    # Addresses of this machine, so that the limit of each address holds as it would outside.
    address = f"127.0.{number // 250 + 1}.{number % 250 + 1}"
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
    head = f"POST /stream HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:8000\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    status = await reader.readline()
    assert b"200" in status, status
    while not (await reader.readline()).startswith(b"id: "):
        pass
    return Page(reader, writer)


async def change(channel, pages, kind):
    """Something changed; waits until all ``pages`` heard of it, and gives how many that are."""
    done = asyncio.Event()
    Page.now |= {"channel": channel, "kind": kind, "heard": 0, "wanted": len(pages), "all": done}
    await asyncio.to_thread(say, channel)
    await asyncio.wait_for(done.wait(), 30)
    await asyncio.sleep(0.3)
    return len(pages)


def say(channel):
    from samenspel.live.changing import changed

    Page.now["at"] = time.perf_counter()
    changed(channel)


def spread(delays):
    steps = statistics.quantiles(delays, n=100) if len(delays) > 1 else [delays[0]] * 99
    return {f"p{n} ms": round(steps[n - 1] * 1000) for n in (50, 99)} | {"last ms": round(max(delays) * 1000)}


def worker_of(pid):
    """Granian's worker, which holds the connections, is a child of the process that was started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return max(map(int, children), key=memory)


def memory(pid):
    """Resident memory in KB."""
    said = Path(f"/proc/{pid}/status").read_text()
    return int(said.split("VmRSS:")[1].split()[0])


def cpu(pid):
    """Seconds of CPU so far, of the process and in the system on its behalf."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until_open(port):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("the live process did not come up")


if __name__ == "__main__":
    main()
