"""Which cells of a table of numbers of people stay hidden, so that totals and neighbours do not give them
away.

Primary suppression hides every cell below the threshold. Complementary suppression hides more, until a reader
with all shown cells and totals can work out no hidden number below the threshold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from measures._errors import BadSetting
from measures.discretion.smallgroups import LOWEST, checked_threshold, number_of_people

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class HiddenRow:
    """What stays hidden of sibling groups with one total.

    hidden   bool, shape (groups,)
    total_hidden   whether the total stays hidden too (then everything does)
    pooled   people in the hidden groups together, which may be shown as one row ("other groups"); None when
             not
    """

    n: int | None
    k: int
    hidden: Bools
    total_hidden: bool
    pooled: int | None


@dataclass(frozen=True, eq=False)
class HiddenTable:
    """What stays hidden of a table with row totals, column totals and a grand total.

    hidden           bool, shape (rows, columns)
    row_totals_hidden, column_totals_hidden   bool, shape (rows,), (columns,)
    total_hidden     bool
    """

    k: int
    hidden: Bools
    row_totals_hidden: Bools
    column_totals_hidden: Bools
    total_hidden: bool


def hide_in_row(counts: Sequence[object], *, k: int = LOWEST) -> HiddenRow:
    """Which of some sibling groups stay hidden when their total is shown.

    counts   people per group; an unknown or broken count hides everything, since the total is then unknown
             too
    returns  HiddenRow: all groups below k, and the smallest other groups as long as the hidden ones are fewer
             than two, together fewer than k people, or together exactly what they would be if each were k-1
    raises   ThresholdTooLow
    """
    threshold = checked_threshold(k)
    known = [number_of_people(count) for count in counts]
    if not known or any(count is None for count in known):
        return HiddenRow(None, threshold, np.ones(len(known), dtype=np.bool_), True, None)
    people = np.array(known, dtype=np.int64)
    n = int(people.sum())
    hidden = people < threshold
    if n < threshold:
        return HiddenRow(n, threshold, np.ones(len(people), dtype=np.bool_), True, None)
    if not hidden.any():
        return HiddenRow(n, threshold, hidden, False, None)
    # Groups of one size are hidden together: taking the first of them would tell a reader who knows this rule
    # which of the hidden ones is the smaller.
    for size in np.unique(people[~hidden]).tolist():
        if not _gives_away(people[hidden], threshold):
            break
        hidden |= people == size
    if _gives_away(people[hidden], threshold):
        return HiddenRow(n, threshold, np.ones(len(people), dtype=np.bool_), True, None)
    return HiddenRow(n, threshold, hidden, False, int(people[hidden].sum()))


def _gives_away(hidden: Ints, k: int) -> bool:
    """Whether the sum of hidden cells, and knowing these rules, is enough to work them out."""
    if len(hidden) < 2 or hidden.sum() < k:
        return True
    return bool((hidden == k - 1).all())


def hide_in_table(
    counts: Sequence[Sequence[object]] | npt.NDArray[np.int64], *, k: int = LOWEST
) -> HiddenTable:
    """Which cells and totals stay hidden when a table is shown with its totals.

    counts   people per cell, rows of equal length; an unknown or broken count hides everything
    returns  HiddenTable. Totals are treated as a row of siblings; the cells of a hidden total are hidden. In
             every row and column the hidden numbers are at least two and at least k people together, and
             every hidden number below k could also have been another one, given everything shown
    raises   ThresholdTooLow, BadSetting (rows of different lengths, or no cells)
    """
    threshold = checked_threshold(k)
    rows = [list(row) for row in counts]
    if not rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        raise BadSetting("a table has rows of one equal length of at least one cell")
    known = [[number_of_people(count) for count in row] for row in rows]
    height, width = len(rows), len(rows[0])
    if any(count is None for row in known for count in row):
        return _nothing(height, width, threshold)
    table = _with_totals(np.array(known, dtype=np.int64))
    hidden = _start(table, threshold)
    while True:
        thin = _cell_of_a_thin_line(table, hidden, threshold)
        fixed = None if thin else _fixed(table, hidden, threshold)
        if thin is not None:
            hidden[thin] = True
        elif fixed is not None:
            hidden = _with_neighbours(hidden, *fixed)
        else:
            break
    return HiddenTable(threshold, hidden[:-1, :-1], hidden[:-1, -1], hidden[-1, :-1], bool(hidden[-1, -1]))


def _nothing(height: int, width: int, k: int) -> HiddenTable:
    return HiddenTable(
        k,
        np.ones((height, width), dtype=np.bool_),
        np.ones(height, dtype=np.bool_),
        np.ones(width, dtype=np.bool_),
        True,
    )


def _with_totals(cells: Ints) -> Ints:
    table = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), dtype=np.int64)
    table[:-1, :-1] = cells
    table[:-1, -1], table[-1, :-1], table[-1, -1] = cells.sum(axis=1), cells.sum(axis=0), cells.sum()
    return table


def _start(table: Ints, k: int) -> Bools:
    """Primary suppression; totals as rows of siblings; all cells of a hidden total."""
    hidden = table < k
    for totals, line in ((table[:-1, -1], hidden[:-1, -1]), (table[-1, :-1], hidden[-1, :-1])):
        found = hide_in_row(totals.tolist(), k=k)
        line |= found.hidden
        hidden[-1, -1] |= found.total_hidden
    hidden[:-1, :-1] |= hidden[:-1, -1:] | hidden[-1:, :-1]
    if hidden[-1, -1]:
        hidden[:] = True
    return hidden


def _cell_of_a_thin_line(table: Ints, hidden: Bools, k: int) -> tuple[int, int] | None:
    """The smallest shown cell of a line whose hidden cells are one, or fewer than k people together."""
    for across in (True, False):
        cells, mask = (table, hidden) if across else (table.T, hidden.T)
        for line in range(cells.shape[0] - 1):
            gone = mask[line, :-1]
            if mask[line, -1] or not gone.any() or gone.all():
                continue
            if gone.sum() < 2 or cells[line, :-1][gone].sum() < k:
                other = _smallest_shown(cells[line, :-1], gone, np.asarray(mask[:-1, :-1].any(axis=0)))
                return (line, other) if across else (other, line)
    return None


def _smallest_shown(cells: Ints, gone: Bools, has_hidden: Bools) -> int:
    """Preferring a crossing line that already hides something, so that little more must be hidden there."""
    order = np.lexsort((np.arange(len(cells)), cells, ~has_hidden))
    return int(order[~gone[order]][0])


def _with_neighbours(hidden: Bools, row: int, column: int) -> Bools:
    """Also the row and column of this cell; all of the table when they are hidden already."""
    wider = hidden.copy()
    wider[row, :-1] = wider[:-1, column] = True
    return wider if (wider != hidden).any() else np.ones_like(hidden)


def _fixed(table: Ints, hidden: Bools, k: int) -> tuple[int, int] | None:
    """A hidden cell below k that can be only what it is, given all that is shown; None when there is none.

    Cells and totals are a flow: in at the row totals, through the cells, out at the column totals, and round
    by the grand total. A hidden number can be another one exactly when it lies on a ring along which some of
    the hidden numbers go up by one and the others down by one, none below 0.
    """
    height, width = table.shape
    nodes = height + width
    up = np.zeros((nodes, nodes), dtype=np.bool_)
    down = np.zeros((nodes, nodes), dtype=np.bool_)
    for row, column in np.argwhere(hidden).tolist():
        tail, head = row, height + column
        if (row == height - 1) != (column == width - 1):
            tail, head = head, tail
        up[tail, head] = True
        down[head, tail] = table[row, column] > 0
    step = up | down
    for row, column in np.argwhere(hidden[:-1, :-1] & (table[:-1, :-1] < k)).tolist():
        tail, head = row, height + column
        step[tail, head] = step[head, tail] = False
        free = _reaches(step, head, tail) or (table[row, column] > 0 and _reaches(step, tail, head))
        step[tail, head], step[head, tail] = True, table[row, column] > 0
        if not free:
            return row, column
    return None


def _reaches(step: Bools, start: int, goal: int) -> bool:
    seen = np.zeros(len(step), dtype=np.bool_)
    front = seen.copy()
    front[start] = True
    while front.any():
        seen |= front
        front = step[front].any(axis=0) & ~seen
    return bool(seen[goal])
