"""When a letter that comes at once goes, so that a discussion that runs hot is not thirty letters.

The first three within ten minutes go at once. What comes after them waits for the next quarter of the hour
and goes then in one letter, until it is quiet again.
"""

from collections import Counter
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from samenspel.mail.models import Letter

# What says one thing when it goes, and what says all that came until a quarter of the hour.
TOLD, TOGETHER = "notifications.told", "notifications.together"
FEW, WITHIN, QUARTER = 3, timedelta(minutes=10), 15


def pace(people, *, at=None):
    """{primary key: (its composer, when it goes)} of the next letter to each of ``people``."""
    now = at or timezone.now()
    quarter = next_quarter(now)
    rows = Letter.objects.filter(person__in=people, late__in=[TOLD, TOGETHER])
    rows = rows.filter(Q(written_at__gt=now - WITHIN) | Q(due_at=quarter)).order_by()
    told, waits = Counter(), set()
    for person, late, due in rows.values_list("person", "late", "due_at"):
        told[person] += 1
        if late == TOGETHER and due == quarter:
            waits.add(person)
    hot = {each.pk for each in people if each.pk in waits or told[each.pk] >= FEW}
    return {each.pk: (TOGETHER, quarter) if each.pk in hot else (TOLD, now) for each in people}


def next_quarter(moment):
    begun = moment.replace(minute=moment.minute - moment.minute % QUARTER, second=0, microsecond=0)
    return begun + timedelta(minutes=QUARTER)
