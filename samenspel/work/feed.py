"""What this room tells: results."""

from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.work.models import Result

name_kind("results", _("Results"))
register(
    "work.result_published",
    Result,
    visible_to=Result.objects.visible_to,
    related=("community",),
    kind="results",
)
