"""Beginning a discussion, saying something, answering, changing it, taking it back."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities.models import Community
from samenspel.discussions import closing, writing
from samenspel.discussions.models import Discussion, Message
from samenspel.discussions.refusing import NotNow
from samenspel.feed.models import Entry
from samenspel.moderation.hiding import hide, leave
from samenspel.moderation.reporting import report
from tests.discussions.made import first, said_in, thread


def test_a_discussion_begins_with_a_first_message_and_is_told(cast):
    found = thread(cast, "Wie heeft er een ladder?")

    assert said_in(found) == ["Wie heeft er een ladder?"]
    assert (found.message_count, found.last_number) == (1, 1)
    assert Entry.objects.filter(verb="discussions.discussion_begun", about_id=found.pk).exists()


def test_an_answer_in_it_is_not_told_to_everyone(cast):
    found = thread(cast)
    before = Entry.objects.count()
    writing.say(found, "Ik", by=cast.sami)

    assert Entry.objects.count() == before


@pytest.mark.parametrize("who", ["vera", "bram", "rik", "lena"])
def test_who_takes_no_part_begins_nothing(cast, who):
    with pytest.raises(PermissionDenied):
        thread(cast, by=getattr(cast, who))


def test_in_an_archive_nobody_begins_anything(cast):
    cast.workshop.move_to_stage(Community.Stage.CLOSED, by=cast.noor)

    for person in (cast.noor, cast.sami, cast.anna):
        with pytest.raises(PermissionDenied):
            thread(cast, by=person)


def test_a_discussion_is_never_open_to_more_people_than_its_community(cast):
    found = thread(cast, by=cast.vera, where=cast.circle, visibility="public")

    assert found.visibility == "members"
    assert not Discussion.objects.visible_to(cast.noor).filter(pk=found.pk).exists()


def test_the_same_form_twice_begins_one_discussion_and_says_it_once(cast):
    once = uuid4()
    one, two = (thread(cast, once=once) for _time in range(2))
    mark = uuid4()
    said = {writing.say(one, "Ik", by=cast.sami, once=mark) for _time in range(2)}

    assert one == two
    assert len(said) == 1
    assert said_in(one) == ["Wie heeft er een ladder?", "Ik"]


def test_other_words_from_a_page_one_went_back_to_are_another_message(cast):
    found, once = thread(cast), uuid4()
    said = writing.say(found, "Ik", by=cast.sami, once=once)
    writing.edit(said, "Ik wel", by=cast.sami)

    assert writing.say(found, "Ik", by=cast.sami, once=once) == said
    writing.say(found, "En een ladder", by=cast.sami, once=once)

    assert said_in(found)[1:] == ["Ik wel", "En een ladder"]


def test_an_answer_stands_under_what_it_answers_and_an_answer_to_that_beside_it(cast):
    found = thread(cast, "Vraag")
    writing.say(found, "Iets anders", by=cast.sami)
    answer = writing.say(found, "Antwoord", by=cast.sami, answers=first(found))
    writing.say(found, "Daarop", by=cast.noor, answers=answer)

    assert said_in(found) == ["Vraag", "Antwoord", "Daarop", "Iets anders"]


def test_one_cannot_answer_a_message_of_another_discussion(cast):
    other = thread(cast, title="Iets anders")

    with pytest.raises(PermissionDenied):
        writing.say(thread(cast), "Hier?", by=cast.sami, answers=first(other))


def test_in_a_closed_discussion_nothing_is_said_and_the_sentence_says_so(cast):
    found = thread(cast)
    closing.close(found, by=cast.noor, summary="Sami heeft er een.")

    with pytest.raises(NotNow, match="closed in the meantime"):
        writing.say(found, "Te laat", by=cast.sami)


def test_in_a_discussion_open_to_all_who_are_signed_in_others_write_too(cast):
    found = thread(cast, visibility="public", takes_part="signed_in")

    assert writing.say(found, "Mag ik ook?", by=cast.vera)
    for person in (cast.rik, cast.lena):
        with pytest.raises(PermissionDenied):
            writing.say(found, "En ik?", by=person)


def test_changed_words_keep_how_they_read_before(cast):
    message = first(thread(cast, "Wie heft een ladder?"))
    writing.edit(message, "Wie heeft een ladder?", by=cast.noor)
    writing.edit(message, "Wie heeft een ladder?", by=cast.noor)

    message.refresh_from_db()
    assert message.text == "Wie heeft een ladder?"
    assert message.version == 2
    assert [edit.before for edit in message.edits.all()] == ["Wie heft een ladder?"]


def test_nobody_changes_the_words_of_another(cast):
    message = first(thread(cast, by=cast.sami))

    for person in (cast.noor, cast.anna, cast.vera):
        with pytest.raises(PermissionDenied):
            writing.edit(message, "Anders", by=person)


def test_what_is_taken_back_leaves_no_words_and_keeps_its_answers(cast):
    found = thread(cast, "Spijt")
    writing.say(found, "Antwoord", by=cast.sami, answers=first(found))
    writing.edit(first(found), "Grote spijt", by=cast.noor)
    writing.take_back(first(found), by=cast.noor)

    message = first(found)
    assert message.is_withdrawn
    assert (message.text, message.edits.count()) == ("", 0)
    assert said_in(found) == ["", "Antwoord"]


def test_one_takes_back_after_leaving_and_in_an_archive_but_never_the_words_of_another(cast):
    message = writing.say(thread(cast), "Weg ermee", by=cast.sami)
    cast.workshop.move_to_stage(Community.Stage.CLOSED, by=cast.noor)

    with pytest.raises(PermissionDenied):
        writing.take_back(message, by=cast.noor)
    writing.take_back(message, by=cast.sami)
    message.refresh_from_db()
    assert message.is_withdrawn


def test_words_that_were_reported_are_kept_for_who_judges_until_that_is_done(cast):
    message = writing.say(thread(cast), "Iets lelijks", by=cast.sami)
    report(message, by=cast.noor, rule="unkind", words="")
    writing.take_back(message, by=cast.sami)
    message.refresh_from_db()
    assert message.text == "Iets lelijks"

    leave(message, by=cast.anna, answer="Het is al teruggenomen.")
    writing.wipe_taken_back()

    message.refresh_from_db()
    assert message.text == ""


def test_what_is_hidden_is_read_by_its_author_only_and_cannot_be_changed(cast):
    found = thread(cast)
    message = writing.say(found, "Iets lelijks", by=cast.sami)
    hide(message, by=cast.anna, reason="Onaardig.")

    assert message in Message.objects.in_thread(found, cast.sami)
    assert message not in Message.objects.in_thread(found, cast.noor)
    with pytest.raises(PermissionDenied):
        writing.edit(message, "Iets moois", by=cast.sami)


def test_in_a_hidden_discussion_nothing_is_said(cast):
    found = thread(cast)
    hide(found, by=cast.anna, reason="Gaat over iemand.")

    with pytest.raises(PermissionDenied):
        writing.say(found, "Toch", by=cast.noor)
    assert found not in Discussion.objects.visible_to(cast.sami)


def test_the_last_word_sets_the_place_in_the_list(cast):
    one, two = thread(cast, title="Een"), thread(cast, title="Twee")
    writing.say(one, "Nog iets", by=cast.sami, at=timezone.now())

    assert list(Discussion.objects.latest_first())[:2] == [one, two]
