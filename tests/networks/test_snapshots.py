"""Snapshots: frozen, the same each time, with a history."""

from datetime import date, timedelta
from types import SimpleNamespace

import numpy as np
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from samenspel.intake.signals import dataset_changed
from samenspel.networks import tasks
from samenspel.networks.freezing import thaw
from samenspel.networks.models import OwnFigures, Snapshot
from samenspel.networks.snapshots import take_all, take_house
from tests.cast import RECENTLY
from tests.networks.conftest import DAY, LATER, ring

COLUMNS = ("relation", "counting", "on", "n", "ties", "figures", "is_offered", "method", "seed")


def kept(dataset):
    rows = Snapshot.objects.of(dataset).order_by("relation", "counting", "on").values_list(*COLUMNS)
    return [(*row[:4], bytes(row[4]), *row[5:]) for row in rows]


def test_taking_the_same_twice_gives_the_same(harbour):
    first = kept(harbour.dataset)

    harbour.take()

    assert first
    assert kept(harbour.dataset) == first


def test_a_snapshot_holds_the_ties_and_groups_of_its_date(harbour):
    snapshot = harbour.newest()

    frozen = thaw(snapshot.ties)

    assert len(frozen.people) == snapshot.n == 23
    assert frozen.groupings["organisation"].names[0] == ""
    assert sorted(frozen.groupings["organisation"].sizes) == [2, 3, 6, 6, 6]
    assert set(frozen.groupings) == {"organisation", "shift", "cluster"}


def test_events_have_a_snapshot_at_the_end_of_every_quarter(small):
    names = [small.add(f"p{number}").name for number in range(6)]
    small.met(*ring(*names), at=DAY)
    small.met("p0-p2", at=DAY + timedelta(days=200))

    small.take(at=DAY + timedelta(days=400))

    assert sorted(small.dataset.snapshots.filter(counting="all").values_list("on", flat=True)) == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
    ]


def test_no_snapshot_lies_in_the_future(harbour):
    harbour.take(at=DAY + timedelta(days=3))

    assert set(harbour.dataset.snapshots.values_list("on", flat=True)) == {date(2026, 2, 5)}


def test_ties_fade_from_what_is_active_and_not_from_everything_so_far(small):
    names = [small.add(f"p{number}").name for number in range(6)]
    small.met(*ring(*names), at=DAY)
    small.met("p0-p2", at=DAY + timedelta(days=200))

    small.take(at=DAY + timedelta(days=400))

    assert small.newest().figures["ties"] == 7
    assert small.newest(counting="active").figures["ties"] == 1


def test_ties_from_a_file_have_one_date_and_keep_who_has_none(small):
    for number in range(7):
        small.add(f"p{number}")
    small.tied("advice", "p0-p1", "p1-p2", "p2-p0")

    small.take()

    snapshot = small.dataset.snapshots.get()
    assert (snapshot.relation, snapshot.counting, snapshot.n) == ("advice", "all", 7)
    assert snapshot.figures["isolates"] == 4


def test_each_relation_of_a_file_has_its_own_snapshot(small):
    for number in range(6):
        small.add(f"p{number}")
    small.tied("advice", "p0-p1", "p1-p2")
    small.tied("sport", "p3-p4", directed=False)

    small.take()

    found = dict(small.dataset.snapshots.values_list("relation", "figures__is_directed"))
    assert found == {"advice": True, "sport": False}


def test_the_house_keeps_its_past_as_it_was(cast):
    take_house(at=RECENTLY + timedelta(days=40))
    before = kept(None)
    cast.result.contributions.all().delete()

    take_house(at=RECENTLY + timedelta(days=40))

    assert before
    assert kept(None) == before


def test_of_the_house_one_snapshot_stands_between_two_quarters(cast):
    for days in (5, 6, 7):
        take_house(at=RECENTLY + timedelta(days=days))

    assert set(Snapshot.objects.values_list("on", flat=True)) == {(RECENTLY + timedelta(days=7)).date()}


def test_one_s_own_figures_are_kept_for_the_newest_and_only_for_who_has_an_account(cast, harbour):
    take_all(at=RECENTLY + timedelta(days=60))

    owners = set(OwnFigures.objects.values_list("person__handle", flat=True))
    assert owners == {"noor", "sami", "vera"}
    assert OwnFigures.objects.values("snapshot__on").distinct().count() == 1


def test_an_import_takes_the_snapshots_anew(small, django_capture_on_commit_callbacks):
    names = [small.add(f"p{number}").name for number in range(6)]
    small.met(*ring(*names))

    with django_capture_on_commit_callbacks(execute=True):
        dataset_changed.send(type(small.dataset), dataset=small.dataset, kind="events")

    assert small.newest().figures["ties"] == 6


def test_a_large_import_is_left_to_the_background(small, monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr("samenspel.networks.receivers.SMALL", 0)
    monkeypatch.setattr(tasks, "take_dataset", SimpleNamespace(enqueue=asked.append))
    small.add("p0")
    small.add("p1")
    small.met("p0-p1")

    with django_capture_on_commit_callbacks(execute=True):
        dataset_changed.send(type(small.dataset), dataset=small.dataset, kind="events")

    assert asked == [small.dataset.pk]


def test_the_command_takes_them_too(harbour, capsys):
    before = kept(harbour.dataset)

    call_command("snapshot", dataset="haven")

    assert [row[:4] for row in kept(harbour.dataset)][:1] == [row[:4] for row in before][:1]
    assert "snapshots are kept" in capsys.readouterr().out


def test_the_command_says_which_datasets_there_are(harbour):
    with pytest.raises(CommandError, match="haven"):
        call_command("snapshot", dataset="havn")


def test_someone_counts_under_the_organisation_of_the_date(small):
    names = [small.add(f"p{number}", "a").name for number in range(6)]
    small.met(*ring(*names), at=DAY)
    small.met("p0-p2", at=LATER)
    moved = small.people["p0"].affiliations.get()
    moved.until = date(2026, 4, 15)
    moved.save()

    small.take(at=LATER + timedelta(days=90))

    then, now = small.dataset.snapshots.filter(counting="all").order_by("on")
    assert thaw(then.ties).groupings["organisation"].names == ["a"]
    assert thaw(now.ties).groupings["organisation"].names == ["", "a"]


def test_what_someone_is_born_as_is_no_way_to_group_people(small):
    for number in range(6):
        half = str(number % 2)
        small.add(f"p{number}", gender=half, Geboortejaar=half, Nationaliteit=half, office=half)
    small.tied("advice", "p0-p1")

    small.take()

    assert set(thaw(small.dataset.snapshots.get().ties).groupings) == {"organisation", "office", "cluster"}


def test_a_frozen_network_comes_back_as_it_was(harbour):
    snapshot = harbour.newest()
    one, other = thaw(snapshot.ties), thaw(bytes(snapshot.ties))

    assert np.array_equal(one.ties.value, other.ties.value)
    assert one.ties.directed
    assert one.groupings["shift"].names == ["early", "late"]
