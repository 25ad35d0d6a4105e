"""Which statement is asked next: seeds first, never one twice, and the same draw asks the same."""

import pytest

from samenspel.opinions import writing
from samenspel.opinions.routing import next_statements
from samenspel.opinions.voting import vote
from tests.opinions.things import begin, statement, voter

pytestmark = pytest.mark.django_db


def numbers(rows):
    return [row.number for row in rows]


def test_the_same_draw_asks_the_same_and_each_once(cast):
    talk = begin(cast)

    first = next_statements(talk, count=10, draw=lambda: 0.4)
    second = next_statements(talk, count=10, draw=lambda: 0.4)

    assert numbers(first) == numbers(second)
    assert sorted(numbers(first)) == [1, 2, 3, 4]


def test_a_newcomer_meets_the_seeds_before_what_others_wrote(cast):
    talk = begin(cast)
    for text in ("Fietsen horen in een stalling", "De vijver moet schoon"):
        writing.write(voter(talk, cast.noor), text)

    asked = numbers(next_statements(talk, voter(talk, cast.sami), count=6, draw=lambda: 0.99))

    assert sorted(asked[:4]) == [1, 2, 3, 4]
    assert sorted(asked[4:]) == [5, 6]


def test_what_one_voted_on_or_wrote_is_not_asked(cast):
    talk = begin(cast)
    sami = voter(talk, cast.sami)
    vote(sami, statement(talk, 2), 0)
    writing.write(sami, "Fietsen horen in een stalling")

    assert sorted(numbers(next_statements(talk, sami, count=9))) == [1, 3, 4]


def test_what_everyone_passes_on_is_asked_less(cast):
    talk = begin(cast, seeds=["Iets over buizen", "De straat is van ons"])
    for person in (cast.noor, cast.sami):
        vote(voter(talk, person), statement(talk, 1), 0)
        vote(voter(talk, person), statement(talk, 2), 1)

    first = [next_statements(talk, draw=lambda draw=draw: draw / 20)[0].number for draw in range(20)]

    assert first.count(2) > first.count(1)


def test_nothing_is_asked_where_there_is_nothing(cast):
    assert next_statements(begin(cast, seeds=()), count=3) == []
