"""A house with very much in it, made in bulk, and its pages asked one at a time: one side of bench.web."""

import json
import os
import resource
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice

COMMUNITIES, MINE, PEOPLE = 300, 30, 500
A_THREAD, LONG_THREAD = 100, 500
TEXT = "We liepen vanmiddag de straat door en vroegen wat er beter kan. Acht mensen deden mee, drie bleven. "
DIGITS = "(VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9))"


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "samenspel.config.settings"
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.ACCOUNT_RATE_LIMITS = False
    began = time.perf_counter()
    house = House(int(sys.argv[1]))
    pages = house.pages()
    print(json.dumps({"pages": list(pages), "seconds": time.perf_counter() - began}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        ask = pages[asked["page"]]
        print(json.dumps(whole(ask) if asked["warm"] else measured(ask)), flush=True)


class House:
    def __init__(self, posts):
        from django.core.management import call_command
        from django.utils import timezone

        call_command("migrate", verbosity=0)
        self.posts, self.now = posts, timezone.now()
        self.people = self._people()
        self.communities = self._communities()
        self._threads()
        self._messages()
        self._results()
        self._news()
        with self._sql() as sql:
            sql.execute("ANALYZE")

    def _people(self):
        from samenspel.people.models import Person

        return Person.objects.bulk_create(
            Person(
                handle=f"lid-{number}",
                name=f"Lid Nummer {number}",
                headline="Doet graag mee.",
                password="!",
                introduced_at=self.now,
                brings="Tijd",
            )
            for number in range(PEOPLE)
        )

    def _communities(self):
        """The first thirty are busy, the last thirty dormant; person 0 is in the one lot, 1 in the other."""
        from samenspel.communities.models import Community, Membership

        rows = Community.objects.bulk_create(
            Community(
                name=f"Gemeenschap {number}",
                slug=f"gemeenschap-{number}",
                purpose="Samen doen wat niemand alleen kan.",
                started_by=self.people[number],
            )
            for number in range(COMMUNITIES)
        )
        members = {(place, 0) for place in range(MINE)} | {
            (COMMUNITIES - 1 - place, 1) for place in range(MINE)
        }
        members |= {
            (place, (place * 7 + step) % PEOPLE) for place in range(COMMUNITIES) for step in range(40)
        }
        Membership.objects.bulk_create(
            Membership(community=rows[place], person=self.people[person]) for place, person in sorted(members)
        )
        return rows

    def _place(self, number):
        """Busy communities get most, as in life; the dormant ones hardly anything."""
        return min(
            int((number * 2654435761 % 2**32 / 2**32) ** 3 * (COMMUNITIES - MINE)), COMMUNITIES - MINE - 1
        )

    def _moment(self, number, of):
        return self.now - timedelta(minutes=5 + 60 * 24 * 700 * (1 - number / of))

    def _threads(self):
        from samenspel.discussions.models import Discussion

        count = max(self.posts // A_THREAD, 10)
        self.threads = Discussion.objects.bulk_create(
            (
                Discussion(
                    community=self.communities[0 if number == 0 else self._place(number)],
                    title=f"Draad {number}",
                    slug=f"draad-{number}",
                    visibility="public",
                    by=self.people[number % PEOPLE],
                    at=self._moment(number, count),
                    last_at=self._moment(number, count),
                    message_count=LONG_THREAD if number == 0 else A_THREAD,
                    last_number=LONG_THREAD if number == 0 else A_THREAD,
                )
                for number in range(count)
            ),
            batch_size=2000,
        )

    def _messages(self):
        """Made by the database itself: the first thread gets its five hundred, all others a hundred."""
        first = self.threads[0].pk
        columns = {
            "discussion_id": "thread.id",
            "number": "n.value + 1",
            "branch": "n.value + 1",
            "text": f"'{TEXT}'",
            "by_id": f"{self.people[0].pk} + (thread.id * 7 + n.value) %% {PEOPLE}",
            "at": "thread.at",
            "version": "1",
            "turn": "0",
            "written_for": "'public'",
            "written_in_id": "thread.community_id",
        }
        sql = (
            f"INSERT INTO discussions_message ({', '.join(columns)}) SELECT {', '.join(columns.values())}"
            f" FROM discussions_discussion thread JOIN (SELECT a.n + 10 * b.n + 100 * c.n AS value"
            f" FROM (SELECT column1 AS n FROM {DIGITS} x) a, (SELECT column1 AS n FROM {DIGITS} y) b,"
            f" (SELECT column1 AS n FROM {DIGITS} z) c) n"
            f" ON n.value < CASE WHEN thread.id = {first} THEN {LONG_THREAD} ELSE {A_THREAD} END"
            f" WHERE thread.id >= %s AND thread.id < %s"
        )
        for start in range(first, self.threads[-1].pk + 1, 1000):
            with self._sql() as cursor:
                cursor.execute(sql, [start, start + 1000])

    def _results(self):
        from samenspel.work.models import Result

        count = min(max(self.posts // A_THREAD, 10), 20_000)
        self.results = Result.objects.bulk_create(
            (
                Result(
                    community=self.communities[self._place(number)],
                    title=f"Resultaat {number}",
                    slug=f"resultaat-{number}",
                    story=TEXT,
                    published_by=self.people[number % PEOPLE],
                    published_at=self._moment(number, count),
                )
                for number in range(count)
            ),
            batch_size=2000,
        )

    def _news(self):
        """As many lines as there are posts, told as rooms tell them; and of the dormant ones, years ago."""
        from samenspel.feed.telling import tell_many

        def told(things, count):
            for number in range(count):
                thing = things[number * len(things) // count]
                yield thing, self.people[number % PEOPLE].pk, self._moment(number, count)

        for verb, things in (
            ("discussions.discussion_begun", self.threads),
            ("work.result_published", self.results),
        ):
            lines = told(things, self.posts // 2)
            while some := list(islice(lines, 50_000)):
                tell_many(verb, some)
        old = self.now - timedelta(days=4 * 365)
        dormant = self.communities[-MINE:]
        tell_many(
            "communities.community_started",
            ((place, place.started_by_id, old + timedelta(hours=n)) for n, place in enumerate(dormant)),
        )

    @contextmanager
    def _sql(self):
        from django.db import connection

        with connection.cursor() as cursor:
            yield cursor

    def pages(self):
        """{name: a call that asks the page}."""
        thread, place = self.threads[0], self.communities[0]
        busy, sleepy, visitor = _client(self.people[0]), _client(self.people[1]), _client(None)
        middle = (self.now - timedelta(days=350)).isoformat().replace("+", "%2B")
        message = thread.messages.order_by("pk").first()
        said = iter(range(10**9))
        return {
            "news of 30 communities": lambda: busy.get("/news/"),
            "… of 30 dormant communities": lambda: sleepy.get("/news/"),
            "… halfway down": lambda: busy.get(f"/news/?place={middle}_1"),
            "… of everything": lambda: busy.get("/news/?where=all"),
            "… the list alone, as a part": lambda: busy.get("/news/", headers=ASKED_BY_SCRIPT),
            "… for a visitor": lambda: visitor.get("/news/"),
            "results, for a member": lambda: busy.get("/results/"),
            "results as Atom": lambda: visitor.get("/news/feeds/results.atom"),
            "start page of a member": lambda: busy.get("/"),
            "page of a community": lambda: busy.get(place.get_absolute_url()),
            "thread of 500": lambda: busy.get(thread.get_absolute_url()),
            "say something": lambda: busy.post(
                f"/discussions/{thread.pk}/say/", {"text": f"Ja, en {next(said)}."}, headers=ASKED_BY_SCRIPT
            ),
            "react": lambda: busy.post(
                f"/discussions/message/{message.pk}/react/", {"sign": "thanks"}, headers=ASKED_BY_SCRIPT
            ),
            "a message again, as a part": lambda: busy.get(
                f"/discussions/message/{message.pk}/part/", headers=ASKED_BY_SCRIPT
            ),
            "a page with nothing in it": lambda: busy.get("/ui/accessibility/"),
        }


ASKED_BY_SCRIPT = {"hx-request": "true"}


def _client(person):
    from django.test import Client

    client = Client(headers={"accept-language": "nl"})
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def measured(ask):
    used, began = _used(), time.perf_counter()
    ask()
    return {"clock": (time.perf_counter() - began) * 1000, "cpu": (_used() - used) * 1000}


def whole(ask):
    """Asked twice to warm up, then what it asks of the database and how large it is."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(2):
        answer = ask()
        assert answer.status_code in {200, 204, 302}, (answer.status_code, answer.request["PATH_INFO"])
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    return {"questions": len(asked), "bytes": len(answer.content), "read": _read(connection, ask)}


def _read(connection, ask):
    """How much the database reads for it: rows on PostgreSQL, thousands of steps of its machine on SQLite."""
    if connection.vendor == "sqlite":
        steps = [0]

        def count():
            steps[0] += 1

        connection.connection.set_progress_handler(count, 1000)
        ask()
        connection.connection.set_progress_handler(None, 0)
        return steps[0]
    before = _rows_read(connection)
    ask()
    return _rows_read(connection) - before


def _rows_read(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT sum(seq_tup_read) + sum(coalesce(idx_tup_fetch, 0)) FROM pg_stat_user_tables")
        return int(cursor.fetchone()[0])


def _used():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
