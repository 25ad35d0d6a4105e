"""What runs once a night."""

from datetime import date, datetime

import pytest
from django.core.management import call_command

from samenspel.config import serving
from samenspel.config.management.commands import nightly
from samenspel.networks.models import Snapshot

NIGHT = datetime(2026, 3, 2, 3, 0)  # noqa: DTZ001 (the wall clock)


def test_the_night_comes_today_or_tomorrow():
    assert serving.seconds_until_night(NIGHT.replace(hour=1)) == 2 * 3600
    assert serving.seconds_until_night(NIGHT.replace(hour=23)) == 4 * 3600
    assert serving.seconds_until_night(NIGHT) == 24 * 3600


def test_it_does_not_start_before_its_time_and_not_again_when_it_is_done(monkeypatch):
    child = serving.Nightly("nightly", ["true"], due=100.0)
    monkeypatch.setattr(child, "start", lambda now: pytest.fail("too early"))

    child.look_after(99.0)

    assert child.process is None


@pytest.mark.django_db
def test_a_night_takes_snapshots(cast, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    call_command("nightly")

    assert Snapshot.objects.filter(dataset=None).exists()
    assert all(taken <= date.today() for taken in Snapshot.objects.values_list("on", flat=True))  # noqa: DTZ011


@pytest.mark.django_db
def test_what_fails_does_not_keep_the_rest_from_running(monkeypatch, capsys):
    ran = []

    def run(name, **rest):
        if name == "first":
            raise RuntimeError("no room on the disk")
        ran.append(name)

    monkeypatch.setattr(nightly, "WORK", (("first", {}), ("second", {})))
    monkeypatch.setattr(nightly, "call_command", run)

    with pytest.raises(SystemExit):
        nightly.Command().handle()

    assert ran == ["second"]
    assert "first: no room on the disk" in capsys.readouterr().err
