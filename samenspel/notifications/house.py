"""How long this main keeps what people were told of."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import keep_for
from samenspel.notifications.models import Notification

BATCH = 5_000


def _before(moment):
    return Notification.objects.filter(at__lt=moment)


def _end(before):
    number = 0
    while gone := list(_before(before).values_list("pk", flat=True)[:BATCH]):
        number += Notification.objects.filter(pk__in=gone).delete()[0]
    return number


keep_for(
    "notifications",
    label=_("What people were told of"),
    why=_("Long enough to find something back; the things themselves stay where they are."),
    default=6,
    least=1,
    most=24,
    waiting=lambda before: _before(before).count(),
    end=_end,
)
