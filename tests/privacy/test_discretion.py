"""What may be shown of figures about people, and that whatever goes wrong stays hidden."""

import math

import pytest
from django.core.checks import run_checks
from django.utils.translation import override

from samenspel.privacy import discretion


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def test_a_figure_about_enough_people_is_shown():
    shown = discretion.figure(0.18110, n=48, kind="ei_index", digits=3)

    assert shown.shown
    assert (shown.value, shown.n, str(shown)) == (0.181, 48, "0.181")


@pytest.mark.parametrize("n", [0, 4, 9, None, "48", -48, 48.5, math.nan, True])
def test_a_figure_about_too_few_or_unknown_people_is_hidden(n):
    hidden = discretion.figure(0.2, n=n, kind="ei_index")

    assert not hidden.shown
    assert (hidden.value, hidden.n) == (None, None)


def test_a_kind_of_figure_nobody_named_is_hidden():
    assert not discretion.figure(0.2, n=1000, kind="betweenness").shown


@pytest.mark.parametrize("value", ["much", object(), [1, 2]])
def test_whatever_goes_wrong_is_hidden(value):
    assert not discretion.figure(value, n=48, kind="density").shown


def test_a_figure_that_does_not_exist_is_not_zero():
    hidden = discretion.figure(None, n=48, kind="density")

    assert hidden.hidden == discretion.NONE
    assert str(hidden) == "nothing to count yet"


def test_numbers_of_people_below_five_are_hidden():
    assert [discretion.count(n).shown for n in (0, 1, 4, 5, 60)] == [False, False, False, True, True]


def test_a_hidden_figure_says_so_in_words():
    assert str(discretion.count(3)) == "too few people to show"
    assert discretion.count(3).as_json() == {"value": None, "hidden": "few"}


def test_shares_are_rounded_in_small_groups():
    assert str(discretion.share(7, of=12)) == "60 %"
    assert str(discretion.share(33, of=48)) == "69 %"


def test_a_share_of_everyone_only_says_mostly():
    everyone = discretion.share(12, of=12)

    assert str(everyone) == "mostly"
    assert everyone.as_json()["value"] is None


def test_small_groups_are_shown_together():
    found = discretion.groups({"a": 11, "b": 28, "c": 3, "d": 2})

    assert found.shown == ("a", "b")
    assert found.pooled == ("c", "d")
    assert found.together.value == 5


def test_one_small_group_takes_another_along():
    found = discretion.groups({"a": 11, "b": 28, "c": 3})

    assert found.shown == ("b",)
    assert found.together.value == 14


def test_a_group_that_may_not_stand_alone_does_not_get_another_name():
    found = discretion.groups({"a": 11, "b": 28, "c": 9}, together={"a"})

    assert "a" in found.pooled
    assert len(found.pooled) > 1


def test_groups_of_unknown_size_are_not_shown():
    assert discretion.groups({"a": 11, "b": None}).shown == ()


def test_figures_between_groups_need_two_large_ones():
    assert discretion.between(4, n=5, n_other=11).value == 4
    assert not discretion.between(4, n=4, n_other=11).shown


def test_the_sum_inside_groups_does_not_give_a_small_one_away():
    sizes = {"a": 11, "b": 28, "c": 3, "d": 1, "e": 1}

    kept = discretion.inside(discretion.groups(sizes), sizes)

    assert kept.hidden == {"a"}
    assert kept.pool


def test_the_sum_inside_many_small_groups_stands():
    sizes = {"a": 11, "b": 28, "c": 3, "d": 4, "e": 4}

    assert discretion.inside(discretion.groups(sizes), sizes) == discretion.Inside()


def test_a_sum_with_and_without_a_group_does_not_give_a_small_one_away():
    sizes = {"none": 28, "c": 3, "d": 1, "e": 1}

    kept = discretion.inside(discretion.groups(sizes), sizes, apart="none")

    assert not kept.rest
    assert kept.hidden == {"none"}


def test_own_figures_are_for_oneself(cast):
    own = discretion.own(cast.noor, cast.noor, {"degree": 3, "constraint": None})

    assert own["degree"].value == 3
    assert str(own["constraint"]) == "nothing to count yet"


@pytest.mark.parametrize("viewer", ["anna", "sami", "vera"])
def test_own_figures_are_for_nobody_else(cast, viewer):
    assert discretion.own(cast.noor, getattr(cast, viewer), {"degree": 3}) == {}


def test_own_figures_are_not_for_a_visitor_or_someone_who_was_removed(cast):
    cast.noor.is_active = False

    assert discretion.own(cast.noor, None, {"degree": 3}) == {}
    assert discretion.own(cast.noor, cast.noor, {"degree": 3}) == {}


def test_the_smallest_group_may_be_raised(settings):
    settings.SMALLEST_GROUP = 10

    assert not discretion.count(9).shown
    assert discretion.count(10).shown


@pytest.mark.parametrize("lowered", [4, 0, -1, None, "five"])
def test_a_smallest_group_that_was_lowered_hides_everything_and_stops_the_start(settings, lowered):
    settings.SMALLEST_GROUP = lowered

    assert not discretion.count(1000).shown
    assert not discretion.groups({"a": 500, "b": 500}).shown
    assert discretion.too_close({1}, set(range(500)))
    assert "samenspel.E010" in {error.id for error in run_checks()}


def test_a_share_says_mostly_when_all_but_a_few_are_in_it():
    nearly = discretion.share(86, of=90)

    assert nearly.mostly
    assert nearly.as_json()["value"] is None
    assert str(discretion.share(85, of=90)) == "94 %"


def test_a_share_of_a_few_people_is_hidden():
    assert not discretion.share(4, of=90).shown
    assert discretion.share(5, of=90).shown


def test_a_number_of_people_hides_when_the_others_are_few():
    assert not discretion.count(46, of=48).shown
    assert discretion.count(48, of=48).shown
    assert discretion.count(43, of=48).shown
    assert not discretion.count(43, of="broken").shown


@pytest.mark.parametrize(
    ("n", "seen", "said"),
    [
        (17, (12, 17, 17), "17"),
        (17, (12, 15, 15), "12"),
        (17, (0, 17, 17), "17"),
        (17, (0, 12, 17), "17"),
        (17, (10, 15, 15), "15"),
        (22, (10, 15, 17), "22"),
        (6, (2, 6, 6), "too few people to show"),
        (4, (4, 4, 4), "too few people to show"),
    ],
)
def test_a_number_beside_lists_is_nowhere_a_few_more_than_a_list(n, seen, said):
    assert str(discretion.count_beside(n, seen=seen)) == said


def test_a_number_beside_lists_stays_hidden_when_anything_is_unknown():
    assert not discretion.count_beside(17, seen=(12, None, 17)).shown
    assert not discretion.count_beside(None, seen=(12, 15, 17)).shown
