"""What this room tells: a conversation began, and it was closed."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.opinions.models import Conversation
from samenspel.ui.rendering import as_html

name_kind("opinions", _("Opinions"))
for verb in ("conversation_started", "conversation_closed"):
    register(
        f"opinions.{verb}",
        Conversation,
        visible_to=Conversation.objects.visible_to,
        related=("community",),
    )


def _conversation(conversation):
    return Item(
        title=conversation.topic,
        url=conversation.get_absolute_url(),
        at=conversation.started_at,
        html=as_html(conversation.about),
        by=(conversation.community.name,),
    )


syndicate(
    "opinions",
    title=_("Opinions"),
    title_in=_("Opinions in %(community)s"),
    things=lambda visitor: Conversation.objects.visible_to(visitor).select_related("community"),
    order=("-started_at", "-pk"),
    item=_conversation,
    page=lambda: reverse("opinions:conversations"),
    page_in=lambda community: reverse("opinions:of_community", args=[community.slug]),
)
