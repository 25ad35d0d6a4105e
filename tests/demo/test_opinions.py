"""The conversations of the demo: one with groups to be found, one for anyone, one that is judged."""

import pytest

from samenspel.opinions.mapping import forget_all, map_now
from samenspel.opinions.models import Conversation, Judgement, Statement

pytestmark = pytest.mark.django_db


def test_a_closed_conversation_shows_two_groups_or_more_and_what_unites_them(planted):
    talk = Conversation.objects.get(community__slug="de-wijkwerkplaats")
    forget_all()

    now = map_now(talk, at_once=True)

    assert talk.is_closed
    assert now.final
    assert len(now.result["groups"]) >= 2
    assert Statement.objects.in_play().filter(conversation=talk).count() == 24
    assert Judgement.objects.get(statement__conversation=talk).duplicate_of.number == 1


def test_one_is_open_to_anyone_and_in_one_statements_wait(planted):
    assert Conversation.objects.open().filter(takes_part="anyone").count() == 1
    assert Statement.objects.waiting().count() == 2
