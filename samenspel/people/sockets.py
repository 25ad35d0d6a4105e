"""Where rooms above plug into the pages of people, without people knowing of them.

A facet is a filter of the directory and a line on a card; a panel is a part of a person's page; evidence is
what a competence showed in.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Facet:
    """A filter of the directory.

    choices  viewer → (value, label) pairs that the viewer may choose from, best as a query that can be sliced
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


@dataclass(frozen=True)
class Evidence:
    """Where a competence showed.

    of      (skills, viewer) → {skill id: [things with a page]}, as far as the viewer may see them
    url     skill → the page where its owner chooses
    words   what the link to that page says
    """

    of: Callable
    url: Callable
    words: str


FACETS: dict[str, Facet] = {}
EVIDENCE: list[Evidence] = []
PANELS: list[Panel] = []
# Each gives a collection of e-mail domains, in small letters, whose people may make an account of their own.
SIGN_UP_DOMAINS: list[Callable] = []
# Each says of a person with a light account whether someone inside let them in.
VOUCHERS: list[Callable] = []
# Each says of an invitation, in a sentence, what it is for, and where who accepted it goes; or nothing.
INVITATION_LINES: list[Callable] = []
INVITATION_URLS: list[Callable] = []
# Each says of an invitation whether what it was for is shut by now: then it opens nothing at all.
INVITATIONS_SHUT: list[Callable] = []
# What these need of an invitation, as a list asks for it in one go (words of select_related).
INVITATION_RELATED: list[str] = []


def add_facet(**parts):
    FACETS[parts["name"]] = Facet(**parts)


def add_panel(*, order, template, context):
    PANELS.append(Panel(order, template, context))
    PANELS.sort(key=lambda panel: panel.order)


def add_evidence(**parts):
    EVIDENCE.append(Evidence(**parts))
