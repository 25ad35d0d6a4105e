"""The news itself, as a list that can be followed."""

import re
from html import unescape

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from samenspel.feed.candidates import Chosen
from samenspel.feed.reading import read
from samenspel.feed.syndication import Item, syndicate

ADDRESS = re.compile(r'href="(/[^"]*)"')


def _latest(visitor, community, most):
    return read(visitor, chosen=Chosen(places=(community.pk,) if community else None), most=most).items


def _item(news):
    """The sentence is its title too; it leads to what it names last, the thing itself."""
    addresses = ADDRESS.findall(news.said)
    return Item(
        title=unescape(strip_tags(news.said)),
        url=unescape(addresses[-1]) if addresses else reverse("feed:news"),
        at=news.at,
        html=f"<p>{news.said}</p>",
        key=f"feed.entry.{news.pk}",
    )


syndicate(
    "news",
    title=_("News"),
    title_in=_("News of %(community)s"),
    latest=_latest,
    item=_item,
    page=lambda: reverse("feed:news"),
    page_in=lambda community: f"{reverse('feed:news')}?community={community.slug}",
)
