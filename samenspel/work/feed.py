"""What this room tells: results."""

from samenspel.feed.sockets import register
from samenspel.work.models import Result

register("work.result_published", Result, visible_to=Result.objects.visible_to, related=("community",))
