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


PARTS: list[Part] = []
DESK: list[Pile] = []
DEEDS: list[Callable] = []


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
