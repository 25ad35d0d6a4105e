"""Following, muting, how far one read, and where one goes on."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.discussions import following, windows, writing
from samenspel.discussions.listing import mine, threads_of, with_marks
from samenspel.discussions.models import Follow, Message, Reading
from samenspel.moderation.hiding import hide
from tests.discussions.made import thread


def many(cast, n, *, by=None):
    """A thread in which Noor says ``n`` things in all."""
    found = thread(cast, "1")
    for number in range(2, n + 1):
        writing.say(found, str(number), by=by or cast.noor)
    return found


def upto(found, person):
    return following.reading_of(found, person)


def test_who_writes_follows_unless_they_said_otherwise(cast):
    found = thread(cast)
    following.mute(found, by=cast.sami)
    writing.say(found, "Ik", by=cast.sami)

    assert following.follow_of(found, cast.noor) == "follows"
    assert following.follow_of(found, cast.sami) == "muted"


@pytest.mark.parametrize("who", ["rik", "lena", "vera"])
def test_nobody_follows_what_they_may_not_see(cast, who):
    with pytest.raises(PermissionDenied):
        following.follow(thread(cast), by=getattr(cast, who))


def test_all_up_to_the_first_message_one_did_not_see_is_read(cast):
    found = many(cast, 5)
    following.read(found, by=cast.sami, numbers=[1, 2, 4])
    assert upto(found, cast.sami) == 2

    following.read(found, by=cast.sami, numbers=[3])
    assert upto(found, cast.sami) == 3

    following.read(found, by=cast.sami, numbers=[4, 5])
    assert upto(found, cast.sami) == 5


def test_reading_never_goes_back(cast):
    found = many(cast, 3)
    following.read_all(found, by=cast.sami)
    following.read_all(found, by=cast.sami, upto=1)

    assert upto(found, cast.sami) == 3


def test_ones_own_message_is_read_but_not_what_came_before_it(cast):
    found = many(cast, 3)
    writing.say(found, "Hallo", by=cast.sami)

    assert upto(found, cast.noor) == 3
    assert upto(found, cast.sami) == 0


def test_a_long_thread_comes_in_parts_without_gap_or_double(cast):
    found = many(cast, 13)
    rows = Message.objects.filter(discussion=found)
    read, start = [], "1.1"
    while start:
        part = windows.window(rows, start=start, size=5)
        read += part.numbers
        start = part.later

    assert read == list(range(1, 14))
    assert windows.window(rows, before="6.6", size=5).numbers == [1, 2, 3, 4, 5]
    assert windows.last_window(rows, size=5).numbers == [9, 10, 11, 12, 13]


@pytest.mark.parametrize("nonsense", ["x", "1", "1.1.1", "-1.1", "9" * 40 + ".1", "１.１", "1.'"])
def test_a_place_that_is_nonsense_is_the_beginning(cast, client_of, nonsense):
    found = many(cast, 3)

    answer = client_of(cast.sami).get(found.get_absolute_url(), {"from": nonsense, "before": nonsense})

    assert [each.message.number for each in answer.context["shown"]] == [1, 2, 3]


def test_coming_back_one_begins_at_the_first_message_one_has_not_seen(cast, client_of):
    found = many(cast, 60)
    client = client_of(cast.sami)
    first_time = client.get(found.get_absolute_url())
    assert first_time.context["shown"][0].message.number == 1
    assert upto(found, cast.sami) == 50

    again = client.get(found.get_absolute_url())

    shown = again.context["shown"]
    assert [each.message.number for each in shown] == list(range(49, 61))
    assert next(each.message.number for each in shown if each.is_new) == 51
    assert upto(found, cast.sami) == 60


def test_who_began_it_is_named_on_later_parts_too(cast, client_of):
    found = many(cast, 1)
    for number in range(60):
        writing.say(found, str(number), by=cast.sami)

    shown = client_of(cast.sami).get(found.get_absolute_url(), {"from": "55.55"}).content.decode()

    assert "Begun by Noor El Amrani" in shown


def test_lists_mark_what_is_new_and_say_how_much(cast):
    found = many(cast, 3)
    following.read_all(found, by=cast.sami, upto=1)
    other = thread(cast, title="Nooit geopend")

    rows = list(threads_of(cast.workshop, cast.sami))
    with_marks(rows, cast.sami)

    marks = {row.title: (row.new_count, row.is_new) for row in rows}
    assert marks == {found.title: (2, False), other.title: (0, True)}


def test_what_i_may_not_read_does_not_count_as_new(cast):
    found = many(cast, 4)
    following.read_all(found, by=cast.sami, upto=1)
    hide(found.messages.get(number=2), by=cast.anna, reason="Gaat over iemand.")
    others = {"written_for": "members", "written_in": cast.circle}
    Message.objects.filter(discussion=found, number=3).update(**others)

    with_marks([found], cast.sami)

    assert found.new_count == 1


def test_a_discussion_with_nothing_new_that_i_may_read_is_not_listed_as_new(cast):
    found, unseen = many(cast, 2), thread(cast, title="Nooit geopend")
    following.read_all(found, by=cast.sami, upto=1)
    assert set(mine(cast.sami, "new")) == {found, unseen}

    hide(found.messages.get(number=2), by=cast.anna, reason="Gaat over iemand.")
    others = {"written_for": "members", "written_in": cast.circle}
    Message.objects.filter(discussion=unseen).update(**others)

    assert not mine(cast.sami, "new").exists()


def test_what_i_take_back_or_mute_is_not_new_to_others(cast):
    found = many(cast, 2)
    following.read_all(found, by=cast.sami, upto=1)
    writing.take_back(found.messages.get(number=2), by=cast.noor)
    rows = [found]
    with_marks(rows, cast.sami)
    assert found.new_count == 0

    following.mute(found, by=cast.sami)
    assert not mine(cast.sami, "new").exists()


def test_mine_are_those_of_my_communities_and_what_i_follow(cast):
    in_mine = thread(cast)
    elsewhere = thread(cast, by=cast.noor, where=cast.garden, visibility="signed_in")
    assert list(mine(cast.vera)) == []

    following.follow(elsewhere, by=cast.vera)

    assert list(mine(cast.vera)) == [elsewhere]
    assert set(mine(cast.sami)) == {in_mine, elsewhere}
    assert list(mine(cast.vera, "followed")) == [elsewhere]


def test_how_far_somebody_read_is_nobody_elses_business(cast, client_of):
    found = many(cast, 2)
    client_of(cast.sami).get(found.get_absolute_url())

    assert Reading.objects.get(person=cast.sami).upto == 2
    assert "Sami" not in client_of(cast.noor).get(found.get_absolute_url()).content.decode()


def test_follow_and_mute_by_form(cast, client_of):
    found = thread(cast)
    client = client_of(cast.sami)
    for how in ("follows", "muted", "neither"):
        client.post(f"/discussions/{found.pk}/follow/", {"how": how})
        rows = Follow.objects.filter(discussion=found, person=cast.sami)
        assert list(rows.values_list("how", flat=True)) == ([] if how == "neither" else [how])
