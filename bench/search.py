"""What search finds and what it costs, on both databases.

`python -m bench.search quality`: the questions of tests/search/quality, ours with and without stems, beside
FTS5 of SQLite and full text of PostgreSQL as they come out of the box.

`python -m bench.search speed [--docs 20000 200000 1000000] [--database sqlite postgresql]`: messages in
threads of 300 communities, of which whoever asks is in thirty; words as rare and common as in Dutch, and
always the same. Each sort of question is asked `--times` times with other words, its page made to the cards.
What it costs to write one message so that it is found is measured too. See docs/search.md.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta
from unittest import mock

from bench.directory import server_of

COMMUNITIES, MINE, PEOPLE, A_THREAD = 300, 30, 500, 50
VOCABULARY, WORDS = 60_000, 45
BATCH = 2000
BEGINS = "b br d dr f g gr h j k kl kr l m n p pl pr r s sch sl st str t tr v vl w z zw".split()  # noqa: SIM905
VOWELS = "a aa e ee i ie o oo u uu ei ij oe ou ui".split()  # noqa: SIM905
ENDS = "d f g k l m n p r s t cht nd nk rk rt st".split()  # noqa: SIM905


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("what", choices=["quality", "speed"])
    asked.add_argument("--docs", type=int, nargs="+", default=[20_000, 200_000, 1_000_000])
    asked.add_argument("--database", nargs="+", default=["sqlite", "postgresql"])
    asked.add_argument("--times", type=int, default=40)
    options = asked.parse_args()
    for database in options.database:
        for docs in options.docs if options.what == "speed" else [0]:
            with server_of(database) as environment, tempfile.TemporaryDirectory() as folder:
                environment = {**os.environ, **environment, "SAMENSPEL_DATA_DIR": folder}
                environment |= {"BENCH_ONE": database, "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}
                for step in ["build", "ask"] if options.what == "speed" else ["quality"]:
                    run(step, docs, options.times, environment)


def run(step, docs, times, environment):
    """One step in a process of its own: what building takes says nothing of what asking takes."""
    code = f"from bench.search import one; one({step!r}, {docs}, {times})"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def one(step, docs, times):
    import django

    django.setup()
    from django.core.management import call_command

    if step == "ask":
        return Speed(docs).measure(times)
    call_command("migrate", verbosity=0)
    return quality() if step == "quality" else Speed(docs).build()


# Quality.


def quality():
    from samenspel.search import compounds, indexing, stemming, understanding
    from tests.search.corpus import asked, planted, world

    database = os.environ["BENCH_ONE"]
    for language in ("nl", "en"):
        told = world(language)
        with planted(told) as names:
            say(database, language, "ours", told, dict(_first(asked(told, names))))
        plain = {
            "forms_of": lambda word: frozenset([word]),
        }
        with (
            mock.patch.object(stemming, "forms_of", plain["forms_of"]),
            mock.patch.object(understanding, "forms_of", plain["forms_of"]),
            mock.patch.object(compounds, "forms_of", plain["forms_of"]),
            mock.patch.object(indexing, "forms_of", plain["forms_of"]),
            planted(told) as names,
        ):
            say(database, language, "ours without stems", told, dict(_first(asked(told, names))))
        say(database, language, "out of the box", told, dict(out_of_the_box(told, language)))


def _first(pairs):
    return ((ask["words"], first) for ask, first in pairs)


def say(database, language, how, told, first):
    right, all_of = Counter(), Counter()
    for ask in told["ask"]:
        all_of[ask["what"]] += 1
        right[ask["what"]] += first[ask["words"]] in ask["first"]
    parts = ", ".join(f"{what} {right[what]}/{n}" for what, n in all_of.items())
    print(
        f"{database:<11} {language} {how:<20} {sum(right.values())}/{sum(all_of.values())}  {parts}",
        flush=True,
    )


def out_of_the_box(told, language):
    """(question, what stands first), as each database does by itself: title before text, best first."""
    from django.db import connection

    docs = [(doc["id"], doc["title"], doc["text"]) for doc in told["doc"]]
    with connection.cursor() as sql:
        sql.execute("DROP TABLE IF EXISTS plain")
        if connection.vendor == "sqlite":
            sql.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, title, text)")
            sql.executemany("INSERT INTO plain VALUES (%s, %s, %s)", docs)
            question = "SELECT id FROM plain WHERE plain MATCH %s ORDER BY bm25(plain, 0, 3, 1) LIMIT 1"
        else:
            name = {"nl": "dutch", "en": "english"}[language]
            sql.execute("CREATE TABLE plain (id text, title text, text text)")
            sql.executemany("INSERT INTO plain VALUES (%s, %s, %s)", docs)
            vector = (
                f"setweight(to_tsvector('{name}', title), 'A') || setweight(to_tsvector('{name}', text), 'D')"
            )
            question = (
                f"SELECT id FROM plain, websearch_to_tsquery('{name}', %s) asked "
                f"WHERE ({vector}) @@ asked ORDER BY ts_rank({vector}, asked) DESC LIMIT 1"
            )
        for ask in told["ask"]:
            words = ask["words"]
            if connection.vendor == "sqlite":
                words = " ".join(f'"{word}"' for word in words.split())
            sql.execute(question, [words])
            row = sql.fetchone()
            yield ask["words"], row[0] if row else None


# Speed.


def peak_mb():
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


class Speed:
    def __init__(self, docs):
        from django.utils import timezone

        self.docs, self.now, self.chance = docs, timezone.now(), random.Random(2026)
        self.words = self._vocabulary()
        # As in any language: the second word half as often as the first, the tenth a tenth as often.
        self.weights = [1 / (rank + 10) for rank in range(VOCABULARY)]

    def build(self):
        began = time.perf_counter()
        self._make()
        made, worked = time.perf_counter(), time.process_time()
        self._index()
        took, cost = time.perf_counter() - made, time.process_time() - worked
        print(
            f"\n{os.environ['BENCH_ONE']}, {self.docs:,} documents: made in {made - began:.0f} s, "
            f"indexed in {took:.0f} s ({cost:.0f} s of the processor, {peak_mb()} MB at most)",
            flush=True,
        )

    def _vocabulary(self):
        chance, words = random.Random(7), {}

        def syllable():
            return chance.choice(BEGINS) + chance.choice(VOWELS) + chance.choice(ENDS)

        stems = list(dict.fromkeys(syllable() + chance.choice(["", syllable()]) for _ in range(20_000)))
        while len(words) < VOCABULARY:
            word = chance.choice(stems)
            word = word + chance.choice(stems) if chance.random() < 0.4 else word
            words[word + chance.choice(["", "", "en", "s", "e"])] = None
        return list(words)

    def text(self):
        return " ".join(self.chance.choices(self.words, cum_weights=self._cumulative(), k=WORDS))

    def _cumulative(self):
        if not hasattr(self, "cumulative"):
            total, self.cumulative = 0, []
            for weight in self.weights:
                total += weight
                self.cumulative.append(total)
        return self.cumulative

    def _make(self):
        from samenspel.communities.models import Community, Membership
        from samenspel.discussions.models import Discussion
        from samenspel.people.models import Person

        levels = ["public", "signed_in", "members"]
        self.people = Person.objects.bulk_create(
            Person(handle=f"lid-{n}", name=f"Lid {self.words[n].title()}", introduced_at=self.now)
            for n in range(PEOPLE)
        )
        self.viewer = self.people[0]
        self.communities = Community.objects.bulk_create(
            Community(
                name=f"{self.words[n].title()} {n}",
                slug=f"gemeenschap-{n}",
                purpose="Samen doen.",
                visibility=levels[n % 3],
            )
            for n in range(COMMUNITIES)
        )
        Membership.objects.bulk_create(
            Membership(community=each, person=self.viewer, since=self.now) for each in self.communities[:MINE]
        )
        threads = max(1, self.docs // A_THREAD)
        for start in range(0, threads, BATCH):
            Discussion.objects.bulk_create(
                Discussion(
                    community=self.communities[n % COMMUNITIES],
                    title=" ".join(self.chance.choices(self.words, cum_weights=self._cumulative(), k=5)),
                    slug="draad",
                    visibility=levels[n // COMMUNITIES % 3],
                    by=self.people[n % PEOPLE],
                    at=self._moment(n, threads),
                )
                for n in range(start, min(threads, start + BATCH))
            )
        self._messages(list(Discussion.objects.order_by("pk")))

    def _moment(self, n, of):
        return self.now - timedelta(minutes=(of - n) * 3 * 365 * 1440 // of)

    def _messages(self, threads):
        from samenspel.discussions.models import Message

        done = 0
        while done < self.docs:
            rows = []
            for n in range(done, min(self.docs, done + BATCH)):
                thread = threads[n // A_THREAD % len(threads)]
                rows.append(
                    Message(
                        discussion=thread,
                        number=n % A_THREAD + 1,
                        branch=n % A_THREAD + 1,
                        text=self.text(),
                        by=self.people[n % PEOPLE],
                        at=self._moment(n, self.docs),
                        written_for=thread.visibility,
                        written_in_id=thread.community_id,
                    )
                )
            Message.objects.bulk_create(rows)
            done += BATCH

    def _index(self):
        from django.db import connection

        from samenspel.search.indexing import reindex

        reindex(["person", "community", "discussion", "message"])
        with connection.cursor() as sql:
            sql.execute("ANALYZE")

    def measure(self, times):
        from samenspel.communities.models import Community
        from samenspel.people.models import Person
        from samenspel.search.choosing import Choice
        from samenspel.search.showing import page_for

        self.viewer = Person.objects.order_by("pk").first()
        self.community = Community.objects.order_by("pk").first()

        print(f"  {'question':<34} {'p50 ms':>8} {'p95 ms':>8} {'hits':>6}", flush=True)
        for name, ask in self.questions().items():
            chance, took, hits = random.Random(11), [], []
            for number in range(times + 3):
                choice = Choice(words=ask(chance))
                began = time.perf_counter()
                page = page_for(self.viewer, choice)
                if number >= 3:
                    took.append((time.perf_counter() - began) * 1000)
                    hits.append(page.total)
            took.sort()
            p95 = took[int(len(took) * 0.95) - 1]
            print(
                f"  {name:<34} {statistics.median(took):>8.0f} {p95:>8.0f} {statistics.median(hits):>6.0f}",
                flush=True,
            )
        self._writing(times)
        print(json.dumps({"peak_mb": peak_mb(), **self._size()}), flush=True)

    def questions(self):
        common, middle, rare = self.words[:40], self.words[200:1200], self.words[20_000:40_000]
        long = [word for word in middle if len(word) > 8]

        def slip(chance):
            word = chance.choice(long)
            at = chance.randrange(2, len(word) - 2)
            return word[:at] + word[at + 1 :]

        return {
            "one of the most common words": lambda chance: chance.choice(common),
            "a word": lambda chance: chance.choice(middle),
            "a rare word": lambda chance: chance.choice(rare),
            "two common words": lambda chance: " ".join(chance.sample(common, 2)),
            "two words": lambda chance: " ".join(chance.sample(middle, 2)),
            "three words, one misspelled": lambda chance: " ".join([*chance.sample(middle, 2), slip(chance)]),
            "the beginning of a word": lambda chance: chance.choice(middle)[:4],
            "a word that is nowhere": lambda chance: "qx" + chance.choice(rare)[::-1],
        }

    def _writing(self, times):
        """From the moment a message is there to the moment it is found, in one transaction."""
        from samenspel.discussions.models import Message
        from samenspel.search import indexing
        from samenspel.search.finding import find

        took, found = [], []
        message = Message.objects.filter(discussion__community=self.community).order_by("-pk").first()
        for number in range(times):
            message.text = f"{self.text()} zwaluwnest{number}x"
            message.save(update_fields=["text"])
            began = time.perf_counter()
            indexing.index("message", [message])
            took.append((time.perf_counter() - began) * 1000)
            hits = find(self.viewer, f"zwaluwnest{number}x").hits
            found.append((time.perf_counter() - began) * 1000 if hits else float("nan"))
        print(
            f"  {'writing so that it is found':<34} {statistics.median(took):>8.1f} {sorted(took)[-2]:>8.1f}"
        )
        late = sorted(found)[-2]
        print(f"  {'from writing to having found it':<34} {statistics.median(found):>8.1f} {late:>8.1f}")

    def _size(self):
        from django.db import connection

        with connection.cursor() as sql:
            if connection.vendor == "sqlite":
                sql.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%%'")
            else:
                tables = "'search_searchdoc'), ('search_knownword'"
                sql.execute(
                    f"SELECT sum(pg_total_relation_size(name::regclass)) FROM (VALUES ({tables})) t(name)"
                )
            size = sql.fetchone()[0]
            sql.execute("SELECT count(*) FROM search_knownword")
            return {"index_mb": round(float(size or 0) / 1e6), "keys_of_words": sql.fetchone()[0]}


if __name__ == "__main__":
    main()
