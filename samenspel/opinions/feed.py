"""What this room tells: a conversation began, and it was closed."""

from samenspel.feed.sockets import register
from samenspel.opinions.models import Conversation

for verb in ("conversation_started", "conversation_closed"):
    register(
        f"opinions.{verb}",
        Conversation,
        visible_to=Conversation.objects.visible_to,
        related=("community",),
    )
