"""The letters of the week for many people: ``python -m bench.digest [people] [of them sent]``.

Adds people who all take part in the largest community to the database the settings name, writes and sends
their letters to nobody, says what that took, and leaves nothing behind. Made for the demo (``samenspel demo
--plant-only``).
"""

import os
import resource
import sys
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 (after the settings are read)
from django.db import connection, transaction  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from samenspel.communities.models import Community, Membership  # noqa: E402
from samenspel.mail import sending  # noqa: E402
from samenspel.mail.models import Letter  # noqa: E402
from samenspel.notifications import digest  # noqa: E402
from samenspel.people.models import Person  # noqa: E402


def main(people=10_000, sent=500):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    with transaction.atomic():
        _add(people)
        monday = timezone.now() - timedelta(days=timezone.localdate().weekday())
        at = monday.astimezone(digest.zone_of(Person())).replace(hour=8)
        Letter.objects.all().delete()
        _measured("written", lambda: digest.write_due(at=at))
        keep = Letter.objects.filter(late=digest.NAME).order_by("pk").values_list("pk", flat=True)[:sent]
        Letter.objects.exclude(pk__in=list(keep)).delete()
        _measured("sent", lambda: dict(sending.send_due()))
        transaction.set_rollback(True)


def _add(number):
    community = Community.objects.annotate(n=Count("memberships")).order_by("-n").first()
    now = timezone.now() - timedelta(days=60)
    said = {"introduced_at": now, "joined_at": now, "language": "nl"}
    Person.objects.bulk_create(
        [
            Person(handle=f"bench-{n}", name=f"Bench {n}", email=f"bench-{n}@bench.example", **said)
            for n in range(number)
        ],
        batch_size=500,
    )
    added = Person.objects.filter(handle__startswith="bench-").values_list("pk", flat=True)
    Membership.objects.bulk_create(
        [Membership(community=community, person_id=pk) for pk in added], batch_size=500
    )


def _measured(what, run):
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    with CaptureQueriesContext(connection) as asked:
        answer = run()
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    more = (after.ru_maxrss - before.ru_maxrss) / 1024
    took = time.perf_counter() - began
    print(f"{what}: {answer}, {took:.1f} s ({cpu:.1f} s CPU), {len(asked)} queries, {more:.0f} MB more")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
