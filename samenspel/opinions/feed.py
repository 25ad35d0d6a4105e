"""What this room tells: a conversation began, and it was closed."""

from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.opinions.models import Conversation

name_kind("opinions", _("Opinions"))
for verb in ("conversation_started", "conversation_closed"):
    register(
        f"opinions.{verb}",
        Conversation,
        visible_to=Conversation.objects.visible_to,
        related=("community",),
    )
