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
    by_mail      when a letter says it to who chose nothing: at once, or in the letter of the week
    here         whether it is also shown here; what is not goes by letter only, such as a reminder
    own_letter   whether the room writes every letter of it itself, in words of its own
    mailed_as    the kind of the letters that say it: what one chose for mail of that kind holds for this one
    quotes       thing → words of people, in Markdown, that stand in a letter about it
    thread       thing → what letters about it stand together under in the mail program, "" for nothing
    answers      thing → what an answer by mail goes to ("name:primary key"), "" for nothing
    still        (person, thing) → whether they want to hear of this thing still, such as a thread they muted
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
    by_mail: str
    here: bool
    own_letter: bool
    mailed_as: str
    quotes: Callable
    thread: Callable
    answers: Callable
    still: Callable

    @property
    def room(self):
        return self.name.partition(".")[0]

    def default_for(self, way):
        """When people hear of it in this way who chose nothing; a telephone only of what is for them."""
        if way == "mail":
            return self.by_mail
        if way == "push":
            return AT_ONCE if self.by_mail == AT_ONCE and self.here else NEVER
        return self.default

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


@dataclass(frozen=True)
class Muter:
    """How one hears no more of a thing, from a letter about it.

    title   (person, primary key) → what it is called for who may see it, or ""
    mute    (person, primary key) → they hear no more of it
    """

    title: Callable
    mute: Callable


@dataclass(frozen=True)
class Part:
    """One part of the letter of the day or week, under a heading.

    lines   (person, since, wants) → (sentence, path) pairs, the most telling first; ``wants(place)`` says
            whether they want to hear of a community by letter
    alone   whether it is worth a letter where nothing else is
    """

    order: int
    words: Any
    lines: Callable
    alone: bool


GROUP_LENGTH, PATH_LENGTH = 120, 300
AT_ONCE, DAILY, WEEKLY, NEVER = "at_once", "daily", "weekly", "never"
KINDS: dict[str, Kind] = {}
HEADINGS: dict[str, Heading] = {}
# Rooms say from whom a person hears nothing: (those who would hear, who did it) → primary keys to leave out,
# and person → Q of notifications that stay.
DEAF: list[Callable] = []
KEPT: list[Callable] = []
# person → (primary key, name) of the places they may choose for: their communities.
PLACES: list[Callable] = []
# What a letter can be about that one may want to hear no more of: its name → how.
MUTERS: dict[str, "Muter"] = {}
# What the letter of the day or week says: Parts, in their order.
PARTS: list["Part"] = []


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
    by_mail=WEEKLY,
    here=True,
    own_letter=False,
    mailed_as="",
    quotes=None,
    thread=None,
    answers=None,
    still=None,
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
        by_mail=by_mail,
        here=here,
        own_letter=own_letter or bool(mailed_as) or not here,
        mailed_as=mailed_as or name,
        quotes=quotes or _nothing,
        thread=thread or _nothing,
        answers=answers or _nothing,
        still=still or (lambda person, thing: True),
    )
    return KINDS[name]


def _nothing(thing):
    return ""


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


def muter(name, *, title, mute):
    """Let a letter about a thing lead to hearing no more of it; ``name`` as in ``Kind.thread``: "name:pk"."""
    MUTERS[name] = Muter(title, mute)


def part_of_digest(words, lines, *, order, alone=True):
    """Let a room say something in the letter of the day or week; see ``Part``."""
    PARTS.append(Part(order, words, lines, alone))
    PARTS.sort(key=lambda part: part.order)
