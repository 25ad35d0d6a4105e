"""What people hear of from this room."""

from django.utils.translation import gettext_lazy as _

from samenspel.notifications.sockets import heading
from samenspel.work import result_notifications, roadmap_notifications  # noqa: F401 (they name their kinds)

heading("work", _("The work: roadmap, calls and results"), order=40)
