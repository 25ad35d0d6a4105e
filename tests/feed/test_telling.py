"""What is told, and who reads it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.communities import joining
from samenspel.feed.models import Entry
from samenspel.feed.sockets import VERBS
from samenspel.feed.telling import tell, untell

pytestmark = pytest.mark.django_db


def told_to(person):
    return [(entry.verb, entry.about_id) for entry in Entry.objects.visible_to(person).latest_first()]


def test_only_a_verb_that_a_room_names_can_be_told(cast):
    with pytest.raises(KeyError):
        tell("work.result_forgotten", by=cast.noor, about=cast.result)


def test_an_entry_whose_verb_is_gone_is_read_by_nobody(cast):
    Entry.objects.update(verb="gone.verb")

    assert told_to(cast.anna) == []


def test_a_visitor_reads_public_results_and_nothing_of_people(cast):
    verbs = {verb for verb, _about in told_to(AnonymousUser())}

    assert verbs == {"work.result_published", "communities.community_started"}
    assert ("work.result_published", cast.inner_result.pk) not in told_to(AnonymousUser())


def test_what_happens_in_a_closed_community_stays_there(cast):
    assert ("work.result_published", cast.closed_result.pk) in told_to(cast.vera)
    assert ("work.result_published", cast.closed_result.pk) not in told_to(cast.noor)
    assert ("communities.community_started", cast.circle.pk) not in told_to(cast.noor)


def test_that_a_hidden_person_joined_is_not_told(cast):
    membership = joining.join(cast.workshop, cast.vera)

    assert ("communities.member_joined", membership.pk) not in told_to(cast.tess)
    assert ("communities.member_joined", membership.pk) in told_to(cast.sami)


def test_untelling_forgets(cast):
    untell(cast.result)

    assert ("work.result_published", cast.result.pk) not in told_to(cast.noor)


def test_entries_with_their_things_ask_a_question_a_kind(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(1 + len({verb.model for verb in VERBS.values()}) + 4):
        entries = list(Entry.objects.visible_to(cast.noor).with_things().latest_first()[:25])
        for entry in entries:
            str(entry.about)
