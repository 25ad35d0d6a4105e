"""Tests that need an empty house run before the cast moves in, whatever else wants to put them in order."""

from pathlib import Path

import pytest

from tests import manners

ROOT = Path(__file__).parents[2]


class Item:
    """A test as pytest collects it, as far as its turn goes."""

    def __init__(self, nodeid, *fixturenames):
        self.nodeid, self.fixturenames = nodeid, fixturenames

    def get_closest_marker(self, name):
        return None


EMPTY, WITH_CAST, WITH_DEMO = Item("empty", "db"), Item("with cast", "cast"), Item("demo", "planted")


def test_the_tests_of_this_run_are_in_order(request):
    assert manners.out_of_turn(request.session.items) is None


@pytest.mark.parametrize(
    ("early", "late"), [(EMPTY, WITH_CAST), (WITH_CAST, WITH_DEMO), (EMPTY, WITH_DEMO), (EMPTY, EMPTY)]
)
def test_one_sentence_says_which_test_comes_too_late(early, late):
    assert manners.out_of_turn([early, late]) is None
    if early is not late:
        assert "empty needs a house" in manners.out_of_turn([WITH_CAST, EMPTY])
        assert manners.out_of_turn([late, early]).startswith(f"{early.nodeid} needs a house without")


def test_what_is_shared_has_one_worker_and_all_else_runs_on_both_databases():
    assert [where for where in (*manners.ONLY_ON, manners.BY_TURNS) if not (ROOT / where).exists()] == []
    assert manners.workers_for("tests/pages/test_voting.py::test_a_vote") == ("beside",)
    assert manners.workers_for("tests/people/test_skills.py::test_a_skill") == manners.DATABASES
    assert manners.workers_for(manners.BY_TURNS) == manners.DATABASES

    turns = {manners.workers_for(f"{manners.BY_TURNS}::test_a_page[{number}]") for number in range(20)}

    assert turns == {("sqlite",), ("postgresql",)}
