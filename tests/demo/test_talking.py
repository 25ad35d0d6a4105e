"""What people of the demo talk through, as a stranger finds it."""

import tomllib

import pytest

from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER
from samenspel.discussions.models import Closing, Discussion, Mention, Message, Reaction
from samenspel.notifications.models import Notification
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


def test_people_talk_in_several_communities_and_beside_a_result(planted):
    assert Discussion.objects.standing_alone().values("community").distinct().count() >= 3
    assert Discussion.objects.filter(hangs="work.result").get().thing is not None


def test_a_visitor_reads_some_of_it_and_not_what_members_told_each_other(planted):
    titles = set(Discussion.objects.visible_to(None).values_list("title", flat=True))

    assert any(title.startswith("Verhuishulp") for title in titles)
    assert not any("’s nachts" in title for title in titles)


def test_one_was_closed_with_what_came_of_it_and_one_message_taken_back(planted):
    closing = Closing.objects.standing().get()

    assert "twee sleutels" in closing.summary
    assert closing.discussion.messages.exclude(withdrawn_at=None).get().text == ""


def test_people_are_called_on_and_hear_of_it_and_give_signs(planted):
    sami = Person.objects.get(name__startswith="Sami")

    assert Mention.objects.filter(person=sami).exists()
    assert Mention.objects.exclude(role=None).exists()
    assert Notification.objects.filter(person=sami, kind="discussions.mention").exists()
    assert set(Reaction.objects.values_list("sign", flat=True)) == set(Reaction.Sign.values)
    assert not Message.objects.filter(text__contains="{").exists()


def test_both_languages_tell_the_same():
    raw = tomllib.loads((FOLDER / "talking.toml").read_text(encoding="utf-8"))
    dutch, english = spoken(raw, 0), spoken(raw, 1)

    for one, other in zip(dutch["threads"], english["threads"], strict=True):
        assert [row["by"] for row in one["said"]] == [row["by"] for row in other["said"]]
        assert all(a["text"] != b["text"] for a, b in zip(one["said"], other["said"], strict=True))
