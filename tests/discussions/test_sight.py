"""Nobody's words become visible to more people than they wrote for."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from samenspel.communities import joining
from samenspel.discussions import closing, moving, writing
from samenspel.discussions.models import Closing, Message
from samenspel.discussions.refusing import NotNow
from samenspel.discussions.sight import Sight
from samenspel.discussions.sockets import hang_of
from samenspel.notifications.models import Notification
from samenspel.work.models import Result
from tests.discussions.made import first, texts, thread


@pytest.mark.parametrize(
    ("one", "other", "is_wider"),
    [
        (("public", 1), ("members", 1), True),
        (("signed_in", 1), ("public", 1), False),
        (("members", 1), ("members", 1), False),
        (("members", 2), ("members", 1), True),
        (("public", 2), ("public", 1), False),
        (("members", 2), ("private", 2), True),
        (("members", 2), ("signed_in", 1), False),
    ],
)
def test_what_is_wider_than_what(one, other, is_wider):
    assert Sight(*one).is_wider_than(Sight(*other)) is is_wider


def test_a_discussion_of_members_moved_to_another_community_keeps_its_words_for_who_they_were_written(cast):
    found = thread(cast, "Onder ons", by=cast.noor)
    writing.say(found, "Ook onder ons", by=cast.sami)
    joining.welcome(cast.request, by=cast.noor)
    moving.move(found, to=cast.garden, visibility="members", by=cast.noor, title="In de tuin")
    found.refresh_from_db()
    writing.say(found, "Hier nieuw", by=cast.noor)

    assert texts(Message.objects.in_thread(found, cast.tess)) == ["Hier nieuw"]
    assert texts(Message.objects.in_thread(found, cast.sami)) == ["Onder ons", "Ook onder ons", "Hier nieuw"]
    assert texts(Message.objects.visible_to(cast.tess).filter(discussion=found)) == ["Hier nieuw"]


def test_a_discussion_made_public_shows_only_the_words_of_who_said_yes(cast):
    found = thread(cast, "Van Noor", by=cast.noor)
    writing.say(found, "Van Sami", by=cast.sami)
    moving.move(found, to=cast.workshop, visibility="public", by=cast.noor)
    found.refresh_from_db()
    assert texts(Message.objects.in_thread(found, None)) == []

    assert moving.let_read(found, by=cast.noor) == 1
    assert moving.let_read(found, by=cast.noor) == 0

    assert texts(Message.objects.in_thread(found, None)) == ["Van Noor"]
    assert Notification.objects.filter(person=cast.sami, kind="discussions.widened").exists()


def test_who_moves_what_another_began_to_more_people_gives_it_a_title_of_their_own(cast):
    found = thread(cast, by=cast.sami, title="Ruzie met de buurman")

    with pytest.raises(NotNow, match="title of your own"):
        moving.move(found, to=cast.workshop, visibility="public", by=cast.noor, title="Ruzie met de buurman")
    moving.move(found, to=cast.workshop, visibility="public", by=cast.noor, title="Goede buren")

    found.refresh_from_db()
    assert (found.title, found.slug, found.visibility) == ("Goede buren", "goede-buren", "public")


def test_to_fewer_people_it_moves_at_once_and_nobody_is_asked(cast):
    found = thread(cast, visibility="public")
    writing.say(found, "Ik", by=cast.sami)
    moving.move(found, to=cast.garden, visibility="members", by=cast.noor)
    found.refresh_from_db()

    assert found.community == cast.garden
    assert len(texts(Message.objects.in_thread(found, cast.sami))) == 2
    assert not Notification.objects.filter(kind="discussions.widened").exists()


def test_it_is_never_seen_by_more_people_than_the_community_it_moves_to(cast):
    found = thread(cast, visibility="public")
    moving.move(found, to=cast.garden, visibility="public", by=cast.noor)
    found.refresh_from_db()

    assert found.visibility == "signed_in"


def test_one_moves_only_what_one_looks_after_and_only_to_where_one_takes_part(cast):
    found = thread(cast)

    with pytest.raises(PermissionDenied):
        moving.move(found, to=cast.circle, visibility="members", by=cast.noor)
    with pytest.raises(PermissionDenied):
        moving.move(found, to=cast.garden, visibility="members", by=cast.sami)


def test_a_summary_written_for_members_is_not_read_by_others_later(cast):
    found = thread(cast)
    closing.close(found, by=cast.noor, summary="Sami heeft de ladder; zijn adres is Merelstraat 3.")
    moving.move(found, to=cast.workshop, visibility="public", by=cast.noor)

    assert not Closing.objects.visible_to(None).exists()
    assert Closing.objects.visible_to(cast.sami).exists()


def test_a_community_that_opens_does_not_open_what_was_written_in_it(cast):
    found = thread(cast, "Onder ons", by=cast.vera, where=cast.circle)
    cast.circle.visibility = "public"
    cast.circle.save()

    assert not Message.objects.visible_to(None).exists()
    assert first(found) in Message.objects.visible_to(cast.vera)


def test_who_left_or_was_removed_reads_no_more_of_what_members_read(cast):
    found = thread(cast)
    writing.say(found, "Ik", by=cast.sami)
    joining.leave(cast.workshop, cast.sami)

    assert texts(Message.objects.visible_to(cast.sami)) == []
    assert not Message.objects.visible_to(cast.rik).exists()


def test_who_began_it_and_left_reads_no_more_of_what_members_say(cast, client_of):
    found = thread(cast, "Van mij", by=cast.sami)
    joining.leave(cast.workshop, cast.sami)
    writing.say(found, "Onder ons", by=cast.noor)

    page = client_of(cast.sami).get(found.get_absolute_url()).content.decode()

    assert "Van mij" in page
    assert "Onder ons" not in page
    assert texts(Message.objects.in_thread(found, cast.noor)) == ["Van mij", "Onder ons"]


def test_who_is_named_in_a_result_of_members_does_not_read_what_members_say_beside_it(cast, client_of):
    result = Result.publish(
        community=cast.workshop,
        by=cast.sami,
        title="Klaar",
        story="Ja.",
        visibility="members",
        contributions=[(cast.vera, "hout")],
    )
    writing.say_beside(hang_of(result), result, "Onder ons", by=cast.noor)

    page = client_of(cast.vera).get(result.get_absolute_url())

    assert page.status_code == 200
    assert "Onder ons" not in page.content.decode()
    assert "Onder ons" in client_of(cast.sami).get(result.get_absolute_url()).content.decode()


def test_who_published_and_was_taken_out_sees_no_more_of_what_members_see(cast, client_of):
    result = Result.publish(
        community=cast.workshop, by=cast.sami, title="Klaar", story="Ja.", visibility="members"
    )
    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Zo gaat het niet.")

    assert client_of(cast.sami).get(result.get_absolute_url()).status_code == 404


def test_how_words_read_before_stays_with_those_it_was_written_for_when_they_are_opened(
    cast, client, client_of
):
    found = thread(cast, "Van Noor, en Kees is ziek", by=cast.noor)
    message = writing.edit(first(found), "Van Noor", by=cast.noor)
    moving.move(found, to=cast.workshop, visibility="public", by=cast.noor)
    found.refresh_from_db()

    moving.let_read(found, by=cast.noor)

    history = reverse("discussions:history", args=[message.pk])
    assert "Van Noor" in client.get(history).content.decode()
    assert "Kees" not in client.get(history).content.decode()
    assert "Kees" in client_of(cast.sami).get(history).content.decode()
    assert "Kees" in client_of(cast.noor).get(history).content.decode()
