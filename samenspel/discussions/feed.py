"""What this room tells: a discussion began, and what came of one; not every answer in it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models import Closing, Discussion, Message
from samenspel.feed.sockets import NOWHERE, name_kind, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.privacy.visibility import Visibility
from samenspel.ui.rendering import as_html

name_kind("discussions", _("Discussions"))
register(
    "discussions.discussion_begun",
    Discussion,
    visible_to=Discussion.objects.own_visible_to,
    related=("community",),
)
register(
    "discussions.discussion_closed",
    Closing,
    visible_to=Closing.objects.visible_to,
    related=("discussion__community",),
    community_of=lambda closing: closing.discussion.community_id or NOWHERE,
)


def _discussion(discussion):
    """Its title, and its first words when they were written for everyone."""
    first = Message.objects.visible_to(None).standing().filter(discussion=discussion).in_order().first()
    return Item(
        title=discussion.title,
        url=discussion.get_absolute_url(),
        at=discussion.at,
        html=as_html(first.text) if first else "",
        by=(discussion.community.name,),
    )


def _public(visitor):
    """Those that anybody can read."""
    rows = Discussion.objects.own_visible_to(visitor).filter(visibility=Visibility.PUBLIC)
    return rows.select_related("community")


syndicate(
    "discussions",
    title=_("Discussions"),
    title_in=_("Discussions of %(community)s"),
    things=_public,
    order=("-at", "-pk"),
    item=_discussion,
    page=lambda: reverse("discussions:discussions"),
    page_in=lambda community: reverse("discussions:of_community", args=[community.slug]),
)
