"""A hackathon of the demo that led somewhere, one that is still to come, and a session that learned."""

from datetime import timedelta

import pytest

from samenspel.gatherings.models import Commitment, Gathering, Insight, Parked, Team, TeamOutcome
from samenspel.gatherings.sessions.teaming import standing

pytestmark = pytest.mark.django_db


def test_four_organisations_came_home_with_three_agreements_and_an_experiment(planted):
    outcome = TeamOutcome.objects.get()
    gathering = outcome.team.gathering

    assert len(standing(outcome.team).organisations) == 4
    assert Commitment.objects.filter(gathering=gathering).count() == 3
    assert outcome.experiment.until == outcome.by_when


def test_what_they_parked_came_back_after_thirty_days(planted):
    assert Parked.objects.back().count() == 2
    assert Parked.objects.exclude(settled_at=None).exists()


def test_a_team_that_is_still_to_come_misses_somebody(planted):
    team = Team.objects.get(challenge__gathering__title="Eén deur in twee uur")

    assert "Gemeente" in standing(team).missing
    assert team.gathering.starts_at.date() > planted.anchor + timedelta(days=7)


def test_an_insight_became_an_agreement(planted):
    insight = Insight.objects.exclude(commitment=None).get()

    assert insight.gathering.kind == Gathering.Kind.LEARNING
