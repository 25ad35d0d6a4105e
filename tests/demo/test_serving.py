"""Looking after processes: started again after a pause, given up when they never answer, ended together."""

import os
import signal
import sys
import threading

import pytest

from samenspel.config.serving import CannotServe, Child, run

SLEEPS = [sys.executable, "-c", "import time; time.sleep(600)"]
STOPS = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture
def child():
    children = []

    def child(command):
        children.append(Child("child", command))
        return children[-1]

    yield child
    for each in children:
        each.end()


def test_what_stops_is_started_again_after_longer_and_longer_pauses(child, capfd):
    one, pauses, now = child(STOPS), [], 0.0

    for _ in range(7):
        one.look_after(now)
        one.process.wait()
        one.look_after(now)
        pauses.append(one.due - now)
        now = one.due

    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert "child stopped (3); again in 30 s." in capfd.readouterr().err


def test_what_ran_steadily_is_started_again_at_once_more_or_less(child, capfd):
    one = child(STOPS)
    one.failures = 5

    one.start(now=0.0)
    one.process.wait()
    one.look_after(now=100.0)

    assert one.due == 101.0


def test_what_it_started_itself_ends_with_it(child, tmp_path):
    note = tmp_path / "grandchild"
    start = f"pid = __import__('subprocess').Popen({SLEEPS!r}).pid"
    tell = f"open({str(note)!r}, 'w').write(str(pid))"
    one = child([sys.executable, "-c", f"{start}; {tell}; import time; time.sleep(600)"])
    one.start(now=0.0)
    while not (note.exists() and note.read_text()):
        threading.Event().wait(0.05)

    one.end()

    # It is told to stop at once; that it has is for the kernel to say, a moment later.
    for _ in range(400):
        if not _is_there(int(note.read_text())):
            break
        threading.Event().wait(0.05)
    assert not _is_there(int(note.read_text()))


def test_a_server_that_never_answers_is_given_up(child, capfd):
    one = child(STOPS)

    with pytest.raises(CannotServe):
        run([one], answers=lambda: False, when_ready=lambda: None)


def test_the_second_waits_for_the_first_and_a_stop_ends_both(child):
    first, second, seen = child(SLEEPS), child(SLEEPS), []

    def answers():
        seen.append(second.process)
        return True

    run([first, second], answers=answers, when_ready=lambda: os.kill(os.getpid(), signal.SIGINT))

    assert seen == [None]
    assert first.process is None
    assert second.process is None


def _is_there(pid):
    """Whether a process runs; one that is dead and only waits for init to notice does not."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
