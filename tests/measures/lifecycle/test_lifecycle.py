"""Signs of the stage of life of a community, worked out by hand, and which stage they suggest."""

import pytest

from measures.lifecycle import (
    Belonging,
    Deed,
    Part,
    active,
    core,
    propose,
    returning,
    started_by,
    staying,
    things,
)

DEEDS = [
    Deed("noor", 3, "path", started=True),
    Deed("sami", 3, "path"),
    Deed("sami", 40, "bench", started=True),
    Deed("vera", 120, "gate", started=True),
    Deed("sami", 200, "fence", started=True),
]


def test_people_count_once_and_what_is_longer_ago_or_still_to_come_does_not():
    assert active(DEEDS) == 2
    assert active([Deed("noor", -1, "later"), Deed("noor", 28, "path")]) == 0
    assert active([]) == 0


def test_begun_by_others_than_organisers():
    assert started_by(DEEDS, organisers={"noor"}) == Part(n=2, of=3)
    assert started_by([], organisers=()) == Part(0, 0)


def test_who_did_something_now_and_before():
    assert returning(DEEDS) == Part(n=1, of=2)


def test_things_that_came_about():
    assert things(DEEDS) == 2


def test_newcomers_count_when_they_could_have_stayed_sixty_days():
    rows = [
        Belonging("stayed", 90),
        Belonging("left_late", 200, 100),
        Belonging("left_early", 90, 70),
        Belonging("too_new", 30),
        Belonging("long_here", 900),
    ]

    assert staying(rows) == Part(n=2, of=3)


def test_core_members_of_now():
    assert core([Belonging("a", 9, is_core=True), Belonging("b", 9), Belonging("c", 9, 2, is_core=True)]) == (
        Part(1, 2)
    )


@pytest.mark.parametrize(("part", "share"), [(Part(1, 4), 0.25), (Part(0, 0), None)])
def test_a_part_of_nothing_has_no_share(part, share):
    assert part.share == share


def suggested(stage, **signs):
    facts = {
        "days_in_stage": 100,
        "active": 0,
        "started_by_members": Part(0, 0),
        "newcomers_staying": Part(0, 0),
        "results_in_quarter": 0,
        "days_since_last": 10,
    } | signs
    found = propose(stage, **facts)
    return found.stage, found.reason


@pytest.mark.parametrize(
    ("stage", "signs", "suggestion"),
    [
        ("idea", {}, ("idea", "fits")),
        ("idea", {"days_in_stage": 275}, ("closing", "long_idea")),
        ("idea", {"results_in_quarter": 1}, ("exploring", "begun")),
        ("idea", {"active": 5, "days_in_stage": 275}, ("exploring", "begun")),
        ("idea", {"active": 4}, ("idea", "fits")),
        ("exploring", {"active": 5, "started_by_members": Part(3, 6)}, ("alive", "members_start")),
        ("exploring", {"active": 5, "started_by_members": Part(2, 2)}, ("exploring", "fits")),
        (
            "alive",
            {
                "active": 9,
                "started_by_members": Part(9, 10),
                "newcomers_staying": Part(2, 4),
                "results_in_quarter": 3,
            },
            ("mature", "carried"),
        ),
        ("alive", {"active": 9}, ("alive", "fits")),
        ("alive", {"days_since_last": 183, "days_in_stage": 200}, ("renewing", "quiet")),
        ("mature", {"days_since_last": None, "days_in_stage": 200}, ("renewing", "quiet")),
        ("alive", {"days_since_last": 300, "days_in_stage": 20}, ("alive", "fits")),
        ("renewing", {"days_since_last": 300, "days_in_stage": 200}, ("closing", "still_quiet")),
        ("renewing", {"active": 6}, ("alive", "moves_again")),
        ("closing", {"active": 9}, ("closing", "fits")),
    ],
)
def test_what_the_signs_suggest(stage, signs, suggestion):
    assert suggested(stage, **signs) == suggestion
