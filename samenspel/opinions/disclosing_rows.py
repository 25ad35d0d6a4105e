"""Which figures of a statement may follow the ones before, so that a difference is never about a few people.

What is published of a statement stays until everything that can be made of its figures, old and new, differs
by nothing or by the votes of five people. That is judged by counts alone: a count that moved by five takes at
least five people. So nothing has to be remembered of anybody.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

import numpy as np
from django.conf import settings

from measures.opinions.speaking import Counts
from samenspel.privacy import discretion


@dataclass(frozen=True)
class Rows:
    """What each statement is told from: its newest counts, or those published before.

    together   counts of all in one row
    by_group   counts per group; zeros for a statement that is told of all together only
    is_apart   of each statement whether its counts are of the groups as they are now
    known      {statement: [era, [[agree, disagree, seen] per group]]}: what is published, for next time
    """

    together: Counts
    by_group: Counts
    is_apart: np.ndarray
    known: dict


def rows_of(table, statements, allowed, *, known, era):
    """The counts to tell from.

    table       counts now, a row for each group that is shown; one row when there are none
    statements  ids, in the order of the columns
    allowed     of each column whether it is shown
    known       what is published (``Rows.known``)
    era         a number for groups that are the same ones under the same letters
    """
    fresh = np.stack([table.agree, table.disagree, table.seen], axis=2)
    told, is_apart = fresh.copy(), np.ones(len(statements), bool)
    together, published = fresh.sum(axis=0), dict(known)
    for column in np.flatnonzero(allowed):
        key, now = str(statements[column]), fresh[:, column].tolist()
        before = known.get(key)
        if before is None or may_follow(before[1], now, is_same=before[0] == era):
            if before is not None or discretion.count(int(together[column, 2])):
                published[key] = [era, now]
        else:
            together[column] = np.sum(before[1], axis=0)
            is_apart[column] = before[0] == era or len(told) == 1
            told[:, column] = before[1] if before[0] == era else together[column] * is_apart[column]
    return Rows(_counts(together[None]), _counts(told), is_apart, published)


def _counts(held):
    return Counts(held[..., 0], held[..., 1], held[..., 2])


def may_follow(old, new, *, is_same):
    """Whether counts may be shown after others. Of the same groups any sum of some is compared with the sum
    of the same ones; of other groups any with any: one may have become another but for a few people."""
    if old == new:
        return True
    before, after = _parts(old), _parts(new)
    if is_same and before.keys() == after.keys():
        pairs = [(_sum(before, keys), _sum(after, keys)) for keys in _some_of(before)]
    else:
        pairs = product(
            (_sum(before, keys) for keys in _some_of(before)), (_sum(after, keys) for keys in _some_of(after))
        )
    return not any(discretion.is_few(_moved(one, other)) for one, other in pairs)


def _parts(row):
    """What can be read of a statement: each group that stands by itself, and the others in one."""
    shown = standing(tuple(each[2] for each in row))
    parts = {number: row[number] for number in shown}
    others = [each for number, each in enumerate(row) if number not in parts]
    return parts | ({"others": [sum(side) for side in zip(*others, strict=True)]} if others else {})


def standing(seen):
    """The groups that may stand by themselves, of so many votes each."""
    return _standing(seen, settings.SMALLEST_GROUP)


@lru_cache(20_000)
def _standing(seen, smallest):
    return discretion.groups(dict(enumerate(seen))).shown


def _some_of(parts):
    return [keys for many in range(1, len(parts) + 1) for keys in combinations(parts, many)]


def _sum(parts, keys):
    return [sum(side) for side in zip(*(parts[key] for key in keys), strict=True)]


def _moved(one, other):
    """At least so many people's votes differ between two counts."""
    agree, disagree, seen = (after - before for before, after in zip(one, other, strict=True))
    sides = (agree, disagree, seen - agree - disagree)
    return max(sum(side for side in sides if side > 0), -sum(side for side in sides if side < 0))


def as_before(label, centre, before):
    """(label, centre, whether these are the groups of before): in the order of those each is nearest to, so
    that a group keeps its letter; as they are when two would be one, or there are more or fewer.

    label    group of each participant, -1 for none
    centre   middle of each group
    before   middles as they were published
    """
    before = np.asarray(before, float).reshape(-1, 2)
    if len(centre) != len(before):
        return label, centre, False
    nearest = np.linalg.norm(centre[:, None] - before[None], axis=2).argmin(axis=1)
    if len(set(nearest.tolist())) < len(centre):
        return label, centre, False
    return np.where(label >= 0, nearest[label], -1), centre[np.argsort(nearest)], True
