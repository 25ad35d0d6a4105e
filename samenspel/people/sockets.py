"""Where rooms above plug into the pages of people, without people knowing of them.

A facet is a filter of the directory and a line on a card; a panel is a part of a person's page.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Facet:
    """A filter of the directory.

    choices  viewer → list of (value, label) that the viewer may choose from
    narrow   (people, value, viewer) → people
    preload  (people, viewer) → people, with what ``line`` needs
    line     person → short text on the person's card, or ""
    """

    name: str
    label: str
    choices: Callable
    narrow: Callable
    preload: Callable = lambda people, viewer: people
    line: Callable = lambda person: ""


@dataclass(frozen=True)
class Panel:
    """A part of a person's page: ``context(person, viewer)`` is what the template needs, None for nothing."""

    order: int
    template: str
    context: Callable


FACETS: dict[str, Facet] = {}
PANELS: list[Panel] = []


def add_facet(**parts):
    FACETS[parts["name"]] = Facet(**parts)


def add_panel(*, order, template, context):
    PANELS.append(Panel(order, template, context))
    PANELS.sort(key=lambda panel: panel.order)
