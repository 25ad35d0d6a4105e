"""Experiments: the light way to start something."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.notifications.models import Notification
from samenspel.work import experimenting
from samenspel.work.models import Experiment
from tests.work.roadmap_made import experiment, initiative


def test_who_starts_is_a_doer_and_only_members_are_named_beside_them(cast):
    made = experiment(cast, doers=[cast.noor, cast.vera])

    assert set(made.doers.values_list("person__handle", flat=True)) == {"sami", "noor"}


def test_who_is_named_hears_it_and_takes_their_name_off_also_after_it_ended(cast, client_of):
    made = experiment(cast, doers=[cast.noor], at=timezone.now())
    told = Notification.objects.filter(kind="work.named_as_doer", about_id=made.pk)
    assert [each.person for each in told] == [cast.noor]
    assert made.question in client_of(cast.noor).get("/notifications/").content.decode()
    experimenting.end(made, by=cast.sami, learned="Ja.", follow_up="stop")

    client = client_of(cast.noor)
    assert "Take my name away" in client.get(made.get_absolute_url()).content.decode()
    client.post(reverse("work:leave_experiment", args=[made.pk]))

    assert [each.person for each in made.doers.all()] == [cast.sami]


def test_members_join_while_it_runs(cast):
    made = experiment(cast)

    experimenting.join_in(made, by=cast.noor)
    with pytest.raises(PermissionDenied):
        experimenting.join_in(made, by=cast.vera)

    assert made.doers.count() == 2


def test_what_was_learned_ends_it_and_can_lead_to_an_initiative(cast):
    made, became = experiment(cast), initiative(cast)

    experimenting.end(made, by=cast.sami, learned="Ja.", follow_up="initiative", initiative=became)

    made = Experiment.objects.get(pk=made.pk)
    assert not made.is_running
    assert made.ending.initiative == became
    assert made in {each.experiment for each in became.came_from_experiments.all()}


def test_a_failure_is_written_down_by_any_doer_and_by_nobody_else(cast):
    made = experiment(cast, doers=[cast.noor])

    with pytest.raises(PermissionDenied):
        experimenting.end(made, by=cast.vera, learned="Nee.", follow_up="stop")
    experimenting.end(made, by=cast.noor, learned="Nee.", follow_up="stop")

    made.refresh_from_db()
    assert not made.is_running
