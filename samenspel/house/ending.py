"""What has been kept long enough ends: a period per kind, set by administrators, at night."""

from calendar import monthrange

from django.utils import timezone

from samenspel.house.auditing import record
from samenspel.house.rules import rules
from samenspel.house.sockets import PERIODS

BATCH = 5_000


def before(months, at):
    """The moment so many months before ``at``; on the last day of a month that is shorter."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    day = min(at.day, monthrange(year, month + 1)[1])
    return at.replace(year=year, month=month + 1, day=day)


def waiting(*, at=None):
    """How many of each kind would end now, as (period, months, number)."""
    at, held = at or timezone.now(), rules()
    return [
        (period, held.months(name), period.waiting(before(held.months(name), at)))
        for name, period in PERIODS.items()
    ]


def end_all(*, at=None):
    """End what is past its period, kind by kind, and remember how many; gives (period, number) pairs."""
    at, held = at or timezone.now(), rules()
    ended = []
    for name, period in PERIODS.items():
        months = held.months(name)
        number = period.end(before(months, at))
        if number:
            record("house.period_ended", by=None, at=at, period=name, months=months, number=number)
        ended.append((period, number))
    return ended


def delete_in_batches(rows):
    """Delete rows, a few thousand at a time; says how many. For what may be very many."""
    number = 0
    while gone := list(rows.values_list("pk", flat=True)[:BATCH]):
        number += rows.filter(pk__in=gone).delete()[0]
    return number
