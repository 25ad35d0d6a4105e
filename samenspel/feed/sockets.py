"""Where rooms plug into the feed: each verb they tell, about which model, and who may see it.

Besides: which places (communities) there are, and what kinds of news people can choose.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# Of no community: what organisations do, for instance. No row has this number.
NOWHERE = 0


@dataclass(frozen=True)
class Verb:
    """One thing that can happen.

    visible_to    (person) → the things they may read about
    related       what the sentence needs beside the thing itself
    community_of  (thing) → the number of the community it happened in; NOWHERE where it concerns none
    kind          the kind of news people choose by; the room unless it says otherwise
    serves        the field of the thing that leads to the sentence of a purpose it serves, or ""
    """

    name: str
    model: Any
    visible_to: Callable
    related: tuple[str, ...]
    community_of: Callable
    kind: str
    serves: str


@dataclass(frozen=True)
class Places:
    """The communities, named by the room that has them.

    model       with ``visible_to(person)`` and ``by_name()``; rows have ``slug`` and ``name``
    numbers_of  (person) → the numbers of those they take part in now, in one question
    """

    model: Any
    numbers_of: Callable


@dataclass(frozen=True)
class People:
    """Who does things, named by the room that has them.

    model     with ``visible_to(person)``
    muted_by  (person) → the numbers of those whose news they do not want
    """

    model: Any
    muted_by: Callable


@dataclass(frozen=True)
class Purposes:
    """What news can serve, named by the room that knows purposes and what serves them.

    sentences  (number of a community, viewer) → [(number, words)] of its purpose as it reads now
    same       (number of a sentence) → the numbers of that sentence in every version; none for an unknown one
    """

    sentences: Callable
    same: Callable


VERBS: dict[str, Verb] = {}
KINDS: dict[str, Any] = {}
PLACES: list[Places] = []
PEOPLE: list[People] = []
PURPOSES: list[Purposes] = []


def register(name, model, *, visible_to, related=(), community_of=None, kind="", serves=""):
    """Name a verb; a thing with a key ``community`` says by itself where it happened."""
    room = name.partition(".")[0]
    where = community_of or _community_of(model)
    VERBS[name] = Verb(name, model, visible_to, related, where, kind or room, serves)


def name_kind(name, words):
    """Let people choose news of a kind; ``words`` (lazy) as it stands in the list of kinds."""
    KINDS[name] = words


def name_places(model, *, numbers_of):
    PLACES[:] = [Places(model, numbers_of)]


def name_people(model, *, muted_by):
    PEOPLE[:] = [People(model, muted_by)]


def name_purposes(*, sentences, same):
    PURPOSES[:] = [Purposes(sentences, same)]


def _community_of(model):
    """How to find the community of a thing whose verb does not say so: its own key, or none at all."""
    if any(field.name == "community" for field in model._meta.concrete_fields):
        return lambda thing: thing.community_id or NOWHERE
    return lambda thing: NOWHERE
