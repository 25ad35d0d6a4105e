"""Where rooms plug into moving house: which of their things go along, which stay behind, and why."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Cargo:
    """One model of which the rows of a community go along.

    path     from a row to its community, in the words of a query; "" for the community itself
    leave    fields that stay behind; they get their default where the row arrives
    rows     (rows of the community, who packs) → those that may go
    shapes   by name of a JSON field, what it must look like: ``[str]``, ``{str: int}``, ``object``
    version  of how it is written down; goes up when fields get another meaning

    References to people, files and other cargo follow from the keys of the model. A row that cannot do
    without something that stays behind stays too; other references to what stays behind are emptied.
    """

    model: Any
    path: str
    leave: tuple[str, ...] = ()
    rows: Callable = lambda rows, by: rows
    shapes: dict[str, Any] = field(default_factory=dict)
    version: int = 1

    @property
    def kind(self):
        return self.model._meta.label_lower


@dataclass(frozen=True)
class Home:
    """What the room of communities says of the thing that moves.

    find           (slug, person) → the community, or None when they may not see it
    can_take_out   (person, community) → bool
    can_bring_in   person → bool
    start          (values, by) → the community the rest is put in; whoever brings it in looks after it
    is_alone       (community, person) → whether nobody but ``person`` came in
    introduce      (name, at) → a person without an address, to stand where somebody of elsewhere stood
    remove_people  people nobody knows → removes them
    """

    model: Any
    find: Callable
    can_take_out: Callable
    can_bring_in: Callable
    start: Callable
    is_alone: Callable
    introduce: Callable
    remove_people: Callable


CARGO: dict[Any, Cargo] = {}
STAYS: dict[Any, str] = {}
HOMES: list[Home] = []
ARRIVED: list[Callable] = []


def carry(model, *, path, **rest):
    """Name a model that goes along; a room names each of its own, once."""
    if model in CARGO or model in STAYS:
        raise ValueError(f"{model.__name__} is named twice")
    CARGO[model] = Cargo(model, path, **rest)


def stays(because, *models):
    """Name models that stay behind, with the reason in words for who packs (lazy)."""
    for model in models:
        if model in CARGO or model in STAYS:
            raise ValueError(f"{model.__name__} is named twice")
        STAYS[model] = because


def home(**parts):
    HOMES.append(Home(**parts))


def the_home():
    return HOMES[0]


def on_arrival(function):
    """``function(rows)``: a room does what its acts do beside making rows; ``rows`` by model."""
    ARRIVED.append(function)
    return function
