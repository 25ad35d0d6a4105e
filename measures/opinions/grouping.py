"""Opinion groups: who stands close together on the plane, in how many groups, and how clear that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from measures._errors import BadSetting
from measures.opinions.votes import Floats, Ints

MOST_GROUPS = 5
PEOPLE_PER_EXTRA_GROUP = 12
STARTS, MOST_STARTS, WORK = 20, 100, 30_000
ROUNDS = 100
SAMPLE = 3_000
PATIENCE = 4
CLEARER = 0.02
FEWEST = 2


@dataclass(frozen=True, eq=False)
class Grouping:
    """A division of the people on the plane.

    label       int, shape (n,): 0 is the largest group; equal sizes: the one further to the right first
    centre      shape (groups, 2)
    clarity     mean silhouette, -1 … 1; nan with one group
    by_count    mean silhouette for each number of groups tried
    sampled     whether silhouettes rest on a sample of the people
    best_for    how many updates in a row the best number has been ``best``
    best        the number of groups with the highest silhouette now; the division shown may wait for it
    """

    label: Ints
    centre: Floats
    clarity: float
    by_count: dict[int, float]
    sampled: bool
    best: int
    best_for: int

    @property
    def count(self) -> int:
        return len(self.centre)


def most_groups(distinct: int) -> int:
    """How many groups may be looked for among so many distinct positions: min(5, 2 + ⌊n / 12⌋).

    source  Polis, conversation.clj (max-k)
    """
    return min(MOST_GROUPS, 2 + distinct // PEOPLE_PER_EXTRA_GROUP)


def group(
    place: npt.ArrayLike, *, seed: int, before: Grouping | None = None, starts: int | None = None
) -> Grouping:
    """The division of positions into 2 … k_max groups with the highest mean silhouette.

    place    shape (n, 2)
    seed     of the starts of k-means; the same seed gives the same groups
    before   the division as it was: its centres are one more start, and a new number of groups is taken
             only after it was best four updates in a row
    starts   how many starts of k-means; None: 20, up to 100 among few people, 5 when there was one before
    returns  Grouping; one group when there are fewer than two distinct positions
    source   k-means, silhouette (Rousseeuw 1987); range and smoothing as in Polis, conversation.clj. Ours:
             20 to 100 starts of k-means++ (Arthur & Vassilvitskii 2007), where Polis takes the first people;
             somebody alone is no group while a start gives a division without; more groups only when
             clearer by 0.02
    """
    here = np.asarray(place, float)
    point, member, weight = _distinct(here)
    if len(point) < 2:
        return Grouping(np.zeros(len(here), np.int64), point[:1], float("nan"), {}, False, 1, 1)
    chance = np.random.default_rng(seed)
    sampled = len(point) > SAMPLE
    tried: dict[int, tuple[Ints, Floats]] = {}
    for count in range(2, min(most_groups(len(point)), len(point)) + 1):
        tried[count] = _k_means(point, weight, count, chance, before, starts)
    clear = _silhouettes(point, [label for label, _ in tried.values()], weight, seed)
    clarity = dict(zip(tried, clear, strict=True))
    clearest = max(clarity.values())
    best = min(count for count, found in clarity.items() if found >= clearest - CLEARER)
    shown, best_for = _smoothed(best, set(tried), before)
    label, centre = _by_size(*tried[shown], weight)
    return Grouping(label[member], centre, clarity[shown], clarity, sampled, best, best_for)


def _smoothed(best: int, tried: set[int], before: Grouping | None) -> tuple[int, int]:
    """The number of groups to show, and for how many updates ``best`` has been the best."""
    if before is None or before.count not in tried:
        return best, 1
    best_for = before.best_for + 1 if before.best == best else 1
    return (best if best_for >= PATIENCE or best == before.count else before.count), best_for


def _distinct(place: Floats) -> tuple[Floats, Ints, Floats]:
    """Distinct positions, which of them each person has, and how many people have each."""
    order = np.lexsort(place.T[::-1])
    sorted_place = place[order]
    new = np.ones(len(place), bool)
    new[1:] = (sorted_place[1:] != sorted_place[:-1]).any(axis=1)
    number = np.cumsum(new) - 1
    member = np.empty(len(place), np.int64)
    member[order] = number
    return sorted_place[new], member, np.bincount(number).astype(float)


def _k_means(
    point: Floats,
    weight: Floats,
    count: int,
    chance: np.random.Generator,
    before: Grouping | None,
    many: int | None,
) -> tuple[Ints, Floats]:
    """The division with the least sum of squares out of 20 to 100 starts, the centres of before among them.

    Those that leave somebody alone come after all others. Among very many positions each start settles in a
    sample first; only the best settles among all.
    """
    some, heavy = point, weight
    if len(point) > SAMPLE:
        kept = np.sort(chance.choice(len(point), SAMPLE, replace=False))
        some, heavy = point[kept], weight[kept]
    if many is None:
        many = STARTS // 4 if before is not None else min(MOST_STARTS, max(STARTS, WORK // len(some)))
    starts = [_spread(some, heavy, count, chance) for _ in range(many)]
    if before is not None and before.count == count:
        starts.insert(0, before.centre)
    best = _settled(some, heavy, starts[0])
    best_lonely = _lonely(best[1], heavy, count)
    for start in starts[1:]:
        found = _settled(some, heavy, start)
        lonely = _lonely(found[1], heavy, count)
        if (lonely, found[0]) < (best_lonely, best[0] * (1 - 1e-9)):
            best, best_lonely = found, lonely
    if some is not point:
        best = _settled(point, weight, best[2])
    return best[1], best[2]


def _lonely(label: Ints, weight: Floats, count: int) -> bool:
    """Whether somebody is alone in a group."""
    return bool(np.bincount(label, weight, count).min() < FEWEST)


def _spread(point: Floats, weight: Floats, count: int, chance: np.random.Generator) -> Floats:
    """Starting centres far apart: each next one by its squared distance to the nearest (k-means++)."""
    chosen = [int(chance.choice(len(point), p=weight / weight.sum()))]
    far = _squared(point, point[chosen])[:, 0]
    while len(chosen) < count:
        pull = far * weight
        total = pull.sum()
        if total <= 0:
            chosen.append(next(place for place in range(len(point)) if place not in chosen))
        else:
            chosen.append(int(chance.choice(len(point), p=pull / total)))
        far = np.minimum(far, _squared(point, point[chosen[-1:]])[:, 0])
    return point[chosen]


def _settled(point: Floats, weight: Floats, centre: Floats) -> tuple[float, Ints, Floats]:
    """Lloyd's rounds until nobody changes groups; an emptied group takes the position furthest off."""
    label = np.full(len(point), -1)
    count = len(centre)
    length = (point**2).sum(axis=1)
    pulled = point * weight[:, None]
    for _ in range(ROUNDS):
        distance = (centre**2).sum(axis=1) - 2 * (point @ centre.T)
        nearest = distance.argmin(axis=1)
        if np.bincount(nearest, minlength=count).min() == 0:
            for empty in set(range(count)) - set(nearest.tolist()):
                nearest[(distance[np.arange(len(point)), nearest] + length).argmax()] = empty
        if (nearest == label).all():
            break
        label = nearest
        size = np.bincount(label, weight, count)
        centre = np.column_stack([np.bincount(label, pulled[:, axis], count) / size for axis in (0, 1)])
    inertia = float((((point - centre[label]) ** 2).sum(axis=1) * weight).sum())
    return inertia, label, centre


