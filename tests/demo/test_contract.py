"""The demo's contract: signed by most, held beside things, with rules in the way and words brought along."""

import pytest

from samenspel.communities.models import Community
from samenspel.purpose import reviewing, signing
from samenspel.purpose.models import PurposeTest, RuleInTheWay, Trigger, Version
from samenspel.purpose.standing import standing

pytestmark = pytest.mark.django_db


def test_most_members_signed_the_last_version_and_some_did_not(planted):
    version = Version.now_of(Community.objects.get(name="De Wijkwerkplaats"))

    assert standing(version).endorsement.shown
    assert signing.in_force(version).exclude(note="").count() == 2
    assert signing.in_force(version).count() < version.community.memberships.current().members().count()


def test_rules_of_each_source_had_an_outcome_and_one_waits(planted):
    rules = RuleInTheWay.objects.with_outcome()

    assert set(rules.values_list("source", flat=True)) == set(RuleInTheWay.Source.values)
    assert rules.filter(outcome_now=None).count() == 1


def test_one_thing_beside_the_purpose_is_concluded_and_one_is_open(planted):
    assert PurposeTest.objects.open().count() == 1
    assert PurposeTest.objects.exclude(closing=None).count() == 1


def test_words_that_were_brought_along_ask_to_be_looked_at_again(planted):
    version = Version.objects.get(round=None)

    assert Trigger.DATE in {each.trigger for each in reviewing.due(version)}
