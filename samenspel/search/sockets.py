"""Where rooms say what can be found: a kind of thing, what each thing is found by, and how it is shown.

A room's ``search.py`` calls ``findable``; its acts call ``indexing.index`` in their own transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zlib import crc32

from samenspel.privacy.questions import question


@dataclass
class Said:
    """What one thing says, by visibility.

    person_id   whom it is about, when it is about someone
    at          when it was said; what has no moment of its own is found as well, but is never new
    place_id    the community it stands in
    by_id       who wrote it, where everyone who sees it may know that
    within      "discussion:12" when it is a part of that: of one whole the best part is shown
    """

    thing_id: int
    person_id: int | None = None
    at: datetime | None = None
    place_id: int | None = None
    by_id: int | None = None
    within: str = ""
    texts: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, list[str]] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)

    def say(self, level, *texts):
        self.texts.setdefault(str(level), []).extend(text for text in texts if text)

    def entitle(self, level, title):
        """What it is called: words in it count for more."""
        self.titles.setdefault(str(level), []).extend([title] if title else [])

    def mark(self, level, *marks):
        self.marks.setdefault(str(level), []).extend(marks)


@dataclass(frozen=True)
class Shown:
    """One thing among what was found, as the viewer may know it; ``text`` gives the lines with their words.

    by   who wrote it, where that is shown
    """

    title: str
    url: str
    text: str = ""
    by: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be found.

    said         gives what each of a list of things says
    words        what several of them are called on the page ("Results"); without it the page leaves them out
    visible_to   person → those they may see
    shown        things, viewer → a ``Shown`` for each
    rows         the things with what ``shown`` needs beside them
    knows        viewer, (id, level) pairs → those of which the viewer may know the words; where words of
                 one thing are not all for who may see it
    group        the kind it stands under in the list of kinds; by default it stands there itself
    one          what one of them is called beside its title ("Result")
    lasting      it is what it is: neither old nor new
    is_named     its title is a name, also found by how it sounds
    seen         viewer, ids → those of them they may see; made of ``visible_to``, put into SQL once for each
                 kind of viewer. A room gives its own where it can ask the same with less.
    """

    name: str
    model: Any
    said: Callable
    words: Any = ""
    one: Any = ""
    group: str = ""
    visible_to: Callable | None = None
    shown: Callable | None = None
    rows: Callable | None = None
    knows: Callable | None = None
    lasting: bool = False
    is_named: bool = False
    seen: Callable | None = None

    @property
    def number(self):
        """A number of its own, the same on every installation."""
        return crc32(self.name.encode()) % 4093


KINDS: dict[str, Kind] = {}
# person → primary keys of the communities they are in.
PLACES: list[Callable] = []
# By kind: (viewer, ids) → those that are near to them otherwise than by the community they stand in.
NEAR: dict[str, list[Callable]] = {}
# The kind whose things are the places others stand in.
PLACE = "community"


def findable(model, *, name, said, **rest):
    rest.setdefault("visible_to", getattr(model._default_manager, "visible_to", None))
    rest.setdefault("rows", model._default_manager.all)
    rest.setdefault("group", name)
    if rest["visible_to"]:
        rest.setdefault("seen", _seen(rest["visible_to"]))
    kind = Kind(name, model, said, **rest)
    alike = next((each for each in KINDS.values() if each.number == kind.number and each.name != name), None)
    if alike:
        raise ValueError(f"{name} and {alike.name} get the same number: call one of them otherwise")
    KINDS[name] = kind


def _seen(visible_to):
    @question
    def seen(viewer, ids):
        return visible_to(viewer).filter(pk__in=ids).order_by().values_list("pk", flat=True)

    return seen


def add_places(places):
    """Let a room say which places someone is in: what stands there is near to them."""
    PLACES.append(places)
    return places


def add_near(name, near):
    """Let a room say which things of a kind are near to someone: ``near(viewer, ids)``."""
    NEAR.setdefault(name, []).append(near)


def places_of(person):
    return {pk for places in PLACES for pk in places(person)}