def _squared(point: Floats, centre: Floats) -> Floats:
    """Squared distances, shape (points, centres)."""
    away: Floats = (point[:, None, 0] - centre[None, :, 0]) ** 2 + (
        point[:, None, 1] - centre[None, :, 1]
    ) ** 2
    return away


def _by_size(label: Ints, centre: Floats, weight: Floats) -> tuple[Ints, Floats]:
    """Groups numbered from the largest on; equal sizes from right to left, then from top to bottom."""
    size = np.bincount(label, weight, len(centre))
    order = np.lexsort((-centre[:, 1], -centre[:, 0], -size))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return place[label], centre[order]


def silhouette(
    place: npt.ArrayLike, label: npt.ArrayLike, *, weight: npt.ArrayLike | None = None, seed: int = 0
) -> float:
    """How much closer people are to their own group than to the nearest other, on average.

    place    shape (n, 2)
    label    int, shape (n,), 0 … groups - 1
    weight   how many people stand at each position; default one each
    seed     above 3,000 positions it is worked out among 3,000 of them, drawn at random
    returns  mean of (b - a) / max(a, b), -1 … 1; someone alone in a group counts 0; nan below two groups
    raises   BadSetting
    source   Rousseeuw (1987)
    """
    here, group_of = np.asarray(place, float), np.asarray(label)
    if here.shape[:1] != group_of.shape:
        raise BadSetting("there is one label for each position")
    heavy = np.ones(len(here)) if weight is None else np.asarray(weight, float)
    return _silhouettes(here, [group_of], heavy, seed)[0]


def _silhouettes(here: Floats, divisions: list[Ints], heavy: Floats, seed: int) -> list[float]:
    """The mean silhouette of several divisions of the same positions, whose distances are worked out once."""
    if len(here) > SAMPLE:
        kept = np.sort(np.random.default_rng(seed).choice(len(here), SAMPLE, replace=False))
        here, divisions, heavy = here[kept], [label[kept] for label in divisions], heavy[kept]
    size = [np.bincount(label, heavy).astype(float) for label in divisions]
    ends = np.cumsum([len(each) for each in size])
    in_group = np.zeros((len(here), int(ends[-1])))
    for label, each, end in zip(divisions, size, ends, strict=True):
        in_group[np.arange(len(here)), label + end - len(each)] = heavy
    parts = np.array_split(np.arange(len(here)), max(1, len(here) // 250))
    to_group = np.concatenate([np.sqrt(_squared(here[part], here)) @ in_group for part in parts])
    return [
        _mean_width(to_group[:, end - len(each) : end], label, each, heavy)
        for label, each, end in zip(divisions, size, ends, strict=True)
    ]


def _mean_width(to_group: Floats, own: Ints, size: Floats, heavy: Floats) -> float:
    """The mean silhouette, from everyone's distance to all of each group together."""
    if (size > 0).sum() < 2:
        return float("nan")
    row = np.arange(len(own))
    alone = size[own] <= 1
    inside = to_group[row, own] / np.where(alone, 1, size[own] - 1)
    outside = np.divide(to_group, size, out=np.full_like(to_group, np.inf), where=size > 0)
    outside[row, own] = np.inf
    nearest = outside.min(axis=1)
    wider = np.maximum(inside, nearest)
    width: Floats = np.divide(nearest - inside, wider, out=np.zeros(len(own)), where=wider > 0)
    width[alone] = 0
    return float(np.average(width, weights=heavy))
