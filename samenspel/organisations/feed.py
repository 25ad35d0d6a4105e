"""What this room tells: that organisations became partners."""

from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.organisations.models import Partnership

name_kind("organisations", _("Organisations"))
register(
    "organisations.partnership_begun",
    Partnership,
    visible_to=Partnership.objects.visible_to,
    related=("one", "other"),
)
