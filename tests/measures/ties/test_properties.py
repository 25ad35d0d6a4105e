"""What must hold for any network whatever."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from measures import ties as measure
from measures.ties import ties_from

quick = settings(max_examples=40, deadline=None, derandomize=True)


@some.composite
def networks(draw, most=12):
    n = draw(some.integers(1, most))
    person = some.integers(0, n - 1)
    rows = draw(some.lists(some.tuples(person, person, some.integers(1, 5)), max_size=40))
    directed = draw(some.booleans())
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return ties_from(columns[:, 0], columns[:, 1], columns[:, 2], n=n, directed=directed)


def renumbered(ties, order):
    return ties_from(order[ties.source], order[ties.target], ties.value, n=ties.n, directed=ties.directed)


PER_PERSON = [
    measure.degree,
    measure.in_degree,
    measure.out_strength,
    measure.betweenness,
    measure.pagerank,
    measure.constraint,
    measure.effective_size,
    measure.efficiency,
    measure.core_numbers,
    lambda ties: measure.closeness(measure.distances(ties)),
    lambda ties: measure.closure(ties).local,
    lambda ties: measure.constraint(ties, strength="value"),
]
OF_THE_WHOLE = [
    measure.density,
    measure.mean_degree,
    measure.fragmentation,
    measure.in_degree_centralisation,
    measure.out_degree_centralisation,
    measure.degree_centralisation,
    lambda ties: measure.reciprocity(ties).weighted,
    lambda ties: measure.closure(ties).transitivity,
    lambda ties: measure.simmelian_ties(ties).share,
    lambda ties: measure.global_efficiency(measure.distances(ties)),
]


@quick
@given(networks(), some.randoms(use_true_random=False))
def test_renumbering_people_changes_nothing(ties, chance):
    order = np.array(chance.sample(range(ties.n), ties.n))
    other = renumbered(ties, order)

    for figure in PER_PERSON:
        np.testing.assert_allclose(figure(other)[order], figure(ties), rtol=1e-9, atol=1e-9)
    for figure in OF_THE_WHOLE:
        before, after = figure(ties), figure(other)
        assert (before is None) == (after is None)
        assert before is None or abs(before - after) < 1e-9


@quick
@given(networks(), some.data())
def test_adding_a_tie_never_lowers_reach(ties, data):
    person = some.integers(0, ties.n - 1)
    a, b = data.draw(person), data.draw(person)
    more = ties_from(np.append(ties.source, a), np.append(ties.target, b), n=ties.n, directed=ties.directed)

    before, after = measure.distances(ties), measure.distances(more)

    assert (after.reached_by >= before.reached_by).all()
    assert (after.nearness >= before.nearness - 1e-12).all()
    for steps in (1, 2, 3):
        assert (measure.reach(after, steps=steps) or 0) >= (measure.reach(before, steps=steps) or 0)
    assert (measure.fragmentation(more) or 0) <= (measure.fragmentation(ties) or 0)


@quick
@given(networks())
def test_shares_stay_within_their_range(ties):
    def within(value, low=0.0, high=1.0):
        return value is None or low - 1e-9 <= value <= high + 1e-9

    for figure in OF_THE_WHOLE:
        if figure is not measure.mean_degree:
            assert within(figure(ties))
    assert abs(measure.pagerank(ties).sum() - 1) < 1e-9
    label = np.arange(ties.n) % 3
    ei = measure.ei_index(ties, label)
    assert within(ei.index, -1)
    assert within(ei.rescaled, -1)
    assert within(measure.assortativity(ties, label), -1)
    assert within(measure.modularity(ties, label), -1)


@quick
@given(networks(), some.integers(0, 3))
def test_external_and_internal_ties_are_all_ties(ties, groups):
    label = np.arange(ties.n) % (groups + 1)
    ei = measure.ei_index(ties, label)

    assert ei.external + ei.internal == len(ties.union)
    assert ei.group_internal.sum() == ei.internal
    assert ei.group_external.sum() == 2 * ei.external


@quick
@given(networks())
def test_every_open_or_closed_path_has_one_broker(ties):
    label = np.zeros(ties.n, dtype=int)
    found = measure.brokerage(ties, label)

    assert (found.total == found.coordinator).all()
    assert (found.total >= 0).all()
    paths = measure.in_degree(ties.both_ways) * measure.out_degree(ties.both_ways)
    assert (found.total <= paths).all()


@quick
@given(networks(), some.integers(0, 100))
def test_the_same_seed_gives_the_same_clusters(ties, seed):
    one = measure.best_clusters(ties, seed=seed, runs=3)
    other = measure.best_clusters(ties, seed=seed, runs=3)

    assert one.label.tolist() == other.label.tolist()
    assert one.modularity == other.modularity
    assert one.sizes.sum() == ties.n
    assert (np.diff(one.sizes) <= 0).all()


@quick
@given(networks())
def test_the_order_of_rows_changes_nothing(ties):
    back = np.arange(len(ties))[::-1]
    other = ties_from(
        ties.source[back], ties.target[back], ties.value[back], n=ties.n, directed=ties.directed
    )

    assert other.source.tolist() == ties.source.tolist()
    assert other.target.tolist() == ties.target.tolist()
    assert other.value.tolist() == ties.value.tolist()
