"""Every step of the method on fourteen people, against figures worked out beforehand."""

import numpy as np
import pytest

from measures import opinions
from tests.measures.opinions import p14


@pytest.fixture(scope="module")
def votes():
    return p14.votes()


@pytest.fixture(scope="module")
def found(votes):
    return opinions.opinion_map(votes, seed=1)


@pytest.fixture(scope="module")
def table(votes, found):
    return opinions.counts(votes, found.group)


def test_all_are_placed_though_two_voted_on_four(votes):
    assert votes.per_person.tolist()[4] == votes.per_person.tolist()[10] == 4
    assert opinions.included(votes).all()


def test_the_plane(found):
    assert found.space.mean == pytest.approx([0, 0.1429, 0, 0.1538, 0.7143, 0.3333], abs=5e-5)
    assert found.space.explained == pytest.approx([0.6791, 0.1351], abs=5e-5)
    assert np.abs(found.space.component[0]) == pytest.approx(
        [0.5627, 0.4338, 0.4876, 0.4361, 0.0198, 0.2586], abs=5e-5
    )


def test_where_people_stand(found):
    assert found.place[0] == pytest.approx([2.0921, 0.1851], abs=5e-5)
    assert found.place[4] == pytest.approx([1.7539, 0.5110], abs=5e-5)
    assert found.place[7] == pytest.approx([-2.0069, 0.0705], abs=5e-5)


def test_two_groups_are_clearest(found):
    assert opinions.most_groups(14) == 3
    assert found.grouping.by_count == pytest.approx({2: 0.7238, 3: 0.6867}, abs=5e-5)
    assert found.group.tolist() == [0] * 7 + [1] * 7


def test_what_sets_the_groups_apart(table):
    one, other = (
        [
            (said.statement + 1, said.side, round(said.metric, 4))
            for said in opinions.representative(table, group)
        ]
        for group in (0, 1)
    )

    assert one == [
        (1, "agree", 70.9529),
        (3, "disagree", 61.7819),
        (2, "agree", 14.5509),
        (4, "disagree", 11.8239),
        (6, "agree", 9.1856),
    ]
    assert other == [
        (1, "disagree", 70.9529),
        (3, "agree", 29.1104),
        (4, "agree", 26.9638),
        (2, "disagree", 14.2539),
    ]


def test_a_group_is_told_by_what_it_agrees_with_first(table):
    assert [said.statement + 1 for said in opinions.shown_of(table, 0)] == [1, 2, 6, 3, 4]
    assert [said.statement + 1 for said in opinions.shown_of(table, 1)] == [3, 4, 1, 2]


def test_what_most_agree_with(table):
    (said,) = opinions.majority(table)

    assert (said.statement + 1, said.side) == (5, "agree")
    assert (said.p, said.p_test) == pytest.approx((0.8125, 2.8402), abs=5e-5)


def test_what_bridges_the_groups(table):
    figure = opinions.group_informed_consensus(table)

    assert figure == pytest.approx([0.0988, 0.1728, 0.0972, 0.1944, 0.6049, 0.1875], abs=5e-5)


def test_tests_of_shares():
    assert opinions.one_proportion([8, 5, 0], [10, 10, 0]) == pytest.approx([2.1106, 0.3015, 1.0], abs=5e-5)
    assert float(opinions.two_proportions(8, 10, 3, 12)) == pytest.approx(2.5009, abs=5e-5)
    assert float(opinions.two_proportions(3, 3, 4, 4)) == 0


def test_which_statement_comes_next():
    weight = opinions.priority([1, 20, 18], [0, 3, 3], [1, 20, 20], [0, 0, 1])

    assert weight == pytest.approx([12.5297, 1.3724, 4.4937], abs=5e-5)
    assert opinions.priority([1], [0], [1], [0], meta=[True]).tolist() == [49]
