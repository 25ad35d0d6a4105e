"""A forum of django-spirit with as many comments: the other side of bench.web.

Run by a Python that has django-spirit, and imports nothing of ours. The forum is the one that
`spirit startproject` makes, with debugging off.
"""

import json
import os
import resource
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

A_TOPIC, LONG_TOPIC, PEOPLE = 100, 500, 500
TEXT = "We liepen vanmiddag de straat door en vroegen wat er beter kan. Acht mensen deden mee, drie bleven. "
DIGITS = "(VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9))"
SETTINGS = """
from forum.settings.base import *
DEBUG, ALLOWED_HOSTS, SECRET_KEY = False, ["testserver"], "bench"
HAYSTACK_CONNECTIONS = {{"default": {{"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
ST_RATELIMIT_ENABLE, ST_SITE_URL = False, "http://testserver/"
DATABASES = {{"default": {database!r}}}
"""


def main():
    folder = Path(os.environ["BENCH_FOLDER"])
    own = Path(sys.executable).parent
    path = {**os.environ, "PATH": f"{own}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([own / "spirit", "startproject", "forum"], cwd=folder, env=path, check=True, stdout=2)
    sys.path.insert(0, str(folder / "forum"))
    (folder / "forum" / "bench_settings.py").write_text(SETTINGS.format(database=_database(folder)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench_settings"
    import django

    django.setup()
    began = time.perf_counter()
    _make(int(sys.argv[1]))
    pages = _pages()
    print(json.dumps({"pages": list(pages), "seconds": time.perf_counter() - began}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        ask = pages[asked["page"]]
        print(json.dumps(whole(ask) if asked["warm"] else measured(ask)), flush=True)


def _database(folder):
    address = urlsplit(os.environ.get("BENCH_DATABASE", ""))
    if not address.scheme:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "spirit.sqlite3")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.path.lstrip("/"),
        "USER": address.username,
        "PASSWORD": unquote(address.password or ""),
        "HOST": unquote(address.hostname or "") or dict(parse_qsl(address.query)).get("host", ""),
        "PORT": address.port or "",
        "CONN_MAX_AGE": None,
    }


def _make(posts):
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone
    from spirit.category.models import Category
    from spirit.topic.models import Topic
    from spirit.user.models import UserProfile

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    call_command("createcachetable", verbosity=0, stdout=sys.stderr)
    people = get_user_model().objects.bulk_create(
        get_user_model()(username=f"lid{number}", email=f"lid{number}@forum.example")
        for number in range(PEOPLE)
    )
    UserProfile.objects.bulk_create(UserProfile(user=each, slug=each.username) for each in people)
    category = Category.objects.create(title="Overwater")
    now, count = timezone.now(), max(posts // A_TOPIC, 10)
    moments = [now - timedelta(minutes=5 + 60 * 24 * 700 * (1 - number / count)) for number in range(count)]
    topics = Topic.objects.bulk_create(
        (
            Topic(
                user=people[number % PEOPLE],
                category=category,
                title=f"Draad {number}",
                slug=f"draad-{number}",
                date=moments[number],
                last_active=moments[number],
                comment_count=A_TOPIC,
            )
            for number in range(count)
        ),
        batch_size=2000,
    )
    first = topics[0].pk
    columns = {
        "user_id": f"{people[0].pk} + (topic.id * 7 + n.value) %% {PEOPLE}",
        "topic_id": "topic.id",
        "comment": f"'{TEXT}'",
        "comment_html": f"'<p>{TEXT}</p>'",
        "action": "0",
        "date": "topic.date",
        "is_removed": "%s",
        "is_modified": "%s",
        "modified_count": "0",
        "likes_count": "0",
    }
    sql = (
        f"INSERT INTO spirit_comment_comment ({', '.join(columns)}) SELECT {', '.join(columns.values())}"
        f" FROM spirit_topic_topic topic JOIN (SELECT a.n + 10 * b.n + 100 * c.n AS value"
        f" FROM (SELECT column1 AS n FROM {DIGITS} x) a, (SELECT column1 AS n FROM {DIGITS} y) b,"
        f" (SELECT column1 AS n FROM {DIGITS} z) c) n"
        f" ON n.value < CASE WHEN topic.id = {first} THEN {LONG_TOPIC} ELSE {A_TOPIC} END"
        f" WHERE topic.id >= %s AND topic.id < %s"
    )
    for start in range(first, topics[-1].pk + 1, 1000):
        with connection.cursor() as cursor:
            cursor.execute(sql, [False, False, start, start + 1000])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _pages():
    from django.contrib.auth import get_user_model
    from django.test import Client
    from spirit.topic.models import Topic

    people = get_user_model().objects.order_by("pk")
    member, topic = Client(), Topic.objects.order_by("pk").first()
    member.force_login(people.first(), backend="spirit.user.auth.backends.UsernameAuthBackend")
    return {
        "spirit: topics": lambda: member.get("/topic/active/"),
        "spirit: topics of a category": lambda: member.get(topic.category.get_absolute_url()),
        "spirit: topic of 500": lambda: member.get(topic.get_absolute_url()),
    }


def measured(ask):
    used, began = _used(), time.perf_counter()
    ask()
    return {"clock": (time.perf_counter() - began) * 1000, "cpu": (_used() - used) * 1000}


def whole(ask):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(2):
        answer = ask()
        assert answer.status_code == 200, (answer.status_code, answer.request["PATH_INFO"])
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    return {"questions": len(asked), "bytes": len(answer.content), "read": 0}


def _used():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
