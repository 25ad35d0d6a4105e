"""What is started beside each other, and what each is told."""

import pytest
from django.core.management import CommandError, call_command

from samenspel.config import serving


@pytest.fixture
def started(monkeypatch):
    """What would have been started, by name."""
    children = {}
    monkeypatch.setattr(
        serving, "run", lambda these, **rest: children.update({one.name: one for one in these})
    )
    return children


def test_all_start_together_and_pages_know_where_to_listen(started, monkeypatch):
    monkeypatch.setattr(serving, "is_free", lambda host, port: port not in {8001})

    call_command("serve", port=8000)

    assert set(started) == {"web", "live", "worker", "nightly", "hourly"}
    assert started["web"].environment == {"SAMENSPEL_LIVE_PORT": "8002"}
    assert "8002" in started["live"].command


def test_mail_is_taken_in_where_the_settings_say_so(started, monkeypatch, settings):
    monkeypatch.setattr(serving, "is_free", lambda host, port: True)
    settings.REPLY_DOMAIN, settings.EMAIL_IN_PORT = "antwoord.example", 8025

    call_command("serve", port=8000)

    assert started["mail"].command[-2:] == ["receive", "--listen"]


@pytest.mark.parametrize(
    ("which", "names"),
    [("web_only", {"web"}), ("live_only", {"live"}), ("worker_only", {"worker", "nightly", "hourly"})],
)
def test_each_can_run_alone(started, monkeypatch, which, names):
    monkeypatch.setattr(serving, "is_free", lambda host, port: True)

    call_command("serve", port=8000, **{which: True})

    assert set(started) == names


def test_the_live_process_takes_more_connections_than_it_lets_listen():
    command = serving.live(host="127.0.0.1", port=8001, most=4000).command
    assert "--no-access-log" in serving.web(host="127.0.0.1", port=8000, workers=1).command

    assert int(command[command.index("--backpressure") + 1]) > 4000
    assert "--no-access-log" in command


def test_a_port_that_is_taken_is_said_with_what_to_do(started, monkeypatch):
    monkeypatch.setattr(serving, "is_free", lambda host, port: False)

    with pytest.raises(CommandError, match="Choose another one with --port"):
        call_command("serve", port=8000, live_only=True)

    assert not started
