"""Where a page says that its list can be followed: in its head for readers, and in a line for people."""

from django import template
from django.urls import reverse

from samenspel.feed.syndication import LISTS
from samenspel.privacy.visibility import Visibility

register = template.Library()


@register.inclusion_tag("feed/_alternate.html")
def feed_links(name, community=None):
    """For ``{% block head %}``: the feeds of a list, of all communities or of one that visitors may see."""
    return _addresses(name, community)


@register.inclusion_tag("feed/_follow.html")
def follow(name, community=None):
    """One line under the list, for people; the rest as ``feed_links``."""
    return _addresses(name, community)


def _addresses(name, community):
    known = LISTS.get(name)
    if known is None or (community is not None and community.visibility != Visibility.PUBLIC):
        return {"atom": "", "json": ""}
    if community is None:
        title, where, end = known.title, {"name": name}, ""
    else:
        title = known.title_in % {"community": community.name}
        where, end = {"name": name, "place": community.slug}, "_of_community"
    return {
        "title": title,
        "atom": reverse(f"feed:atom{end}", kwargs=where),
        "json": reverse(f"feed:json{end}", kwargs=where),
    }
