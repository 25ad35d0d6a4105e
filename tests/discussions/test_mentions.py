"""Calling on people, roles and communities, and who hears of it."""

import pytest

from samenspel.discussions import following, writing
from samenspel.discussions.mentions import called_on, reached_by
from samenspel.discussions.models import Mention
from samenspel.discussions.rendering import as_said, names_of
from samenspel.notifications.models import Notification
from tests.discussions.made import first, thread


def heard(person, kind):
    return Notification.objects.filter(person=person, kind=f"discussions.{kind}").count()


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Dag @sami, en @Sami!", [("person", "sami")]),
        ("Vraag @@de-wijkwerkplaats.", [("community", "de-wijkwerkplaats")]),
        ("@@de-wijkwerkplaats/secretaris graag", [("role", ("de-wijkwerkplaats", "secretaris"))]),
        ("noor@samen.example en https://voor.example/@sami", []),
        ("`@sami` en\n```\n@noor\n```", []),
        ("(@sami)", [("person", "sami")]),
    ],
)
def test_what_calls_on_somebody(text, called):
    assert called_on(text) == called


def test_who_is_called_on_hears_of_it_once_and_who_called_does_not(cast):
    thread(cast, "Dag @sami @sami @noor")

    assert heard(cast.sami, "mention") == 1
    assert heard(cast.noor, "mention") == 0


def test_who_may_not_see_it_hears_nothing(cast):
    thread(cast, "Dag @tess en @rik", visibility="members")

    assert not Notification.objects.filter(person__in=[cast.tess, cast.rik]).exists()


def test_only_whom_the_writer_may_see_is_called_on(cast):
    message = first(thread(cast, "Dag @vera en @niemand", visibility="public"))

    assert not message.mentions.exists()


def test_a_role_reaches_who_holds_it(cast):
    thread(cast, "Graag @@de-wijkwerkplaats/secretaris")

    assert heard(cast.sami, "mention") == 1


def test_a_community_is_called_on_by_its_stewards_only(cast):
    thread(cast, "Allemaal! @@de-wijkwerkplaats", by=cast.sami)
    assert not Mention.objects.exists()

    thread(cast, "Allemaal! @@de-wijkwerkplaats", by=cast.noor)
    assert {person.handle for person in reached_by(Mention.objects.all())} == {"noor", "sami"}
    assert heard(cast.sami, "mention") == 1


def test_who_hears_nothing_of_a_discussion_is_not_called_on_in_it(cast):
    found = thread(cast)
    following.mute(found, by=cast.sami)
    writing.say(found, "@sami?", by=cast.noor)

    assert heard(cast.sami, "mention") == 0


def test_changing_a_message_calls_only_on_who_was_not_called_on_before(cast):
    message = first(thread(cast, "Dag @sami"))
    writing.edit(message, "Dag @sami en @@de-wijkwerkplaats", by=cast.noor)
    writing.edit(message, "Dag allemaal", by=cast.noor)

    assert heard(cast.sami, "mention") == 1
    assert not message.mentions.exists()


def test_an_answer_and_a_sign_reach_the_author_and_followers_hear_of_new_messages(cast):
    found = thread(cast)
    following.follow(found, by=cast.anna)
    writing.say(found, "Ik", by=cast.sami, answers=first(found))

    assert (heard(cast.noor, "reply"), heard(cast.noor, "message")) == (1, 0)
    assert heard(cast.anna, "message") == 1
    assert heard(cast.sami, "message") == 0


def test_a_name_is_shown_to_who_may_see_it_and_else_what_was_typed(cast):
    message = first(thread(cast, "Dag @sami & `@noor`"))
    rows = list(message.mentions.all())

    named = as_said(message.text, names_of(rows, people={cast.sami.pk}, communities=set()))
    plain = as_said(message.text, names_of(rows, people=set(), communities=set()))

    assert '<a class="mention" href="/people/sami/">@Sami de Wit</a> &amp; <code>@noor</code>' in named
    assert "Dag @sami &amp;" in plain


def test_a_message_cannot_bring_along_html(cast):
    shown = as_said(
        "<script>alert(1)</script> @sami\ue000@x\ue001 [x](javascript:1)", {"@sami": ("/p/", "<b>")}
    )

    assert "<script" not in shown
    assert "<b>" not in shown
    assert 'href="javascript' not in shown
