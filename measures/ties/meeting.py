"""What follows when people of different groups meet: what they begin that they did not share before."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from measures._errors import BadSetting, BadTies
from measures.ties.graph import Ints
from measures.ties.groups import checked_groups

Pair = tuple[int, int]
Fact = tuple[int, int, float]


@dataclass(frozen=True)
class Meeting:
    """Who met, as positions of people, and when, as a number of days."""

    people: frozenset[int]
    day: float


@dataclass(frozen=True)
class FirstTies:
    """Pairs of groups that met.

    n           people with a group who were at one of the meetings at least
    met         pairs of groups that met
    strangers   of those, the pairs without a tie on the day they first met, or before
    tied        of those, the pairs of which people who met then made a tie within the days that follow
    """

    n: int
    met: int
    strangers: int
    tied: int


def first_ties(
    meetings: Sequence[Meeting],
    one: npt.ArrayLike,
    other: npt.ArrayLike,
    day: npt.ArrayLike,
    *,
    groups: npt.ArrayLike,
    within_days: float = 90.0,
) -> FirstTies:
    """How many pairs of groups first did something together soon after they met.

    meetings   in any order; who has no group is left out
    one, other, day   shape (facts,): these two people did something together on that day; order within a
               pair and repeats do not matter
    groups     int, shape (people,), -1 = no group
    returns    zeros without meetings of several groups; it says what followed, not that meeting was the cause
    raises     BadGroups, BadTies, BadSetting
    source     domain.md 1.13; the count of new ties is our own
    """
    label = checked_groups(groups, n=len(np.asarray(groups)))
    if within_days <= 0:
        raise BadSetting("within_days is above 0")
    facts = _facts(one, other, day, n=len(label))
    met = _first_meetings(meetings, label)
    earliest, made = _between_groups(facts, label, met)
    strangers = [pair for pair in met if earliest.get(pair, np.inf) > met[pair].day]
    tied = [pair for pair in strangers if _soon(made.get(pair, []), met[pair], within_days)]
    there = {person for meeting in meetings for person in meeting.people if label[person] >= 0}
    return FirstTies(n=len(there), met=len(met), strangers=len(strangers), tied=len(tied))


def _facts(one: npt.ArrayLike, other: npt.ArrayLike, day: npt.ArrayLike, *, n: int) -> list[Fact]:
    columns = [np.asarray(one, np.int64), np.asarray(other, np.int64), np.asarray(day, np.float64)]
    if len({column.shape for column in columns}) > 1:
        raise BadTies("one, other and day are of one length")
    if any(len(column) and not 0 <= column.min() <= column.max() < n for column in columns[:2]):
        raise BadTies(f"people are numbered 0 to {n - 1}")
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _soon(made: list[Fact], meeting: Meeting, within_days: float) -> bool:
    """Whether two who were at the meeting did something together in the days that follow it."""
    return any({a, b} <= meeting.people and on <= meeting.day + within_days for a, b, on in made)


def _first_meetings(meetings: Sequence[Meeting], label: Ints) -> dict[Pair, Meeting]:
    """Per pair of groups the meeting at which they met first."""
    first: dict[Pair, Meeting] = {}
    for meeting in sorted(meetings, key=lambda each: each.day):
        here = sorted({int(label[person]) for person in meeting.people} - {-1})
        for place, group in enumerate(here):
            for group_other in here[place + 1 :]:
                first.setdefault((group, group_other), meeting)
    return first


def _between_groups(
    facts: list[Fact], label: Ints, met: dict[Pair, Meeting]
) -> tuple[dict[Pair, float], dict[Pair, list[Fact]]]:
    """Of the pairs that met: the day of their earliest fact, and all their facts."""
    earliest: dict[Pair, float] = {}
    made: dict[Pair, list[Fact]] = {}
    for a, b, on in facts:
        low, high = sorted((int(label[a]), int(label[b])))
        if (low, high) in met:
            earliest[low, high] = min(on, earliest.get((low, high), on))
            made.setdefault((low, high), []).append((a, b, on))
    return earliest, made
