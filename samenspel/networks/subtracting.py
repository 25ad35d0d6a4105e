"""What follows from figures of groups that share people, by adding and subtracting them.

Every figure shown is a sum of ties. Whoever has several can make any sum of those sums; one in which only
ties of a few people are left tells of those few. People in exactly the same groups are alike here: so the
question is asked for each such kind of people, and each two kinds together, as far as those are fewer than
five.
"""

import numpy as np

from samenspel.privacy import discretion

MOST = 3_000_000
"""Beyond so many numbers only sums of ties per person are looked at, and no ties between groups shown."""
ALMOST = 1e-7


def gives_away(member, pairs=()):
    """Whether the figures of groups, and ties between some pairs of them, tell of a few people.

    member   bool, people × groups: those groups that are shown, with ties inside and outside; the ties of
             everyone together are shown as well
    pairs    which columns have their ties shown between who is only in the one and only in the other
    """
    kinds, sizes = np.unique(member, axis=0, return_counts=True)
    one, other = np.triu_indices(len(kinds))
    there = (one != other) | (sizes[one] > 1)
    one, other = one[there], other[there]
    if (1 + 2 * member.shape[1] + len(pairs)) * len(one) > MOST:
        people = np.arange(len(kinds))
        return bool(pairs) or _tells([np.ones(len(kinds)), *kinds.T], people, people, sizes)
    first, second = kinds[one], kinds[other]
    rows = [np.ones(len(one)), *(first & second).T, *(first ^ second).T]
    only = [(kinds[:, a] & ~kinds[:, b], kinds[:, b] & ~kinds[:, a]) for a, b in pairs]
    rows += [(a[one] & b[other]) | (b[one] & a[other]) for a, b in only]
    return _tells(rows, one, other, sizes)


def _tells(rows, one, other, sizes):
    """Whether a sum of rows has something in cells at few people, and nothing elsewhere.

    one, other   the kinds of people at both ends of each cell
    """
    strength, base = np.linalg.svd(np.array(rows, dtype=np.float64), full_matrices=False)[1:]
    base = base[strength > ALMOST * strength[0]]
    share = (base**2).sum(axis=0)
    total = np.bincount(one, share, len(sizes)) + np.bincount(other, share * (one != other), len(sizes))
    small = np.flatnonzero(sizes < discretion.threshold())
    for place, kind in enumerate(small):
        for also in small[place:]:
            is_few = kind == also or sizes[kind] + sizes[also] < discretion.threshold()
            if not is_few or total[kind] + (kind != also) * total[also] < 1 - ALMOST:
                continue
            cells = np.isin(one, (kind, also)) | np.isin(other, (kind, also))
            if np.linalg.norm(base[:, cells], 2) > 1 - ALMOST:
                return True
    return False
