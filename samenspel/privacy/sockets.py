"""Where rooms plug into privacy: what each holds about people, and what they do when someone is erased."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samenspel.house.rules import rules


@dataclass(frozen=True)
class Holding:
    """One model with a path to a person, in words for that person. All texts are lazy translations.

    what         what it is, as the heading
    why          the purpose it is kept for
    basis        the legal basis it rests on (GDPR article 6)
    kept         how long; ``%(months)s`` stands for the months of ``period`` as administrators set them
    seen_by      who may see it
    on_erasure   what becomes of it when the person is erased

    What a person gets to see of their own, and takes along, follows from the keys of the model, unless told:

    mine         person → their rows, where the keys lead to too many, or to none
    told         person → {words: number or text} instead of rows: where rows would tell about others
    withheld     why there is nothing to take along
    files        person → (name, bytes) of files that belong to it, beyond those in its fields
    leave_out    fields that are not handed out: secrets, and marks of the house itself
    period       name of the period (``house.sockets``) after which it ends
    page         name of the address where one takes it away oneself, also after leaving
    """

    model: Any
    room: str
    what: str
    why: str
    basis: str
    kept: str
    seen_by: str
    on_erasure: str
    mine: Callable | None = None
    told: Callable | None = None
    withheld: str = ""
    files: Callable = lambda person: []
    leave_out: tuple[str, ...] = ()
    period: str = ""
    page: str = ""

    @property
    def how_long(self):
        return str(self.kept) % {"months": rules().months(self.period)} if self.period else self.kept


HOLDINGS: dict[Any, Holding] = {}
IMPERSONAL: dict[Any, str] = {}
FORGETTERS: list[Callable] = []
TAKERS: list[Callable] = []
OBSTACLES: list[Callable] = []


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


def on_taking_along(take):
    """Let a room remove what someone made, when they do not want it to stay under "former member"."""
    TAKERS.append(take)
    return take


def before_erasure(look):
    """``look(person)`` gives (sentence, address) for each thing to settle first, such as a last steward."""
    OBSTACLES.append(look)
    return look
