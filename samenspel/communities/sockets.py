"""Where rooms above plug into communities: parts of its page, the stewards' desk, and what was done."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """``context(community, viewer)`` gives what ``template`` needs under the name ``part``."""

    order: int
    template: str
    context: Callable


@dataclass(frozen=True)
class Pile:
    """One pile on the stewards' desk.

    title      what waits, as its heading (lazy)
    template   shows the pile under the name ``pile`` (what ``context`` gave), beside ``several`` (more than
               one community on this desk)
    context    (communities, viewer) → what waits in these communities, as a dict; None when nothing does
    """

    order: int
    title: str
    template: str
    context: Callable


@dataclass(frozen=True)
class Tab:
    """One page of a community that a room above adds beside its own.

    name         the word by which a page says that it is open (``here``)
    words        what the tab is called (lazy)
    url          name of the address, asked for with the slug of the community
    visible_to   (community, viewer) → whether the tab is shown; asks nothing of the database
    """

    order: int
    name: str
    words: str
    url: str
    visible_to: Callable


TABS: list[Tab] = []
PARTS: list[Part] = []
DESK: list[Pile] = []
DEEDS: list[Callable] = []
PURPOSES: list[Callable] = []


def add_tab(*, order, name, words, url, visible_to=lambda community, viewer: True):
    TABS.append(Tab(order, name, words, url, visible_to))
    TABS.sort(key=lambda tab: tab.order)


def add_part(*, order, template, context):
    PARTS.append(Part(order, template, context))
    PARTS.sort(key=lambda part: part.order)


def add_to_desk(*, order, title, template, context):
    DESK.append(Pile(order, title, template, context))
    DESK.sort(key=lambda pile: pile.order)


def add_deeds(deeds):
    """Let a room say what was done in a community: ``deeds(community, since, until)`` gives ``Deed`` rows
    (see ``samenspel.communities.lifecycle``)."""
    DEEDS.append(deeds)
    return deeds


def make_purpose_elsewhere(where):
    """Let a room say that it makes the purpose of a community: ``where(community)`` gives the address where
    that is done, or None where the purpose is still for whoever looks after the community to word."""
    PURPOSES.append(where)
    return where


def purpose_made_at(community):
    """The address where the purpose of this community is made, or None."""
    return next((address for where in PURPOSES if (address := where(community))), None)


@dataclass(frozen=True)
class Origin:
    """Where something began: ``words`` before a link to ``thing`` (lazy)."""

    words: str
    thing: object


ORIGINS: list[Callable] = []


def add_origin(origin):
    """Let a room say where a thing of another room began: ``origin(thing, viewer)``, an ``Origin`` the viewer
    may see, or None."""
    ORIGINS.append(origin)
    return origin


def origins_of(thing, viewer):
    return [origin for each in ORIGINS if (origin := each(thing, viewer))]
