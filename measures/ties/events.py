"""What events (who did something with whom, when, on what) say before any network is drawn from them.

Everything is counted over codes: people, kinds, periods, organisations and areas as int arrays with -1 for
unknown.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from measures._errors import BadGroups, BadSetting
from measures.ties.graph import Ints, totals
from measures.ties.groups import checked_groups


@dataclass(frozen=True, eq=False)
class Periods:
    """Per period: events, people in them, and organisations in them. Each: int, shape (periods,)."""

    n: int
    events: Ints
    people: Ints
    organisations: Ints


@dataclass(frozen=True, eq=False)
class Areas:
    """Per area of work: how much was done, by how many, and how few did half of it.

    work             float, shape (areas,): amount in total
    people           int: how many people did some of it
    people_for_half  int: the smallest number of people who together did at least half; 0 without work
    groups           int: groups (organisations) of these people
    """

    n: int
    work: npt.NDArray[np.float64]
    people: Ints
    people_for_half: Ints
    groups: Ints


def count_pairs(one: npt.ArrayLike, other: npt.ArrayLike, *, groups: int) -> Ints:
    """How often each two groups occur together, whichever comes first.

    one, other  int, shape (rows,): group at each end; rows with -1 at an end are left out
    returns     int, shape (groups, groups), only at row ≤ column
    raises      BadGroups
    """
    a, b = _labels(one), _labels(other)
    if len(a) != len(b) or (len(a) and max(a.max(), b.max()) >= groups):
        raise BadGroups("one and other have equal length and labels below groups")
    known = (a >= 0) & (b >= 0)
    low, high = np.minimum(a, b)[known], np.maximum(a, b)[known]
    counts: Ints = np.bincount(low * groups + high, minlength=groups * groups)
    return counts.reshape(groups, groups)


def count_distinct(period: npt.ArrayLike, *things: npt.ArrayLike, periods: int) -> Ints:
    """How many different things occur per period, the columns of things taken together; -1 is no thing.

    returns  int, shape (periods,)
    raises   BadGroups
    """
    when = _labels(period)
    columns = [_labels(thing) for thing in things]
    if any(len(column) != len(when) for column in columns):
        raise BadGroups("period and things have equal length")
    if not len(when):
        return np.zeros(periods, dtype=np.int64)
    thing = np.concatenate(columns)
    often = np.tile(when, len(columns))
    known = (thing >= 0) & (often >= 0)
    most = int(thing.max(initial=0)) + 1
    return np.bincount(np.unique(often[known] * most + thing[known]) // most, minlength=periods)


def by_period(
    period: npt.ArrayLike,
    person: npt.ArrayLike,
    other_person: npt.ArrayLike,
    organisation: npt.ArrayLike,
    other_organisation: npt.ArrayLike,
    *,
    periods: int,
) -> Periods:
    """Per period (say a quarter): events, different people on either side, different organisations on either
    side.

    period                             int, shape (events,): 0 … periods-1, -1 = unknown, left out
    person, other_person               int, shape (events,)
    organisation, other_organisation   int, shape (events,): -1 for none, such as people who are independent
    raises                             BadGroups
    """
    when = _labels(period)
    events = np.bincount(when[when >= 0], minlength=periods)
    people = count_distinct(when, person, other_person, periods=periods)
    organisations = count_distinct(when, organisation, other_organisation, periods=periods)
    return Periods(int(events.sum()), events, people, organisations)


def people_for_share(amounts: npt.ArrayLike, *, share: float = 0.5) -> int:
    """The smallest number of people who together did at least this share of the work (a bus factor).

    amounts  float, shape (people,), ≥ 0
    share    0 … 1
    returns  0 without work
    raises   BadSetting
    """
    if not 0 <= share <= 1:
        raise BadSetting("share is from 0 to 1")
    done = np.sort(np.asarray(amounts, dtype=np.float64))[::-1].cumsum()
    if not len(done) or done[-1] <= 0 or share == 0:
        return 0
    return int(np.searchsorted(done, share * done[-1], side="left")) + 1


def areas_of_work(
    area: npt.ArrayLike, person: npt.ArrayLike, amount: npt.ArrayLike, group_of: npt.ArrayLike, *, areas: int
) -> Areas:
    """Per area: the work done, by how many people of how many groups, and how few did half of it.

    area, person  int, shape (rows,); the rows of one person in one area are added together; -1 is left out
    amount        float, shape (rows,), ≥ 0
    group_of      int, shape (people,): the group of each person, -1 = none
    raises        BadGroups
    """
    where, who, done = _labels(area), _labels(person), np.asarray(amount, dtype=np.float64)
    group = _labels(group_of)
    if not len(where) == len(who) == len(done) or (len(who) and who.max() >= len(group)):
        raise BadGroups("area, person and amount have equal length, and each person a group")
    known = (where >= 0) & (who >= 0)
    where, who, done = where[known], who[known], done[known]
    people = max(len(group), 1)
    cell, inverse = np.unique(where * people + who, return_inverse=True)
    done = totals(inverse, done, n=len(cell))
    where, who = np.divmod(cell, people)
    order = np.lexsort((-done, where))
    half = np.zeros(areas, dtype=np.int64)
    start = np.searchsorted(where, np.arange(areas + 1))
    for place in range(areas):
        half[place] = people_for_share(done[order[start[place] : start[place + 1]]])
    work = totals(where, done, n=areas)
    workers = np.bincount(where, minlength=areas)
    groups = count_distinct(where, group[who], periods=areas)
    return Areas(len(np.unique(who)), work, workers, half, groups)


def _labels(labels: npt.ArrayLike) -> Ints:
    array = np.asarray(labels)
    return checked_groups(array, n=len(array))
