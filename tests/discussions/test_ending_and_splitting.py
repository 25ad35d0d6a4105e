"""Closing with what came of it, reopening, and making part of a discussion one of its own."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities.models import Community
from samenspel.discussions import closing, following, splitting, writing
from samenspel.discussions.models import Closing, Discussion, Message
from samenspel.discussions.refusing import NotNow
from samenspel.feed.models import Entry
from samenspel.notifications.models import Notification
from tests.discussions.made import first, said_in, thread


def long_thread(cast):
    """A question with two answers, and a second question with one."""
    found = thread(cast, "Ladder?")
    writing.say(found, "Ik heb er een", by=cast.sami, answers=first(found))
    second = writing.say(found, "En een boor?", by=cast.sami)
    writing.say(found, "Die ligt in de kast", by=cast.noor, answers=second)
    writing.say(found, "Of twee", by=cast.noor, answers=first(found))
    return found, second


def test_a_discussion_is_closed_with_what_came_of_it_and_that_is_told(cast):
    found = thread(cast)
    following.follow(found, by=cast.sami)
    closing.close(found, by=cast.noor, summary="Sami heeft een ladder.")

    assert Discussion.objects.get(pk=found.pk).is_closed
    assert Entry.objects.filter(verb="discussions.discussion_closed").count() == 1
    assert Notification.objects.filter(person=cast.sami, kind="discussions.closed").exists()


def test_who_closes_it_second_finds_it_closed(cast):
    found = thread(cast)
    one = closing.close(found, by=cast.noor, summary="Eerst")

    assert closing.close(found, by=cast.anna, summary="Daarna") == one
    assert Closing.objects.count() == 1


def test_opened_again_it_goes_on_and_the_summary_stays_known(cast):
    found = thread(cast)
    closing.close(found, by=cast.noor, summary="Klaar")
    closing.reopen(found, by=cast.noor)
    writing.say(Discussion.objects.get(pk=found.pk), "Toch niet", by=cast.sami)

    assert Closing.objects.get().reopened_by == cast.noor
    assert not Entry.objects.filter(verb="discussions.discussion_closed").exists()


@pytest.mark.parametrize("who", ["sami", "vera", "rik", "lena"])
def test_only_who_looks_after_it_or_began_it_closes_it(cast, who):
    found = thread(cast, visibility="public")

    with pytest.raises(PermissionDenied):
        closing.close(found, by=getattr(cast, who), summary="Klaar")
    closing.close(thread(cast, by=cast.sami), by=cast.sami, summary="Klaar")


def test_in_an_archive_nothing_is_closed_or_split(cast):
    found = thread(cast)
    cast.workshop.move_to_stage(Community.Stage.CLOSED, by=cast.noor)

    with pytest.raises(PermissionDenied):
        closing.close(found, by=cast.noor, summary="Klaar")


def test_a_message_goes_with_its_answers_and_gets_new_numbers(cast):
    found, second = long_thread(cast)
    became = splitting.split(found, [second], by=cast.noor, title="Boormachine")

    assert said_in(became) == ["En een boor?", "Die ligt in de kast"]
    assert said_in(found) == ["Ladder?", "Ik heb er een", "Of twee"]
    assert [message.number for message in became.messages.in_order()] == [1, 2]


def test_links_to_a_message_keep_working_after_a_split(cast, client_of):
    found, second = long_thread(cast)
    became = splitting.split(found, [second], by=cast.noor, title="Boormachine")

    answer = client_of(cast.sami).get(f"/discussions/message/{second.pk}/")

    assert answer.url == f"{became.get_absolute_url()}?from=1.1#m{second.pk}"


def test_numbers_are_not_given_twice_after_a_split(cast):
    found, second = long_thread(cast)
    splitting.split(found, [second], by=cast.noor, title="Boormachine")
    found.refresh_from_db()
    said = writing.say(found, "Verder", by=cast.sami)

    assert said.number == 6
    assert (found.message_count, Discussion.objects.get(title="Boormachine").message_count) == (4, 2)


def test_an_answer_that_goes_alone_stands_on_its_own_there(cast):
    found, _second = long_thread(cast)
    answer = found.messages.get(text="Of twee")
    became = splitting.split(found, [answer], by=cast.noor, title="Twee ladders")

    message = became.messages.get()
    assert (message.number, message.branch, message.answers) == (1, 1, None)


def test_nothing_or_everything_cannot_be_split_off(cast):
    found, _second = long_thread(cast)

    with pytest.raises(NotNow):
        splitting.split(found, [], by=cast.noor, title="Niets")
    with pytest.raises(NotNow):
        splitting.split(found, list(found.messages.all()), by=cast.noor, title="Alles")


def test_messages_of_another_discussion_cannot_be_taken_along(cast):
    found, _second = long_thread(cast)
    other = thread(cast, "Elders", title="Elders")

    with pytest.raises(NotNow):
        splitting.split(found, [first(other)], by=cast.noor, title="Weg")


def test_the_new_one_is_as_open_as_the_old_and_its_words_stay_for_whom_they_were(cast):
    found = thread(cast, "Ladder?", visibility="public")
    said = writing.say(found, "Boor?", by=cast.sami)
    became = splitting.split(found, [said], by=cast.noor, title="Boor")

    assert became.visibility == "public"
    assert said in Message.objects.visible_to(None)


def test_both_pages_lead_to_each_other_for_who_may_see_both(cast, client_of):
    found, second = long_thread(cast)
    became = splitting.split(found, [second], by=cast.noor, title="Boormachine")
    client = client_of(cast.sami)

    assert became.get_absolute_url() in client.get(found.get_absolute_url()).content.decode()
    assert found.get_absolute_url() in client.get(became.get_absolute_url()).content.decode()

    Discussion.objects.filter(pk=became.pk).update(community=cast.circle)
    assert "Boormachine" not in client.get(found.get_absolute_url()).content.decode()
