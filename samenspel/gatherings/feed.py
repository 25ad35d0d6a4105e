"""What this room tells, and how its gatherings can be followed."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.gatherings.models import Gathering
from samenspel.ui.rendering import as_html

name_kind("gatherings", _("Gatherings"))
for verb in ("called", "cancelled", "held"):
    register(
        f"gatherings.{verb}",
        Gathering,
        visible_to=Gathering.objects.visible_to,
        related=("community",),
        kind="gatherings",
    )


def _gathering(gathering):
    return Item(
        title=gathering.title,
        url=gathering.get_absolute_url(),
        at=gathering.at,
        html=as_html(gathering.about),
        by=(gathering.community.name,),
    )


syndicate(
    "gatherings",
    title=_("Gatherings"),
    title_in=_("Gatherings of %(community)s"),
    things=lambda visitor: Gathering.objects.visible_to(visitor).standing().select_related("community"),
    order=("-at", "-pk"),
    item=_gathering,
    page=lambda: reverse("gatherings:gatherings"),
    page_in=lambda community: reverse("gatherings:of_community", args=[community.slug]),
)
