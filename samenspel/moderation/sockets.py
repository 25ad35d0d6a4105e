"""Where rooms plug into moderation: what can be reported and hidden, and which decisions one may appeal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """One kind of thing that can be reported.

    name           the word in addresses
    label          the word on the page (lazy)
    visible_to     person → things they may see, and so may report
    moderated_by   person → things they look after, hidden or not, but for what they made; None for none
    near           thing → people who look after it by being near, besides administrators
    has_work_for   person → whether they look after things of this kind at all
    made_by        person → things they answer for: they see them still, and may appeal
    maker          thing → who answers for it, or None
    rules          thing → the rules of its own place that it may break, in words
    shown          thing → (heading, text) pairs: what a moderator reads of it
    """

    model: Any
    name: str
    label: Any
    visible_to: Callable
    moderated_by: Callable
    has_work_for: Callable
    made_by: Callable
    maker: Callable
    near: Callable = lambda thing: ()
    rules: Callable = lambda thing: []
    shown: Callable = lambda thing: [("", str(thing))]


@dataclass(frozen=True)
class Decision:
    """One kind of decision about a person that they may ask to look at again.

    name         the word in addresses
    label        decision → what was decided, in a sentence
    concerns     person → decisions about them, also those that no longer hold, as a queryset
    judged_by    person → decisions they may judge, as a queryset
    decided_by   decision → who decided, or None
    reason       decision → why, in the words of who decided
    undo         (decision, by, at): take it back, when the appeal is upheld
    stands       decision → whether it holds still, so that one may appeal
    """

    model: Any
    name: str
    label: Callable
    concerns: Callable
    judged_by: Callable
    decided_by: Callable
    reason: Callable
    undo: Callable
    stands: Callable = lambda decision: True


KINDS: dict[Any, Kind] = {}
DECISIONS: dict[Any, Decision] = {}


def register(model, **parts):
    KINDS[model] = Kind(model=model, **parts)


def appealable(model, **parts):
    DECISIONS[model] = Decision(model=model, **parts)


def kind_named(name):
    return next((kind for kind in KINDS.values() if kind.name == name), None)


def decision_named(name):
    return next((decision for decision in DECISIONS.values() if decision.name == name), None)
