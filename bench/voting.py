"""Votes a second that the running product keeps, and how soon the map shows them: 200 people at once.

`python -m bench.voting [--people 200] [--statements 40] [--database sqlite postgresql] [--seconds 40]`. For
each database a fresh installation is started by `samenspel serve` (two web processes), with one open
conversation. Everyone has an account and a connection of their own from 127.0.0.1, and sends what the script
of the page sends: batches of four votes, each after the answer to the one before.
It ends when all voted on everything, or when the seconds are over. Beside them one reader asks for the map's
data four times a second: the lag is from the answer to a vote until a map that counts as many votes is read.
bench/README.md says what was found.
"""

import argparse
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from statistics import median

from bench.directory import BACKEND, server_of

BATCH = 4
PORT = 8699
ASK_EVERY = 0.25
TOKEN = "b" * 32


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--people", type=int, default=200)
    asked.add_argument("--statements", type=int, default=40)
    asked.add_argument("--database", nargs="+", default=["sqlite", "postgresql"])
    asked.add_argument("--seconds", type=int, default=40)
    options = asked.parse_args()
    for database in options.database:
        with server_of(database) as environment, tempfile.TemporaryDirectory() as folder:
            said = {**os.environ, **environment, "SAMENSPEL_DATA_DIR": folder}
            facts = _planted(said, options)
            with _Serving(said):
                print(json.dumps({"database": database, **_voted(facts, options.seconds)}), flush=True)


def _planted(environment, options):
    """A conversation and the sessions of those who vote, made in a process of its own."""
    command = [sys.executable, "-c", "from bench.voting import plant; plant()"]
    asked = {"BENCH_PEOPLE": str(options.people), "BENCH_STATEMENTS": str(options.statements)}
    made = subprocess.run(command, env={**environment, **asked}, check=True, capture_output=True, text=True)
    return json.loads(made.stdout.splitlines()[-1])


def plant():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from samenspel.communities.models import Community, Membership
    from samenspel.opinions import starting
    from samenspel.people.introducing import introduce

    call_command("migrate", verbosity=0)
    people = [introduce(name=f"Stemmer {number}") for number in range(int(os.environ["BENCH_PEOPLE"]))]
    community = Community.start(name="De Meting", purpose="Weten hoe snel het gaat.", by=people[0])
    Membership.objects.bulk_create(Membership(community=community, person=each) for each in people[1:])
    seeds = [f"Stelling nummer {number}" for number in range(int(os.environ["BENCH_STATEMENTS"]))]
    talk = starting.start(community, by=people[0], topic="Hoe snel?", seeds=seeds, map_shown="always")
    keys = []
    for person in people:
        client = Client()
        client.force_login(person, backend=BACKEND)
        keys.append(client.session.session_key)
    statements = list(talk.statements.in_order().values_list("pk", flat=True))
    print(json.dumps({"page": talk.get_absolute_url(), "sessions": keys, "statements": statements}))


class _Serving:
    """The product as it is started in earnest, until the measuring is over."""

    def __init__(self, environment):
        self.environment = environment

    def __enter__(self):
        program = os.path.join(os.path.dirname(sys.executable), "samenspel")
        command = [program, "serve", "--port", str(PORT), "--workers", "2"]
        quiet = subprocess.DEVNULL
        self.server = subprocess.Popen(command, env=self.environment, stdout=quiet, stderr=quiet)
        for _ in range(150):
            try:
                return _ask(_connection(), "GET", "/health/")
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("the server did not come up")

    def __exit__(self, *error):
        self.server.terminate()
        self.server.wait(20)


def _connection():
    return http.client.HTTPConnection("127.0.0.1", PORT, timeout=180)


def _ask(connection, way, address, body=None, session=""):
    headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
    headers |= {"Content-Type": "application/json"} if body else {}
    connection.request(way, address, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


class _Tally:
    """What all voters saw kept: moments with the number so far, how long answers took, and refusals."""

    def __init__(self):
        self.lock, self.kept, self.took, self.other = threading.Lock(), [], [], 0

    def add(self, status, n, took):
        with self.lock:
            self.took.append(took)
            if status == 200:
                self.kept.append((time.monotonic(), (self.kept[-1][1] if self.kept else 0) + n))
            else:
                self.other += 1


def _voted(facts, seconds):
    tally, until = _Tally(), time.monotonic() + seconds
    maps, done = [], threading.Event()
    reader = threading.Thread(target=_read, args=(facts, maps, done))
    voters = [
        threading.Thread(target=_vote, args=(facts, number, tally, until))
        for number in range(len(facts["sessions"]))
    ]
    began = time.monotonic()
    for thread in [reader, *voters]:
        thread.start()
    for thread in voters:
        thread.join()
    took = time.monotonic() - began
    _wait_for(maps, tally.kept[-1][1], 20)
    done.set()
    reader.join()
    return _found(tally, maps, took)


def _vote(facts, number, tally, until):
    chance, session, connection = random.Random(number), facts["sessions"][number], _connection()
    left = chance.sample(facts["statements"], len(facts["statements"]))
    while left and time.monotonic() < until:
        batch = [{"s": pk, "v": chance.choice([1, -1, 0]), "ago": 200} for pk in left[:BATCH]]
        body = json.dumps({"votes": batch, "have": left[BATCH:]})
        asked = time.monotonic()
        status, _said = _ask(connection, "POST", f"{facts['page']}votes/", body, session)
        tally.add(status, len(batch), time.monotonic() - asked)
        if status == 200:
            del left[:BATCH]
        else:
            time.sleep(0.5)


def _read(facts, maps, done):
    """The number of votes in the map, four times a second, the moment it was read and how long it took."""
    connection = _connection()
    while not done.is_set():
        asked = time.monotonic()
        _status, said = _ask(connection, "GET", f"{facts['page']}map.json", session=facts["sessions"][0])
        found = re.search(r'"votes": (\d+)', said)
        maps.append((time.monotonic(), int(found[1]) if found else 0, time.monotonic() - asked))
        time.sleep(ASK_EVERY)


def _wait_for(maps, votes, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until and not (maps and maps[-1][1] >= votes):
        time.sleep(0.1)


def _found(tally, maps, took):
    lags = []
    for at, votes in tally.kept[:: max(1, len(tally.kept) // 50)]:
        seen = next((moment for moment, counted, _took in maps if counted >= votes and moment >= at), None)
        if seen is not None:
            lags.append(seen - at)
    answers = sorted(tally.took)
    return {
        "votes": tally.kept[-1][1],
        "seconds": round(took, 1),
        "votes_a_second": round(tally.kept[-1][1] / took),
        "answer_median_ms": round(1000 * median(answers)),
        "answer_95_ms": round(1000 * answers[int(len(answers) * 0.95)]),
        "refused": tally.other,
        "lag_median_s": round(median(lags), 2) if lags else None,
        "lag_most_s": round(max(lags), 2) if lags else None,
        "map_read_median_ms": round(1000 * median(took for _at, _votes, took in maps)),
        "load": round(os.getloadavg()[0], 1),
    }


if __name__ == "__main__":
    main()
