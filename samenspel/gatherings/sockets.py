"""Where modules of this room and rooms above plug in: parts of the page of a gathering, and open points."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Part:
    """A part of the page of gatherings of some kinds (all when empty).

    context   (gathering, viewer) → what ``template`` knows as ``part``, or None to leave it out
    margin    whether it stands beside the page rather than in it
    """

    order: int
    template: str
    context: Callable
    kinds: tuple[str, ...] = ()
    margin: bool = False


@dataclass(frozen=True)
class OpenPoint:
    """Something that waits for an answer and may become a point of an agenda.

    name    the source, as in ``add_open_points``
    about   what it is about, with ``pk``; kept in the key of the agenda item of that name, when there is one
    title   how it reads in an agenda
    asks    what is asked: agree, advise or inform
    why     in a few words why it is proposed (lazy): "open since 3 May"
    """

    name: str
    about: Any
    title: str
    asks: str
    why: str
    since: Any
    said: dict = field(default_factory=dict)

    @property
    def mark(self):
        return f"{self.name}:{self.about.pk}"


PARTS: list[Part] = []
SOURCES: dict[str, Callable] = {}
TAKEN: dict[str, Callable] = {}


def add_part(*, order, template, context, kinds=(), margin=False):
    PARTS.append(Part(order, template, context, tuple(kinds), margin))
    PARTS.sort(key=lambda part: part.order)


def parts_of(gathering, viewer):
    """The parts of its page, with what each shows as ``context``."""
    kept = []
    for part in PARTS:
        if not part.kinds or gathering.kind in part.kinds:
            context = part.context(gathering, viewer)
            if context is not None:
                kept.append((part, context))
    return kept


def add_open_points(name, source, *, taken=None):
    """Let a module propose points for agendas.

    source   (community, viewer, gathering) → ``OpenPoint`` rows, the longest open first, at most twenty
    taken    (agenda item, thing, by) is called when one is put on an agenda; sources whose things the item
             has no key to remember it by this
    """
    SOURCES[name] = source
    if taken is not None:
        TAKEN[name] = taken
