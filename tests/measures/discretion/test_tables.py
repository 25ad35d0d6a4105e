"""An attacker with every published number cannot work out a hidden one below the threshold."""

import itertools
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.optimize import linprog

from measures._errors import BadSetting
from measures.discretion import hide_in_row, hide_in_table

quick = settings(max_examples=40, deadline=None, derandomize=True)


def test_a_single_small_group_takes_the_smallest_sibling_along():
    found = hide_in_row([12, 3, 8, 20])

    assert found.hidden.tolist() == [False, True, True, False]
    assert (found.n, found.pooled, found.total_hidden) == (43, 11, False)


def test_groups_without_small_ones_are_all_shown():
    found = hide_in_row([12, 5, 8])

    assert not found.hidden.any()
    assert found.pooled is None


def test_siblings_of_one_size_are_hidden_together():
    assert hide_in_row([8, 3, 8, 20]).hidden.tolist() == [True, True, True, False]


def test_small_groups_that_are_together_still_small_take_another_along():
    assert hide_in_row([1, 2, 9, 30]).hidden.tolist() == [True, True, True, False]
    assert hide_in_row([0, 0, 9, 30]).hidden.tolist() == [True, True, True, False]


@pytest.mark.parametrize("counts", [[], [3], [2, 2], [4, 4, 4], [12, None], [12, float("nan")], [12, -1]])
def test_when_nothing_is_safe_the_total_is_hidden_too(counts):
    found = hide_in_row(counts)

    assert found.total_hidden
    assert found.hidden.all()
    assert found.pooled is None


@pytest.mark.parametrize(("groups", "most"), [(2, 14), (3, 12), (4, 8)])
def test_even_someone_who_knows_the_rules_cannot_work_out_a_hidden_group(groups, most):
    published = defaultdict(list)
    for counts in itertools.product(range(most + 1), repeat=groups):
        found = hide_in_row(counts)
        seen = tuple(None if gone else n for n, gone in zip(counts, found.hidden, strict=True))
        published[seen, None if found.total_hidden else sum(counts)].append(counts)

    for (seen, _), possible in published.items():
        for place in range(groups):
            if seen[place] is None:
                values = {counts[place] for counts in possible}
                assert len(values) > 1 or min(values) >= 5, (seen, possible)


def test_a_table_hides_neighbours_in_both_directions():
    found = hide_in_table([[10, 3, 8], [7, 9, 12], [20, 6, 5]])

    assert found.hidden[0, 1]
    assert (found.hidden.sum(axis=0) != 1).all()
    assert (found.hidden.sum(axis=1) != 1).all()
    assert not found.total_hidden


def test_a_table_of_large_cells_is_shown_whole():
    found = hide_in_table(np.full((3, 4), 9))

    for hidden in (found.hidden, found.row_totals_hidden, found.column_totals_hidden):
        assert not hidden.any()


def test_the_cells_of_a_hidden_total_are_hidden():
    found = hide_in_table([[1, 2], [20, 30], [15, 25]])

    assert found.row_totals_hidden[0]
    assert found.hidden[0].all()
    assert found.row_totals_hidden.sum() > 1


@pytest.mark.parametrize("counts", [[[12, None]], [[12, -3], [20, 20]], [[float("nan")]], [[1, 1], [1, 1]]])
def test_an_unknown_cell_or_a_small_table_hides_everything(counts):
    found = hide_in_table(counts)

    assert found.total_hidden
    assert found.hidden.all()
    assert found.row_totals_hidden.all()
    assert found.column_totals_hidden.all()


@pytest.mark.parametrize("counts", [[], [[]], [[1, 2], [3]]])
def test_what_is_no_table_is_refused(counts):
    with pytest.raises(BadSetting):
        hide_in_table(counts)


def test_a_cell_between_two_hidden_blocks_takes_its_neighbours_along():
    counts = np.full((4, 4), 20)
    counts[:2, :2] = counts[2:, 2:] = counts[1, 2] = 3

    found = hide_in_table(counts)

    # Each line hides two cells or more, but what the blocks add up to would tell the cell that links them.
    assert found.hidden[1].all()
    assert found.hidden[:, 2].all()
    assert all(value >= 5 or high - low > 0.5 for low, high, value in attack(counts, found))


tables = some.integers(1, 4).flatmap(
    lambda width: some.lists(
        some.lists(some.one_of(some.integers(0, 7), some.integers(0, 30)), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


@quick
@given(tables)
def test_no_hidden_number_below_the_threshold_can_be_worked_out_from_a_table(counts):
    cells, found = np.array(counts), hide_in_table(counts)

    assert found.hidden[cells < 5].all()
    for low, high, value in attack(cells, found):
        assert value >= 5 or high - low > 0.5


@quick
@given(tables)
def test_hidden_numbers_of_a_shown_line_are_two_or_more_and_enough_people_together(counts):
    cells, found = np.array(counts), hide_in_table(counts)

    for table, hidden, totals in (
        (cells, found.hidden, found.row_totals_hidden),
        (cells.T, found.hidden.T, found.column_totals_hidden),
    ):
        for line in np.flatnonzero(~totals):
            gone = hidden[line]
            if gone.any() and not gone.all():
                assert gone.sum() >= 2
            assert not gone.any() or table[line][gone].sum() >= 5


def attack(cells, found):
    """The lowest and highest value every hidden cell can have, given all that is shown."""
    height, width = cells.shape
    places = [(i, j) for i in range(height) for j in range(width) if found.hidden[i, j]]
    if not places or found.total_hidden:
        return
    number = {place: column for column, place in enumerate(places)}
    equations, sums = [], []
    lines = [[(i, j) for j in range(width)] for i in range(height) if not found.row_totals_hidden[i]]
    lines += [[(i, j) for i in range(height)] for j in range(width) if not found.column_totals_hidden[j]]
    for line in [*lines, places]:
        hidden = [place for place in line if place in number]
        equations.append([1.0 if place in hidden else 0.0 for place in places])
        sums.append(float(sum(cells[place] for place in hidden)))
    for place in places:
        goal = np.zeros(len(places))
        goal[number[place]] = 1
        low = linprog(goal, A_eq=equations, b_eq=sums).fun
        high = -linprog(-goal, A_eq=equations, b_eq=sums).fun
        yield low, high, int(cells[place])
