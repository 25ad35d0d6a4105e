"""Where rooms plug into the feed: each verb they tell, about which model, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Verb:
    """``visible_to(person)``: the things they may read about; ``related``: what the sentence needs."""

    name: str
    model: Any
    visible_to: Callable
    related: tuple[str, ...]


VERBS: dict[str, Verb] = {}


def register(name, model, *, visible_to, related=()):
    VERBS[name] = Verb(name, model, visible_to, related)
