"""Where rooms plug into the house: how long they keep what, whether they are well, which work they have."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Period:
    """How long a kind of data is kept, in months, and how it ends.

    why       the reason for the default, the floor and the ceiling, in one sentence
    waiting   moment → how many there are from before it
    end       moment → ends them, and says how many; in batches, since it may be many
    """

    name: str
    label: Any
    why: Any
    default: int
    least: int
    most: int
    waiting: Callable
    end: Callable

    def within(self, months):
        """The number of months that was set, or the nearest that is allowed."""
        return max(self.least, min(self.most, int(months)))


@dataclass(frozen=True)
class Finding:
    """``well``, ``care`` or ``broken``, in a sentence, and what to do when it is not well."""

    state: str
    sentence: Any
    remedy: Any = ""


@dataclass(frozen=True)
class Check:
    """Something that can be well; ``look()`` gives a Finding. A vital one makes ``/health/`` say 503."""

    order: int
    label: Any
    look: Callable
    vital: bool = False


@dataclass(frozen=True)
class Duty:
    """A page for administrators, by the name of its address; ``about``: what one does there."""

    order: int
    url_name: str
    label: Any
    about: Any


PERIODS: dict[str, Period] = {}
CHECKS: list[Check] = []
DUTIES: list[Duty] = []


def keep_for(name, **parts):
    PERIODS[name] = Period(name=name, **parts)


def check(*, order, label, look, vital=False):
    CHECKS.append(Check(order, label, look, vital))
    CHECKS.sort(key=lambda each: each.order)


def add_duty(*, order, url_name, label, about):
    DUTIES.append(Duty(order, url_name, label, about))
    DUTIES.sort(key=lambda each: each.order)
