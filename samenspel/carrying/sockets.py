"""Where rooms plug into moving house: which of their things go along, which stay behind, and why."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Cargo:
    """One model of which the rows of a community go along.

    path     from a row to its community, in the words of a query; "" for the community itself
    called   what people call them, in the plural; for those one looks for in a list of what comes in
    leave    fields that stay behind; they get their default where the row arrives
    rows     (rows of the community, who packs) → those that may go
    shapes   by name of a JSON field, what it must look like (``samenspel.carrying.shapes``)
    lists    by name of a JSON field, the model of which it holds keys; they go along as numbers
    words    by name of a key to what every house has of its own: how it is said and found (``Words``)
    unnamed  by name of a key to a person: row → whether nobody but they may know that it was them
    shuffled whether the order in which rows came says something about people
    check    (row, rows by model) → the field that does not fit, or None
    arrive   (new things, news) → sets on them what is this house's to say, before they are put down
    version  of how it is written down; goes up when fields get another meaning

    References to people, files and other cargo follow from the keys of the model. A row that cannot do
    without something that stays behind stays too; other references to what stays behind are emptied.
    """

    model: Any
    path: str
    called: Any = ""
    leave: tuple[str, ...] = ()
    rows: Callable = lambda rows, by: rows
    shapes: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, Any] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    unnamed: dict[str, Callable] = field(default_factory=dict)
    shuffled: bool = False
    check: Callable = lambda row, rows: None
    arrive: Callable = lambda things, news: None
    version: int = 1

    @property
    def kind(self):
        return self.model._meta.label_lower


@dataclass(frozen=True)
class Words:
    """How something of the house itself, such as a competence, is said in a file and found in another house.

    say     thing → JSON
    find    JSON → the thing of this house
    shape   what the JSON must look like
    """

    say: Callable
    find: Callable
    shape: Any


@dataclass(frozen=True)
class News:
    """What a room is told while things are put down: who is known here, who brings it, when, and where."""

    known: frozenset
    by: Any
    at: Any
    place: Any


@dataclass(frozen=True)
class Home:
    """What the room of communities says of the thing that moves.

    find           (slug, person) → the community, or None when they may not see it
    can_take_out   (person, community) → bool
    can_bring_in   person → bool
    start          (values, by) → the community the rest is put in; whoever brings it in looks after it
    is_alone       (community, arrival) → whether nobody came in since but who brought it
    introduce      (name, at) → a person without an address, to stand where somebody of elsewhere stood
    seen           (person, numbers of people) → the numbers of those whose names ``person`` may read
    know           person → lets them sign in by the address they have now
    leave          (community, people nobody knows) → removes what was made beside the rows, and the people
    """

    model: Any
    find: Callable
    can_take_out: Callable
    can_bring_in: Callable
    start: Callable
    is_alone: Callable
    introduce: Callable
    seen: Callable
    know: Callable
    leave: Callable


CARGO: dict[Any, Cargo] = {}
STAYS: dict[Any, str] = {}
STAYS_IN_PART: list[str] = []
HOMES: list[Home] = []
ARRIVED: list[Callable] = []


def carry(model, *, path, **rest):
    """Name a model that goes along; a room names each of its own, once."""
    if model in CARGO or model in STAYS:
        raise ValueError(f"{model.__name__} is named twice")
    CARGO[model] = Cargo(model, path, **rest)


def stays(because, *models):
    """Name models that stay behind, with the reason in words for who packs (lazy); without models it is
    about part of what goes along."""
    if not models:
        STAYS_IN_PART.append(because)
    for model in models:
        if model in CARGO or model in STAYS:
            raise ValueError(f"{model.__name__} is named twice")
        STAYS[model] = because


def home(**parts):
    HOMES.append(Home(**parts))


def the_home():
    return HOMES[0]


def reasons():
    """Why what stays behind stays, each reason once, in the language of the reader."""
    return sorted({str(reason) for reason in [*STAYS.values(), *STAYS_IN_PART]})


def on_arrival(function):
    """``function(things, news)``: a room does what its acts do beside making rows; ``things`` by model."""
    ARRIVED.append(function)
    return function
