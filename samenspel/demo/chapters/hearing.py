"""What the cast heard of while the story went on: most read, the latest few not yet; and some choices."""

from datetime import timedelta

from samenspel.demo.calendar import end_of
from samenspel.house.ending import before
from samenspel.house.rules import rules
from samenspel.house.sockets import PERIODS
from samenspel.notifications import choosing
from samenspel.notifications.models import Notification
from samenspel.notifications.sockets import NEVER

# So many of the latest lines nobody has read yet, when they are from the last days.
UNREAD, LATELY = 4, timedelta(days=10)
READS_AFTER = timedelta(hours=7)
# Who does not want to hear of what.
CHOICES = (("sami", "people.recognised"), ("noor", "communities.joined"))


def hearing(world, *, anchor):
    """Let what was told be read as people read, and end what is past its time."""
    now = end_of(anchor)
    PERIODS["notifications"].end(before(rules().months("notifications"), now))
    for person in Notification.objects.order_by().values_list("person", flat=True).distinct():
        _read(Notification.objects.filter(person=person), now)
    for key, kind in CHOICES:
        choosing.choose(world.people[key], NEVER, kind=kind, at=now)


def _read(rows, now):
    newest = list(dict.fromkeys(rows.order_by("-at", "-pk").values_list("group", flat=True)))[:UNREAD]
    is_new = rows.filter(at__gt=now - LATELY, group__in=newest)
    for row in rows.exclude(pk__in=is_new.values("pk")):
        row.read_at = min(row.at + READS_AFTER, now)
        row.save(update_fields=["read_at"])
