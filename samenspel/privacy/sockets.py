"""Where rooms plug into privacy: what each holds about people, and what they do when someone is erased."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Holding:
    """One model with a path to a person, in words for that person. All texts are lazy translations.

    what         what it is, as the heading
    why          the purpose it is kept for
    basis        the legal basis it rests on (GDPR article 6)
    kept         how long
    seen_by      who may see it
    on_erasure   what becomes of it when the person is erased
    """

    model: Any
    room: str
    what: str
    why: str
    basis: str
    kept: str
    seen_by: str
    on_erasure: str


HOLDINGS: dict[Any, Holding] = {}
IMPERSONAL: dict[Any, str] = {}
FORGETTERS: list[Callable] = []


def hold(model, **words):
    """Name a model that says something about people; a room names each of its own, once."""
    if model in HOLDINGS:
        raise ValueError(f"{model.__name__} is named twice")
    HOLDINGS[model] = Holding(model=model, room=model._meta.app_label, **words)


def says_nothing_of_people(model, because):
    """Name a model that can be reached from a person and yet says nothing about them."""
    IMPERSONAL[model] = because


def on_erasure(forget):
    """Let a room do what deleting rows does not: ``forget(person)`` runs before the person is deleted."""
    FORGETTERS.append(forget)
    return forget
