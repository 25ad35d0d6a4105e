"""Lists as feeds, Atom 1.0 and JSON Feed 1.1: whoever follows one reads what a visitor may see, and no more.

A room names its public lists in its ``feed.py``; addresses, forms, ids and caching are the same for all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser

from samenspel.feed.sockets import PLACES

MOST = 30
LISTS: dict[str, "List"] = {}


@dataclass(frozen=True)
class Item:
    """One thing in a feed.

    html      what it says, as safe HTML; may hold addresses of this house without its name
    updated   when it last changed, where the thing knows
    by        the names a visitor may read
    key       what the thing is called in feeds, forever; filled in from the thing itself
    """

    title: str
    url: str
    at: datetime
    html: str = ""
    updated: datetime | None = None
    by: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True)
class List:
    """A public list that can be followed.

    title       of the list, lazy
    title_in    of the list of one community, lazy, with ``%(community)s``; "" where there is none
    things      (visitor) → the things a visitor may see, with what ``item`` needs
    order       the order of the page, latest first
    item        (thing) → Item
    page        () → address of the page; (community) → that of one community
    place       the field of a thing that leads to its community
    latest      (visitor, community or None, how many) → its things, for what is no plain list of rows;
                then there is no ``things``, ``order`` and ``place``
    """

    name: str
    title: Any
    item: Callable
    page: Callable
    things: Callable | None = None
    order: tuple[str, ...] = ("-pk",)
    title_in: Any = ""
    page_in: Callable | None = None
    place: str = "community"
    latest: Callable | None = None


@dataclass(frozen=True)
class Listing:
    """What a feed says: a list as it stands now, for a visitor."""

    name: str
    title: str
    url: str
    items: list[Item] = field(default_factory=list)

    @property
    def updated(self):
        """When anything in it last changed, or None while it is empty."""
        return max((item.updated or item.at for item in self.items), default=None)


def syndicate(name, **rest):
    """Name a public list; see ``List`` for what it takes."""
    LISTS[name] = List(name=name, **rest)


def listing(name, place=""):
    """The list of this name as a visitor may see it, of all communities or of the one at ``place``.

    None where there is no such list, or where a visitor may not know the community.
    """
    known, visitor = LISTS.get(name), AnonymousUser()
    if known is None or (place and known.page_in is None):
        return None
    community, title, url = None, str(known.title), known.page
    if place:
        community = PLACES[0].model.objects.visible_to(visitor).filter(slug=place).first()
        if community is None:
            return None
        title, url = known.title_in % {"community": community.name}, partial(known.page_in, community)
    items = [_named(known.item(thing), thing) for thing in _latest(known, visitor, community)]
    return Listing(known.name, title, url(), items)


def _latest(known, visitor, community):
    if known.latest is not None:
        return known.latest(visitor, community, MOST)
    things = known.things(visitor)
    if community is not None:
        things = things.filter(**{known.place: community})
    return things.order_by(*known.order)[:MOST]


def _named(item, thing):
    """With a key that stays the same when the thing gets another title or address."""
    return item if item.key else replace(item, key=f"{thing._meta.label_lower}.{thing.pk}")
