"""What was done in a community and who stayed, as counts with the number they are out of.

All times are days before the moment one looks; nothing here knows a clock or a name.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

NEWCOMERS_WITHIN_DAYS = 300


@dataclass(frozen=True)
class Deed:
    """Someone did something: ``thing`` is what it was part of, ``started`` whether they began it."""

    person: Hashable
    days_ago: float
    thing: Hashable
    started: bool = False


@dataclass(frozen=True)
class Belonging:
    """Someone belonged: since so many days ago, until so many days ago, or still (None)."""

    person: Hashable
    since: float
    until: float | None = None
    is_core: bool = False


@dataclass(frozen=True)
class Part:
    """So many of so many."""

    n: int
    of: int

    @property
    def share(self) -> float | None:
        return self.n / self.of if self.of else None


def active(deeds: Iterable[Deed], *, within: float = 28) -> int:
    """How many different people did something in the last ``within`` days."""
    return len({deed.person for deed in deeds if 0 <= deed.days_ago < within})


def started_by(deeds: Iterable[Deed], *, organisers: Collection[Hashable], within: float = 182) -> Part:
    """How many of the things begun in the last ``within`` days were begun by others than the organisers.

    source   Millington, Buzzing Communities (2012); the thresholds he gives are unverified
    """
    begun = {deed.thing: deed.person for deed in deeds if deed.started and 0 <= deed.days_ago < within}
    return Part(n=sum(person not in organisers for person in begun.values()), of=len(begun))


def staying(belongings: Iterable[Belonging], *, days: float = 60) -> Part:
    """How many of those who came in ``days`` to 300 days ago were still there ``days`` after coming."""
    came = [row for row in belongings if days <= row.since < NEWCOMERS_WITHIN_DAYS]
    stayed = [row for row in came if row.until is None or row.since - row.until >= days]
    return Part(n=len({row.person for row in stayed}), of=len({row.person for row in came}))


def returning(deeds: Sequence[Deed], *, within: float = 91) -> Part:
    """How many of those who did something in the last ``within`` days had done something before that."""
    now = {deed.person for deed in deeds if 0 <= deed.days_ago < within}
    before = {deed.person for deed in deeds if deed.days_ago >= within}
    return Part(n=len(now & before), of=len(now))


def things(deeds: Iterable[Deed], *, within: float = 91) -> int:
    """How many different things came about in the last ``within`` days."""
    return len({deed.thing for deed in deeds if 0 <= deed.days_ago < within})


def core(belongings: Iterable[Belonging]) -> Part:
    """How many of those who belong now are core members."""
    now = [row for row in belongings if row.until is None]
    return Part(n=sum(row.is_core for row in now), of=len(now))
