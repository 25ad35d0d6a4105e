"""Where rooms say what can be found: a kind of thing, and what each thing is found by.

A room's ``search.py`` calls ``findable``; its acts call ``indexing.index`` in their own transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Said:
    """What one thing says, by visibility. ``person_id``: whom it is about, when it is about someone."""

    thing_id: int
    person_id: int | None = None
    texts: dict[str, list[str]] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)

    def say(self, level, *texts):
        self.texts.setdefault(str(level), []).extend(text for text in texts if text)

    def mark(self, level, *marks):
        self.marks.setdefault(str(level), []).extend(marks)


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be found: ``said(things)`` gives what each of a list of things says."""

    name: str
    model: Any
    said: Callable


KINDS: dict[str, Kind] = {}


def findable(model, *, name, said):
    KINDS[name] = Kind(name, model, said)
