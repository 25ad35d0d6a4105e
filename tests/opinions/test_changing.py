"""Changing how a conversation is held: what people voted under before is remembered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.house.models import AuditEvent
from samenspel.opinions import starting
from samenspel.opinions.models import Conversation
from tests.opinions.things import begin

pytestmark = pytest.mark.django_db


def remembered(talk):
    return list(
        AuditEvent.objects.filter(about_id=talk.pk, verb__startswith="opinions.").values_list("verb", "said")
    )


@pytest.mark.parametrize("days", [None, 5])
def test_another_last_day_after_the_last_is_taking_it_up_again(cast, days):
    talk = begin(cast)
    Conversation.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    talk = Conversation.objects.get(pk=talk.pk)

    starting.change(talk, by=cast.noor, closes_on=days and timezone.localdate() + timedelta(days=days))

    assert remembered(talk) == [("opinions.reopened", {})]


def test_a_later_last_day_before_the_last_is_not(cast):
    talk = begin(cast, closes_on=timezone.localdate())

    starting.change(talk, by=cast.noor, closes_on=None)

    assert remembered(talk) == []


@pytest.mark.parametrize("shown", ["always", "voted"])
def test_showing_the_map_sooner_than_was_said_is_remembered(cast, client_of, shown):
    talk = begin(cast, map_shown="closed")

    starting.change(talk, by=cast.noor, map_shown=shown)
    starting.change(talk, by=cast.noor, map_shown=shown)

    assert remembered(talk) == [("opinions.map_shown", {"to": shown})]
