"""A network as it is kept: people, ties and the groups of the date, in one compressed archive."""

import io
from dataclasses import dataclass, field, replace

import numpy as np

from measures.ties import Ties

UNKNOWN = 0
"""The id of someone who was erased."""


@dataclass(frozen=True, eq=False)
class Grouping:
    """Which group each person is in: one each (``label``), or several (``member``, people × groups).

    keys    id of each group where it is a thing of the house, else 0
    names   name of each group on the date; "" is the group of people without one
    label   int, shape (n,), for groups that exclude each other; None for overlapping groups
    member  bool, shape (n, groups), for overlapping groups
    """

    name: str
    keys: np.ndarray
    names: list[str]
    label: np.ndarray | None = None
    member: np.ndarray | None = None

    @property
    def overlaps(self):
        return self.member is not None

    def people_in(self, place):
        """Positions of the people in a group."""
        return np.flatnonzero(self.member[:, place] if self.overlaps else self.label == place)

    @property
    def sizes(self):
        if self.overlaps:
            return [int(size) for size in self.member.sum(axis=0)]
        return [int(size) for size in np.bincount(self.label, minlength=len(self.names))]


@dataclass(frozen=True, eq=False)
class Frozen:
    """People as ids (ascending when frozen; 0 = erased), ties by position, and groupings by name."""

    people: np.ndarray
    ties: Ties
    groupings: dict[str, Grouping] = field(default_factory=dict)

    def place_of(self, person_id):
        """The position of a person, or None when they are not in this network."""
        found = np.flatnonzero(self.people == person_id) if person_id else []
        return int(found[0]) if len(found) else None


def freeze(frozen):
    arrays = {
        "people": frozen.people.astype(np.int64),
        "source": frozen.ties.source.astype(np.int32),
        "target": frozen.ties.target.astype(np.int32),
        "value": frozen.ties.value.astype(np.float64),
        "directed": np.array(frozen.ties.directed),
    }
    for name, grouping in frozen.groupings.items():
        arrays[f"keys:{name}"] = grouping.keys.astype(np.int64)
        arrays[f"names:{name}"] = np.array(grouping.names, dtype=np.str_)
        if grouping.overlaps:
            arrays[f"member:{name}"] = np.packbits(grouping.member, axis=0)
        else:
            arrays[f"label:{name}"] = grouping.label.astype(np.int32)
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def thaw(kept):
    with np.load(io.BytesIO(bytes(kept)), allow_pickle=False) as archive:
        arrays = dict(archive)
    people = arrays["people"]
    columns = [arrays[name].astype(np.int64) for name in ("source", "target")]
    ties = Ties(len(people), *columns, arrays["value"], directed=bool(arrays["directed"]))
    names = [key.removeprefix("keys:") for key in arrays if key.startswith("keys:")]
    return Frozen(people, ties, {name: _thaw_grouping(name, arrays, len(people)) for name in names})


def _thaw_grouping(name, arrays, n):
    grouping = Grouping(name, arrays[f"keys:{name}"], [str(text) for text in arrays[f"names:{name}"]])
    if f"member:{name}" in arrays:
        member = np.unpackbits(arrays[f"member:{name}"], axis=0, count=n).astype(bool)
        return replace(grouping, member=member)
    return replace(grouping, label=arrays[f"label:{name}"].astype(np.int64))


def without(kept, person_id):
    """The same archive without a person: their id becomes unknown, the shape stays."""
    frozen = thaw(kept)
    place = frozen.place_of(person_id)
    if place is None:
        return None
    people = frozen.people.copy()
    people[place] = UNKNOWN
    return freeze(replace(frozen, people=people))
