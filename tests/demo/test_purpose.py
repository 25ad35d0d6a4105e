"""The demo's purposes: three versions of the workshop, one round that asks for reactions, one that begins."""

import pytest

from samenspel.communities.models import Community
from samenspel.purpose.models import Amendment, Difference, Phase, Reaction, Round, SentenceSource, Version

pytestmark = pytest.mark.django_db


def of(name):
    return Round.objects.filter(community__name=name)


def test_the_workshop_made_three_versions_and_shows_the_last(planted):
    workshop = Community.objects.get(name="De Wijkwerkplaats")
    versions = Version.objects.filter(community=workshop)

    assert [row.phase for row in of(workshop.name)] == [Phase.ADOPTED] * 3
    assert sorted(versions.values_list("number", flat=True)) == [1, 2, 3]
    assert workshop.purpose == Version.now_of(workshop).sentences.in_order().first().text


def test_its_last_sentences_come_from_statements_and_ideas_and_name_what_divides(planted):
    last = of("De Wijkwerkplaats").get(number=3)

    assert last.conversation is not None
    assert SentenceSource.objects.filter(statement__conversation=last.conversation).count() >= 4
    assert Difference.objects.filter(round=last, statement__isnull=False).count() == 2


def test_one_community_waits_for_an_answer_to_an_objection_and_one_collects_ideas(planted):
    testing = of("Eén deur voor meldingen").get()
    assert testing.phase == Phase.TESTING
    assert Reaction.objects.unanswered().filter(draft__round=testing).count() == 1
    assert of("Thuis met dementie").get().phase == Phase.OPEN
    writing = of("Leren van klachten").get()
    assert writing.phase == Phase.PROPOSAL
    assert Amendment.objects.waiting().filter(draft__round=writing).count() == 1
