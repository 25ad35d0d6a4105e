"""Where rooms plug into networks: which ties between people their facts make.

A room states its ties in ``ties.py``, beside the facts, as a plain list ``TIES`` (so that rooms on any
floor can): name, label, the notice people get, and ``together(until)``, which gives rows of (people,
moment, weight): these people did one thing together then. Be sparing: never something read from messages,
calendars or presence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from itertools import combinations

from django.apps import apps
from django.utils.module_loading import module_has_submodule

FULL_UP_TO = 4
"""With so many others one can really work together; with more, the same effort is spread over all of them."""


@dataclass(frozen=True)
class Source:
    """A kind of tie that a room makes; ``name`` is short and fixed, it is the relation of the snapshots."""

    name: str
    label: str
    notice: str
    together: Callable


SOURCES: dict[str, Source] = {}


def find_sources():
    """Collect the ``TIES`` of every room; called once, when all rooms are there."""
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "ties"):
            for stated in import_module(f"{app.name}.ties").TIES:
                add_source(**stated)


def add_source(**stated):
    if stated["name"] in SOURCES:
        raise ValueError(f"two rooms make ties named {stated['name']!r}")
    SOURCES[stated["name"]] = Source(**stated)


def pairs(people, weight, *, least):
    """Every pair of people who did one thing together, each with its weight.

    Up to five people, each pair has the full weight; with more, each person's total stays that of four full
    ties. Where that leaves a pair below ``least`` (the strength of an active tie) nothing is made: it is
    then a list of names rather than work together. So one thing never makes more than a few hundred ties.
    """
    people = sorted(set(people))
    if len(people) < 2:
        return []
    each = weight * min(1, FULL_UP_TO / (len(people) - 1))
    if each < least:
        return []
    return [(one, other, each) for one, other in combinations(people, 2)]
