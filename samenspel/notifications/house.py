"""How long this main keeps what people were told of."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.ending import delete_in_batches
from samenspel.house.sockets import keep_for
from samenspel.notifications.models import Notification


def _before(moment):
    return Notification.objects.filter(at__lt=moment)


keep_for(
    "notifications",
    label=_("What people were told of"),
    why=_("Long enough to find something back; the things themselves stay where they are."),
    default=6,
    least=1,
    most=24,
    waiting=lambda before: _before(before).count(),
    end=lambda before: delete_in_batches(_before(before)),
)
