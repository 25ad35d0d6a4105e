"""What people did together, as arrays: from the rooms' facts, and from imported events and ties."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import numpy as np
from django.utils import timezone

from samenspel.networks.measuring import ACTIVE
from samenspel.networks.sources import SOURCES, pairs

DAY = 24 * 3600


@dataclass(frozen=True, eq=False)
class Facts:
    """Rows of who with whom, when and how much; ``kind`` is a place in ``kinds``."""

    person: np.ndarray
    other: np.ndarray
    day: np.ndarray
    weight: np.ndarray
    kind: np.ndarray
    kinds: list[str]
    directed: bool

    def __len__(self):
        return len(self.person)

    def of_kind(self, kind):
        """The rows of one kind; of all kinds when ``kind`` is empty."""
        return self.where(self.kind == self.kinds.index(kind)) if kind else self

    def until(self, day):
        return self.where(self.day <= day)

    def where(self, mask):
        columns = (self.person, self.other, self.day, self.weight, self.kind)
        return Facts(*(column[mask] for column in columns), self.kinds, self.directed)

    @property
    def people(self):
        """The ids of everyone in these rows, ascending."""
        return np.unique(np.concatenate((self.person, self.other)))


def day_of(moment):
    """A moment as a number of days, parts included."""
    return moment.timestamp() / DAY


def end_of(date):
    """The last moment of a date, as a number of days."""
    return day_of(timezone.make_aware(datetime.combine(date + timedelta(days=1), time())))


def _facts(rows, *, directed):
    """Facts of (person, other, moment, weight, kind) rows."""
    person, other, at, weight, kind = zip(*rows, strict=True) if rows else ((),) * 5
    kinds, codes = np.unique(np.array(kind, dtype=np.str_), return_inverse=True)
    ids = [np.array(column, dtype=np.int64) for column in (person, other)]
    days = np.array([day_of(moment) for moment in at], dtype=np.float64)
    weights = np.array(weight, dtype=np.float64)
    return Facts(*ids, days, weights, codes.astype(np.int64), [str(name) for name in kinds], directed)


def facts_of_house(*, until):
    """What the rooms say people did together up to a moment."""
    rows = [
        (one, other, at, each, source.name)
        for source in SOURCES.values()
        for people, at, weight in source.together(until)
        for one, other, each in pairs(people, weight, least=ACTIVE)
    ]
    return _facts(rows, directed=False)


def facts_of_events(dataset):
    rows = dataset.events.order_by("pk").values_list("person_id", "other_id", "at", "weight", "kind")
    return _facts(list(rows.iterator(chunk_size=20_000)), directed=True)


def facts_of_ties(dataset, relation):
    """The ties of one relation as a file stated them, all on the date of the import."""
    ties = dataset.ties.filter(relation=relation).order_by("pk")
    rows = [
        (person, other, dataset.imported_at, value, relation)
        for person, other, value in ties.values_list("person_id", "other_id", "value")
    ]
    return _facts(rows, directed=ties.filter(directed=True).exists())
