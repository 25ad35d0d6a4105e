"""What this room tells: that organisations became partners."""

from samenspel.feed.sockets import register
from samenspel.organisations.models import Partnership

register(
    "organisations.partnership_begun",
    Partnership,
    visible_to=Partnership.objects.visible_to,
    related=("one", "other"),
)
