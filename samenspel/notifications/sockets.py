"""Where rooms plug in: each kind of thing a person hears of, who may still see it, and how it is said.

A room's ``notifications.py`` names its kinds; its acts call ``notifying.notify``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q


@dataclass(frozen=True)
class Kind:
    """One kind of thing people hear of.

    name         "room.what_happened"
    model        what it is about
    words        what it is, in the settings: "Someone answers where I follow" (lazy)
    visible_to   person → the things they may see; asked when it is sent and again whenever it is read
    template     its sentence as plain text on one line, ``<room>/notifications/<what>.txt``; knows ``thing``
                 (the newest), ``who`` ("Sami and 2 others", for the reader), ``n`` (how many people did it),
                 ``times`` (how often) and ``person`` (the reader)
    grouped_by   thing → what is put together: "Sami and 2 others answered in …"; by default the thing itself
    default      whether people hear of it who chose nothing
    url          thing → where it leads
    related      what the sentence and the address need (select_related)
    act          kinds that may come of one act share a name here: a person hears of that act once, of the
                 kind that is sent first
    again        whether the same person may do it to the same thing more than once, each time told anew
    """

    name: str
    model: Any
    words: Any
    visible_to: Callable
    template: str
    grouped_by: Callable
    default: str
    url: Callable
    related: tuple[str, ...]
    act: str
    again: bool

    @property
    def room(self):
        return self.name.partition(".")[0]

    def path_of(self, thing):
        """The page it leads to, without the place on it."""
        return self.url(thing).partition("#")[0][:PATH_LENGTH]

    def act_of(self, thing, by, at):
        """What happened and who did it: someone hears of it once."""
        said = [
            self.act,
            thing.pk,
            by.pk if by is not None else "",
            *([at.isoformat()] if self.again else []),
        ]
        return ":".join(map(str, said))[:GROUP_LENGTH]

    def group_of(self, thing):
        return f"{self.name}:{self.grouped_by(thing)}"[:GROUP_LENGTH]


@dataclass(frozen=True)
class Heading:
    """What the kinds of a room stand under in the settings."""

    order: int
    words: Any


GROUP_LENGTH, PATH_LENGTH = 120, 300
AT_ONCE, NEVER = "at_once", "never"
KINDS: dict[str, Kind] = {}
HEADINGS: dict[str, Heading] = {}
# Rooms say from whom a person hears nothing: (those who would hear, who did it) → primary keys to leave out,
# and person → Q of notifications that stay.
DEAF: list[Callable] = []
KEPT: list[Callable] = []
# person → (primary key, name) of the places they may choose for: their communities.
PLACES: list[Callable] = []


def kind(
    name,
    model,
    *,
    words,
    visible_to,
    template="",
    grouped_by=None,
    default=AT_ONCE,
    url=None,
    related=(),
    act="",
    again=False,
):
    """Name a kind; a room names each of its own, once."""
    if name in KINDS:
        raise ValueError(f"{name} is named twice")
    room, _dot, what = name.partition(".")
    KINDS[name] = Kind(
        name=name,
        model=model,
        words=words,
        visible_to=visible_to,
        template=template or f"{room}/notifications/{what}.txt",
        grouped_by=grouped_by or (lambda thing: thing.pk),
        default=default,
        url=url or (lambda thing: thing.get_absolute_url()),
        related=tuple(related),
        act=act or name,
        again=again,
    )
    return KINDS[name]


def heading(room, words, *, order):
    """Say what the kinds of a room stand under in the settings."""
    HEADINGS[room] = Heading(order, words)


def keep_from(*, deaf, kept):
    """Leave out what comes from people someone does not want to hear; see ``DEAF`` and ``KEPT``."""
    DEAF.append(deaf)
    KEPT.append(kept)


def kept(person):
    """Q of the notifications that do not come from people ``person`` does not want to hear."""
    found = Q()
    for each in KEPT:
        found &= each(person)
    return found


def add_places(places):
    """Let a room name the places someone may choose for: ``places(person)``, (primary key, name) pairs."""
    PLACES.append(places)
    return places


def places_of(person):
    return [pair for places in PLACES for pair in places(person)]
