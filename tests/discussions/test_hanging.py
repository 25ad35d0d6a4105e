"""A thread that hangs on a result: made at the first message, seen as the result is."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from samenspel.communities.models import Community
from samenspel.discussions import access, reacting, writing
from samenspel.discussions.models import Discussion, Message
from samenspel.discussions.sockets import hang_of
from samenspel.discussions.sweeping import sweep
from samenspel.moderation.hiding import hide, unhide
from samenspel.privacy.visibility import Visibility
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc


def beside(result, text, *, by):
    return writing.say_beside(hang_of(result), result, text, by=by)


def test_the_first_message_beside_a_result_makes_the_thread(cast):
    message = beside(cast.result, "Mooi werk!", by=cast.sami)

    cast.result.refresh_from_db()
    assert cast.result.discussion == message.discussion
    assert message.discussion.title == cast.result.title
    assert message.discussion.community == cast.workshop


def test_a_second_message_stands_in_the_same_thread(cast):
    beside(cast.result, "Mooi werk!", by=cast.sami)
    beside(cast.result, "Dank je", by=cast.noor)

    assert Discussion.objects.count() == 1
    assert Message.objects.count() == 2


def test_it_is_seen_by_whoever_sees_the_result(cast):
    open_to_all = beside(cast.result, "Mooi werk!", by=cast.sami)
    for_members = beside(cast.inner_result, "Jammer", by=cast.sami)

    assert open_to_all in Message.objects.visible_to(None)
    assert for_members not in Message.objects.visible_to(cast.vera)
    assert for_members in Message.objects.visible_to(cast.noor)


def test_beside_what_is_open_whoever_has_a_profile_may_talk_but_not_who_was_taken_out(cast):
    hang = hang_of(cast.result)

    assert access.can_talk_beside(cast.vera, hang, cast.result)
    assert not access.can_talk_beside(cast.rik, hang, cast.result)
    assert not access.can_talk_beside(cast.lena, hang, cast.result)
    assert not access.can_talk_beside(cast.vera, hang, cast.inner_result)


def test_words_beside_a_result_for_members_stay_for_members_when_it_is_opened_to_all(cast):
    before = beside(cast.inner_result, "Onder ons: dit ging mis", by=cast.sami)
    cast.inner_result.visibility = Visibility.PUBLIC
    cast.inner_result.save()
    after = beside(cast.inner_result, "Nu leest iedereen mee", by=cast.noor)

    assert list(Message.objects.in_thread(after.discussion, cast.vera)) == [after]
    assert set(Message.objects.in_thread(after.discussion, cast.noor)) == {before, after}
    assert list(Message.objects.in_thread(after.discussion, None)) == [after]


def test_a_thread_whose_result_is_gone_is_seen_by_nobody(cast):
    message = beside(cast.result, "Mooi werk!", by=cast.sami)
    cast.result.withdraw(by=cast.noor)

    assert message not in Message.objects.visible_to(cast.sami)
    assert message.discussion not in Discussion.objects.visible_to(cast.anna)


def test_a_thread_under_a_name_no_room_knows_is_seen_by_nobody(cast):
    message = beside(cast.result, "Mooi werk!", by=cast.sami)
    Discussion.objects.filter(pk=message.discussion_id).update(hangs="elsewhere.thing")

    assert not Discussion.objects.visible_to(cast.anna).exists()


def test_in_an_archive_nothing_is_said_beside_a_result(cast):
    cast.workshop.move_to_stage(Community.Stage.CLOSED, by=cast.noor)

    with pytest.raises(PermissionDenied):
        beside(cast.result, "Mooi werk!", by=cast.sami)


def test_beside_a_result_that_is_hidden_nobody_writes_reacts_or_edits(cast):
    message = beside(cast.result, "Mooi werk!", by=cast.sami)
    hide(cast.result, by=cast.anna, reason="Gaat over iemand.")
    message = Message.objects.get(pk=message.pk)

    for act in (
        lambda: beside(cast.result, "Nog iets", by=cast.sami),
        lambda: writing.say(message.discussion, "Nog iets", by=cast.noor),
        lambda: writing.edit(message, "Lelijk", by=cast.sami),
        lambda: reacting.react(message, "thanks", by=cast.noor),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Message.objects.get().text == "Mooi werk!"
    writing.take_back(message, by=cast.sami)


def test_once_the_result_is_in_sight_again_one_talks_on(cast):
    message = beside(cast.result, "Mooi werk!", by=cast.sami)
    unhide(hide(cast.result, by=cast.anna, reason="Gaat over iemand."), by=cast.anna)

    assert access.can_write(cast.sami, Discussion.objects.get(pk=message.discussion_id))


def test_the_thread_is_called_as_the_result_is_called_now(cast, client_of):
    found = beside(cast.result, "Mooi werk!", by=cast.sami).discussion
    before = cast.result.title
    cast.result.refresh_from_db()
    cast.result.title = "Zestig hekken"
    cast.result.save()

    page = client_of(cast.noor).get(found.get_absolute_url(), follow=True).content.decode()
    mine = client_of(cast.sami).get("/discussions/", {"which": "followed"}).content.decode()

    assert before not in page
    assert "Zestig hekken" in mine
    assert not SearchDoc.objects.of("discussion").matching(asks(before)).filter(thing_id=found.pk).exists()


def test_the_page_of_a_result_shows_the_last_messages_and_the_form(cast, client_of):
    beside(cast.result, "Mooi **werk**!", by=cast.sami)

    shown = client_of(cast.noor).get(cast.result.get_absolute_url()).content.decode()

    assert "Mooi <strong>werk</strong>!" in shown
    assert f"/discussions/beside/work.result/{cast.result.pk}/" in shown


def test_a_form_sent_twice_beside_a_result_says_it_once(cast, client_of):
    form = {"text": "Mooi werk!", "once": "7d4df1b3-52c5-47c7-97d3-0a4d2b6f2a11"}
    for _time in range(2):
        answer = client_of(cast.sami).post(f"/discussions/beside/work.result/{cast.result.pk}/", form)

    assert answer.url.endswith("#discussion")
    assert Message.objects.count() == 1


def test_what_hung_on_something_that_is_gone_goes_after_thirty_days(cast):
    gone = beside(cast.result, "Mooi werk!", by=cast.sami).discussion
    stays = beside(cast.inner_result, "Jammer", by=cast.sami).discussion
    cast.result.withdraw(by=cast.noor)

    assert sweep() == 0
    assert sweep(at=timezone.now() + timedelta(days=31)) == 1
    assert list(Discussion.objects.all()) == [stays]
    assert not Message.objects.filter(discussion=gone.pk).exists()


def test_every_night_it_is_swept(cast, capsys):
    call_command("sweep_discussions")

    assert "0 messages wiped, 0 threads swept" in capsys.readouterr().out
