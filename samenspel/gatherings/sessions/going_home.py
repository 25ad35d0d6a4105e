"""What a team goes home with: an experiment of the community, with an owner and a day."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings import bearing
from samenspel.gatherings.models import Parked, Team, TeamOutcome
from samenspel.gatherings.sessions import access
from samenspel.gatherings.sessions.teaming import held, people_in, standing
from samenspel.gatherings.stepping import say_changed
from samenspel.people.models import Person
from samenspel.work import experimenting
from samenspel.work.access import can_start
from samenspel.work.models import Experiment
from samenspel.work.refusing import NotNow


def can_go_home_with(person, team):
    """Who is in the team and takes part in the community the experiment will belong to."""
    return access.can_work_in(person, team) and can_start(person, team.gathering.community)


@transaction.atomic
def start(team, *, by, question, trying, owner, by_when, once=None, at=None):
    """Start the experiment; its owner says before the day what it taught. The same form twice starts one."""
    team, at = held(team), at or timezone.now()
    gathering = team.gathering
    if not can_go_home_with(by, team):
        raise PermissionDenied
    now = standing(team)
    if not now.goes_on:
        raise NotNow(now.missing)
    if not people_in(team).filter(pk=owner.pk).exists():
        raise NotNow(_("Choose somebody of this team."))
    before = Experiment.objects.filter(by=by, once=once).first() if once else None
    if before is not None:
        return before
    said = {"question": question, "trying": trying, "until": by_when, "place": gathering.place[:120]}
    experiment = experimenting.start(
        gathering.community, by=by, doers=[owner, *people_in(team)], once=once, at=at, **said
    )
    bearing.born(gathering, "experiment", experiment, by=by, at=at)
    TeamOutcome.objects.create(team=team, experiment=experiment, owner=owner, by_when=by_when, by=by, at=at)
    say_changed(gathering)
    return experiment


def seen_outcomes(teams, viewer):
    """{number of a team: its outcomes} with ``thing``, of experiments the viewer may see.

    ``seen_owner`` is who sees to it, when the viewer may see them.
    """
    rows = list(TeamOutcome.objects.filter(team__in=teams).order_by("pk"))
    numbers = {row.owner_id for row in rows} - {None}
    owners = Person.objects.visible_to(viewer).in_bulk(numbers) if numbers else {}
    seen = Experiment.objects.visible_to(viewer).in_bulk([row.experiment_id for row in rows]) if rows else {}
    found = {}
    for row in rows:
        if row.experiment_id in seen:
            row.thing = seen[row.experiment_id]
            row.seen_owner = owners.get(row.owner_id)
            found.setdefault(row.team_id, []).append(row)
    return found


def on_paper(gathering, viewer):
    """What a hackathon goes home with: its teams with what they share and try, and what is parked."""
    teams = list(Team.objects.visible_to(viewer).filter(challenge__gathering=gathering).for_pages())
    outcomes = seen_outcomes(teams, viewer) if teams else {}
    for team in teams:
        team.seen_outcomes = outcomes.get(team.pk, ())
    parked = Parked.objects.visible_to(viewer).filter(gathering=gathering).open()
    return {"teams": teams, "parked": list(parked[:100])}
