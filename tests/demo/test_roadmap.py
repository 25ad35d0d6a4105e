"""Every community in the demo has a living roadmap, and offers stand at every stage."""

from datetime import timedelta

from samenspel.communities.models import Community
from samenspel.demo.calendar import end_of
from samenspel.work.answering_in_time import RAISED_AFTER
from samenspel.work.models import Initiative, Offer


def test_every_community_that_lives_has_something_on_its_roadmap(planted, db):
    standing = Initiative.objects.standing().values("community")

    assert not Community.objects.alive().exclude(pk__in=standing).exists()


def test_offers_stand_at_every_stage_and_one_waits_long(planted, db):
    states = set(Offer.objects.values_list("state", flat=True))
    waiting = Offer.objects.waiting().order_by("at").first()

    assert states >= {"offered", "agreed", "thanked", "declined"}
    assert end_of(planted.anchor) - waiting.at > RAISED_AFTER + timedelta(days=1)


def test_a_stranger_finds_a_call_and_its_initiative_with_the_sentence_it_serves(planted, db, client):
    bench = Initiative.objects.visible_to(None).exclude(serves=None).filter(calls__open_to="anyone").first()

    page = client.get(bench.get_absolute_url()).content.decode()

    assert bench.serves.text in page
    assert bench.calls.first().get_absolute_url() in page
