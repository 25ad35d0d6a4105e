"""What is remembered of a community is told in words, and to whom it may be told."""

import pytest
from django.utils import translation

from samenspel.communities import caring, meeting
from samenspel.communities.models import Membership
from samenspel.feed.models import Entry
from samenspel.house.models import AuditEvent
from samenspel.house.reading import sentences
from samenspel.moderation.distance import block
from samenspel.organisations import administering
from samenspel.privacy.erasing import erase
from tests.communities.test_mandating import confirmed

pytestmark = pytest.mark.django_db


def said(verb):
    with translation.override("nl"):
        return " ".join(event.sentence for event in sentences(AuditEvent.objects.filter(verb=verb)))


def test_the_log_says_how_closely_someone_takes_part_in_the_words_of_the_house(cast):
    cast.workshop.membership_of(cast.sami).ask_closer("core", by=cast.noor).answer(True, by=cast.sami)

    assert "kernlid" in said("communities.status_changed")
    assert "core" not in said("communities.status_changed")


def test_the_log_says_which_door_changed_in_the_words_of_the_house(cast):
    changes = {"visibility": "members", "openness": "invite", "members_invite": True}
    caring.look_after(cast.workshop, by=cast.noor, **changes)

    read = said("communities.doors_changed")
    for raw in ("visibility", "openness", "members_invite", "public", "True"):
        assert raw not in read
    assert "ja" in read


def test_a_follower_who_blocked_someone_is_named_to_them_on_no_page(cast, client_of):
    cast.workshop.membership_of(cast.sami).become(Membership.Status.FOLLOWER, by=cast.sami)
    block(cast.tess, by=cast.sami)

    for page in ("people/", "history/", ""):
        read = client_of(cast.tess).get(f"/communities/de-wijkwerkplaats/{page}").content.decode()
        assert "Sami de Wit" not in read


def test_what_was_told_of_someone_goes_with_them(cast):
    administering.appoint(cast.housing, cast.bram, by=cast.anna)
    card = confirmed(cast)
    meeting.greet(cast.workshop.membership_of(cast.sami), by=cast.noor, words="Welkom.")
    told = Entry.objects.filter(verb__in=["communities.mandate_confirmed", "communities.newcomer_greeted"])
    assert told.count() == 2

    erase(card.person, by=card.person)

    assert [entry for entry in Entry.objects.all() if entry.about is None] == []
    assert not told.exists()
