"""What begins at a gathering leads back to it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from samenspel.gatherings import bearing
from samenspel.gatherings.models import Birth
from samenspel.work.models import Experiment
from samenspel.work.refusing import NotNow
from tests.gatherings.gatherings_made import OPEN, been, gathering, going_on
from tests.work.roadmap_made import experiment


def test_an_experiment_begins_here_and_both_pages_lead_to_each_other(cast, client_of):
    made = going_on(cast, place="De kas")
    url = reverse("gatherings:begin", args=[made.pk])

    client_of(cast.sami).post(
        url, {"name": "experiment", "title": "Werkt een bank?", "text": "We zetten er een."}
    )

    tried = Experiment.objects.get(question="Werkt een bank?")
    assert Birth.objects.get().experiment == tried
    assert tried.place == "De kas"
    assert "Werkt een bank?" in client_of(cast.noor).get(made.get_absolute_url()).content.decode()
    assert made.title in client_of(cast.noor).get(tried.get_absolute_url()).content.decode()


def test_what_stands_already_is_born_at_one_gathering(cast):
    tried, made, other = experiment(cast), been(cast), been(cast)

    bearing.born(made, "experiment", tried, by=cast.sami)
    bearing.born(made, "experiment", tried, by=cast.noor)

    with pytest.raises(NotNow, match="another gathering"):
        bearing.born(other, "experiment", tried, by=cast.noor)
    assert Birth.objects.count() == 1


def test_what_one_may_not_see_is_not_born_by_them_nor_shown_to_them(cast):
    made = been(cast, **OPEN)
    tried = experiment(cast, visibility="members")

    with pytest.raises(PermissionDenied):
        bearing.born(made, "experiment", tried, by=cast.vera)
    bearing.born(made, "experiment", tried, by=cast.noor)

    assert bearing.seen_births(made, cast.vera) == []
    assert [row.thing for row in bearing.seen_births(made, cast.sami)] == [tried]


def test_something_of_another_community_is_not_born_here(cast):
    with pytest.raises(NotNow, match="of this community"):
        bearing.born(gathering(cast), "result", cast.result, by=cast.noor) if (
            cast.result.community_id != cast.workshop.pk
        ) else bearing.born(gathering(cast, community=cast.garden), "result", cast.result, by=cast.noor)


def test_the_link_goes_and_the_thing_stays(cast):
    made, tried = been(cast), experiment(cast)
    birth = bearing.born(made, "experiment", tried, by=cast.noor)

    bearing.forget(birth, by=cast.sami)

    assert not Birth.objects.exists()
    assert Experiment.objects.filter(pk=tried.pk).exists()
