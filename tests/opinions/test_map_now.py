"""The map as it is published: what it takes in, how it goes on, and when it waits."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.opinions import closing, mapping, routing
from samenspel.opinions.mapping import map_now
from samenspel.opinions.mapping_own import extremity_of, own_place
from samenspel.opinions.models import Conversation, MapSnapshot, Participant, Statement, Vote
from tests.opinions import things

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered():
    mapping.forget_all()
    yield
    mapping.forget_all()


def two_camps(conversation, people=16, *, at=None, first=0):
    """Half agrees with the odd statements only, half with the even ones; with the first one all agree."""
    at = at or timezone.now()
    statements = list(conversation.statements.in_order())
    voters = Participant.objects.bulk_create(
        Participant(conversation=conversation, number=1000 + first + n) for n in range(people)
    )
    Vote.objects.bulk_create(
        Vote(
            participant=voter,
            statement=statement,
            conversation=conversation,
            value=1 if place == 0 else (1 if (place + n) % 2 else -1),
            at=at,
            said_at=at,
        )
        for n, voter in enumerate(voters)
        for place, statement in enumerate(statements)
    )
    return voters


SEEDS = [f"Stelling {n} over de buurt" for n in range(8)]


@pytest.fixture
def talk(cast):
    return things.anyone(cast, seeds=SEEDS)


def now_of(conversation, **rest):
    return map_now(conversation, at_once=True, **rest)


def one_vote(conversation, voter, value=0, *, number=3, at=None):
    statement = things.statement(conversation, number)
    at = at or timezone.now()
    Vote.objects.update_or_create(
        participant=voter,
        statement=statement,
        defaults={"conversation": conversation, "value": value, "at": at, "said_at": at},
    )


def test_there_is_no_map_before_five_people_voted(talk):
    two_camps(talk, 4)

    assert now_of(talk) is None


def test_two_camps_are_two_groups_with_common_ground(talk):
    two_camps(talk, 16)

    result = now_of(talk).result

    assert [(group["name"], group["n"]) for group in result["groups"]] == [("A", 8), ("B", 8)]
    assert result["common"] == [[things.statement(talk, 1).pk, "agree"]]
    assert len(result["dots"]) == 16
    assert result["people"] == 16


def test_it_goes_on_with_what_is_new_and_asks_little(talk, django_assert_max_num_queries):
    voters = two_camps(talk, 16)
    now_of(talk)
    for voter in voters[:10:2]:
        one_vote(talk, voter, 0)

    with django_assert_max_num_queries(9):
        after = now_of(talk)

    mapping.forget_all()
    MapSnapshot.objects.all().delete()
    anew = now_of(talk)
    assert after.step == 2
    assert after.result["statements"] == anew.result["statements"]
    assert [g["n"] for g in after.result["groups"]] == [g["n"] for g in anew.result["groups"]]


def test_within_a_second_nothing_is_asked(talk, django_assert_num_queries):
    two_camps(talk, 16)
    before = now_of(talk)

    with django_assert_num_queries(0):
        assert map_now(talk) is before


def test_in_a_small_conversation_four_more_people_change_nothing_and_five_do(talk):
    voters = two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    before = now_of(talk)

    for voter in voters[:4]:
        one_vote(talk, voter, 0)
    assert now_of(talk) is before

    one_vote(talk, voters[4], 0)
    assert now_of(talk).step == before.step + 1


def test_somebody_who_votes_five_times_is_one_person(talk):
    voters = two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    before = now_of(talk)

    for number in range(1, 8):
        one_vote(talk, voters[0], 0, number=number)

    assert now_of(talk) is before


def test_in_a_large_conversation_too_one_vote_changes_nothing(talk):
    voters = two_camps(talk, 104, at=timezone.now() - timedelta(hours=1))
    before = now_of(talk)

    one_vote(talk, voters[0], 0)

    assert now_of(talk) is before


def all_of(now, number):
    statement = Statement.objects.get(conversation=now.conversation_id, number=number)
    return now.result["statements"][str(statement.pk)]["all"]


def newcomers(talk, many, *, first=5_000):
    return Participant.objects.bulk_create(
        Participant(conversation=talk, number=first + n) for n in range(many)
    )


def test_of_five_new_people_of_whom_one_voted_on_a_statement_that_one_shows_nothing(talk):
    two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    before = now_of(talk)
    *others, one = newcomers(talk, 5)

    one_vote(talk, one, -1, number=2)
    for other in others:
        one_vote(talk, other, 1, number=8)

    after = now_of(talk)
    assert after.step == before.step + 1
    assert all_of(after, 2) == all_of(before, 2)


def test_what_was_held_back_shows_when_five_votes_are_new(talk):
    two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    camp = newcomers(talk, 10)
    now_of(talk)

    for many, told in ((4, 16), (9, 16), (10, 26)):
        for place, voter in enumerate(camp[:many]):
            for number in range(1, 9):
                one_vote(
                    talk, voter, 1 if number == 1 else (1 if (number + place) % 2 else -1), number=number
                )
        assert all_of(now_of(talk), 1)["n"] == told


def test_who_is_in_no_group_cannot_be_found_as_the_rest(talk):
    two_camps(talk, 48, at=timezone.now() - timedelta(hours=1))
    one_vote(talk, newcomers(talk, 1)[0], -1, number=2)

    shown = now_of(talk).result["statements"].values()

    assert all(cell["all"]["n"] == sum(group["n"] for group in cell["groups"].values()) for cell in shown)


def closed(talk, cast):
    closing.close(talk, by=cast.noor)
    return Conversation.objects.get(pk=talk.pk)


def opened(talk, cast):
    closing.reopen(talk, by=cast.noor)
    return Conversation.objects.get(pk=talk.pk)


def test_when_it_closes_with_five_new_people_their_votes_show_and_it_stays(talk, cast):
    voters = two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    before = now_of(talk)
    for voter in voters[:10:2]:
        one_vote(talk, voter, -1, number=2)

    last = now_of(closed(talk, cast))

    assert last.final
    assert last.result["statements"] != before.result["statements"]
    Vote.objects.filter(conversation=talk).delete()
    mapping.forget_all()
    assert now_of(closed(talk, cast)).result == last.result


def test_when_it_closes_after_one_vote_the_last_step_is_the_final_one(talk, cast):
    two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    before = now_of(talk)
    one_vote(talk, newcomers(talk, 1)[0], -1, number=2)

    last = now_of(closed(talk, cast))

    assert (last.final, last.step) == (True, before.step)
    assert {**last.result, "sure": None} == {**before.result, "sure": None}
    mapping.forget_all()
    assert now_of(closed(talk, cast)) == last


def test_taken_up_again_the_map_is_no_longer_final_and_goes_on(talk, cast):
    two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    now_of(closed(talk, cast))

    talk = opened(talk, cast)
    assert not now_of(talk).final

    two_camps(talk, 10, first=2_000)
    talk = closed(talk, cast)
    assert (now_of(talk).result["people"], now_of(talk).final) == (26, True)


def test_closed_again_before_anyone_looked_it_holds_what_is_new(talk, cast):
    two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    now_of(closed(talk, cast))

    talk = opened(talk, cast)
    two_camps(talk, 10, first=2_000)
    talk = closed(talk, cast)

    assert now_of(talk).result["people"] == 26


def test_another_process_sees_that_it_was_taken_up_again(talk, cast):
    two_camps(talk, 16)
    now_of(closed(talk, cast))

    talk = opened(talk, cast)
    MapSnapshot.objects.filter(conversation=talk).update(final=False)

    assert not now_of(talk).final


def test_dots_give_away_nothing_of_who_came_first(talk, settings):
    two_camps(talk, 16)
    here = now_of(talk).result["dots"]

    mapping.forget_all()
    MapSnapshot.objects.all().delete()
    settings.SECRET_KEY = "another secret of another house"
    elsewhere = now_of(talk).result["dots"]

    assert here == sorted(here)
    # One or two may fall on the same spot by chance.
    assert len({tuple(dot) for dot in here} & {tuple(dot) for dot in elsewhere}) < len(here) / 4


def test_a_vote_kept_a_little_late_is_not_missed(talk):
    moment = timezone.now()
    voters = two_camps(talk, 16, at=moment)
    now_of(talk)

    for voter in voters[:5]:
        one_vote(talk, voter, 0, at=moment + timedelta(seconds=5))
    one_vote(talk, voters[9], 0, number=2, at=moment + timedelta(seconds=3))
    now_of(talk)
    one_vote(talk, voters[10], 0, number=2, at=moment + timedelta(seconds=1))
    for voter in voters[:5]:
        one_vote(talk, voter, -1, at=moment + timedelta(seconds=6))

    now_of(talk)
    held = mapping._held[talk.pk].votes.votes
    assert sorted(held.vote.tolist()) == sorted(
        Vote.objects.filter(conversation=talk).values_list("value", flat=True)
    )


def test_votes_taken_away_leave_the_map(talk):
    voters = two_camps(talk, 20, at=timezone.now() - timedelta(hours=1))
    now_of(talk)

    voters[19].delete()
    for voter in voters[:5]:
        one_vote(talk, voter, 0)

    assert now_of(talk).result["people"] == 19


def test_a_statement_removed_leaves_the_map(talk):
    voters = two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    now_of(talk)
    gone = things.statement(talk, 1)

    Statement.objects.filter(pk=gone.pk).update(standing="removed")
    for voter in voters[:5]:
        one_vote(talk, voter, 0)

    result = now_of(talk).result
    assert str(gone.pk) not in result["statements"]
    assert result["common"] == []


def test_after_a_restart_sides_and_groups_stay_as_they_were(talk):
    voters = two_camps(talk, 16, at=timezone.now() - timedelta(hours=1))
    before = own_place(now_of(talk), voters[9])
    mapping.forget_all()
    for voter in voters[:5]:
        one_vote(talk, voter, 0)

    after = own_place(now_of(talk), voters[9])

    assert (before.right > 500) == (after.right > 500)
    assert before.group == after.group


def test_two_processes_publish_one_step(talk):
    two_camps(talk, 16)
    first = now_of(talk)
    mapping.forget_all()

    assert now_of(talk).result == first.result
    assert MapSnapshot.objects.filter(conversation=talk).count() == 1


def test_one_sees_where_one_stands_among_those_who_vote_alike(talk):
    voters = two_camps(talk, 16)
    now = now_of(talk)

    one, other = (own_place(now, voter) for voter in voters[:2])

    assert {one.group, other.group} == {"A", "B"}
    assert abs(one.right - other.right) > 200


def test_who_did_not_vote_stands_nowhere(talk):
    two_camps(talk, 16)

    assert own_place(now_of(talk), Participant(conversation=talk, number=1, pk=0)) is None
    assert own_place(now_of(talk), None) is None


def test_statements_that_tell_lie_far_from_the_middle(talk):
    two_camps(talk, 16)

    far = extremity_of(now_of(talk))

    assert far[things.statement(talk, 1).pk] == pytest.approx(0, abs=1e-6)
    assert far[things.statement(talk, 2).pk] > 0.5
    assert extremity_of(None) == {}


def test_statements_that_tell_are_asked_more_often(talk):
    two_camps(talk, 16)
    rows = list(talk.statements.in_order())
    before = routing._weights(talk, rows)

    now_of(talk)

    after = routing._weights(talk, rows)
    assert after[0] == pytest.approx(before[0])
    assert (after[1:] > before[1:] * 1.5).all()


def test_no_row_of_a_map_names_anybody(talk):
    voters = two_camps(talk, 16)
    now_of(talk)

    row = MapSnapshot.objects.get(conversation=talk)

    said = f"{row.result} {row.inner}"
    assert not any(str(voter.number) in said for voter in voters)


def test_while_another_works_it_out_one_gets_the_map_before(talk):
    two_camps(talk, 16)
    before = now_of(talk)
    held = mapping._held[talk.pk]
    held.looked = -1e9

    with held.lock:
        found = []
        thread = threading.Thread(target=lambda: found.append(map_now(talk)))
        thread.start()
        thread.join(5)

    assert found == [before]
