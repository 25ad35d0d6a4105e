"""Where rooms plug into the feed: each verb they tell, about which model, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Verb:
    """``visible_to(person)`` gives the queryset of things ``person`` may read about under this verb."""

    name: str
    model: Any
    visible_to: Callable


VERBS: dict[str, Verb] = {}


def register(name, model, *, visible_to):
    VERBS[name] = Verb(name, model, visible_to)
