"""Which ties the house makes of what people do, and which not."""

from datetime import date, timedelta

import pytest

from samenspel.communities.models import Membership, Role
from samenspel.networks.facts import facts_of_house
from samenspel.networks.sources import SOURCES, add_source, pairs
from samenspel.people.introducing import introduce
from samenspel.work.models import Contribution
from tests.cast import RECENTLY, THEN


def who(facts, kind):
    rows = facts.of_kind(kind)
    return set(zip(rows.person.tolist(), rows.other.tolist(), strict=True))


def test_a_joint_result_ties_its_contributors(cast):
    facts = facts_of_house(until=RECENTLY)

    assert who(facts, "results") == {(cast.noor.pk, cast.sami.pk)}
    assert facts.weight.tolist() == [3.0]


def test_a_result_of_later_does_not_count_yet(cast):
    assert len(facts_of_house(until=RECENTLY - timedelta(days=1))) == 0


def test_membership_alone_makes_no_tie(cast):
    Membership.objects.create(community=cast.circle, person=cast.tess, since=THEN)

    people = facts_of_house(until=RECENTLY).people.tolist()
    assert cast.vera.pk not in people
    assert cast.tess.pk not in people


def test_a_role_held_together_is_a_light_tie_for_as_long_as_it_is_shared(cast):
    role = Role.objects.create(community=cast.circle, name="Rooster", needed=2)
    role.grant(cast.vera, by=cast.vera, since=date(2025, 1, 6))
    role.grant(cast.tess, by=cast.vera, since=date(2025, 6, 1))

    facts = facts_of_house(until=RECENTLY).of_kind("roles")

    assert set(zip(facts.person.tolist(), facts.other.tolist(), strict=True)) == {
        (cast.vera.pk, cast.tess.pk)
    }
    assert facts.weight.tolist() == [1.0] * 4
    assert [round(days) for days in (facts.day[1:] - facts.day[:-1])] == [90, 90, 90]


def test_roles_held_one_after_the_other_make_no_tie(cast):
    role = Role.objects.create(community=cast.circle, name="Rooster")
    role.grant(cast.vera, by=cast.vera, since=date(2025, 1, 6)).hand_back(by=cast.vera, on=date(2025, 3, 1))
    role.grant(cast.tess, by=cast.vera, since=date(2025, 6, 1))

    assert "roles" not in facts_of_house(until=RECENTLY).kinds


def test_up_to_five_people_tie_in_full():
    assert pairs([3, 1, 2], 3, least=0.5) == [(1, 2, 3), (1, 3, 3), (2, 3, 3)]
    assert {weight for *_pair, weight in pairs(range(5), 3, least=0.5)} == {3}


def test_a_large_result_spreads_over_its_contributors():
    made = pairs(range(13), 3, least=0.5)

    assert len(made) == 78
    assert {weight for *_pair, weight in made} == {1.0}


def test_a_list_of_names_makes_no_ties():
    assert len(pairs(range(25), 3, least=0.5)) == 300
    assert pairs(range(26), 3, least=0.5) == []


def test_who_is_named_twice_or_alone_has_no_tie_with_themselves():
    assert pairs([7, 7], 3, least=0.5) == []
    assert pairs([], 3, least=0.5) == []


def test_a_very_large_result_stays_out_of_the_house(cast):
    crowd = [introduce(name=f"Vrijwilliger {number}") for number in range(30)]
    Contribution.objects.bulk_create(
        [
            Contribution(result=cast.result, person=person, brought="hielp", confirmed_at=RECENTLY)
            for person in crowd
        ]
    )

    assert len(facts_of_house(until=RECENTLY)) == 0


def test_every_source_tells_people_about_it():
    assert set(SOURCES) == {"results", "roles", "gatherings"}
    for source in SOURCES.values():
        assert str(source.label)
        assert len(str(source.notice)) > 80


def test_two_rooms_cannot_make_the_same_kind_of_tie():
    stated = {"name": "results", "label": "x", "notice": "x", "together": list}

    with pytest.raises(ValueError, match="results"):
        add_source(**stated)
