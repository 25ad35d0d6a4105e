"""What is dear to make and the same for every test: made once in a run, by whoever needs it first."""

import fcntl
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


def clean_environment(folder, **settings):
    """The environment of an installation in ``folder``, whatever is set for the tests."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SAMENSPEL_")}
    clean |= {"DJANGO_SETTINGS_MODULE": "samenspel.config.settings", "PYTHONPATH": str(ROOT)}
    return clean | {"SAMENSPEL_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1", **settings}


@contextmanager
def kept_demo():
    """A folder with the demo in Dutch, up to today, as ``samenspel demo --plant-only`` leaves it; copy it."""
    shared = os.environ.get("SAMENSPEL_TEST_TOWN")
    if shared:
        yield _planted(Path(shared))
    else:
        with tempfile.TemporaryDirectory(prefix="samenspel-demo-") as own:
            yield _planted(Path(own))


def _planted(kept):
    with (kept / "demo.lock").open("w") as lock:
        # Both databases may ask: the one that comes first plants, the other waits.
        fcntl.flock(lock, fcntl.LOCK_EX)
        data = kept / "demo"
        if not (kept / "demo.done").exists():
            data.mkdir(exist_ok=True)
            program = Path(sys.executable).parent / "samenspel"
            command = [str(program), "demo", "--plant-only", "--language", "nl"]
            told = subprocess.run(
                command, env=clean_environment(data), cwd=ROOT, capture_output=True, text=True
            )
            assert told.returncode == 0, told.stderr
            (kept / "demo.done").touch()
    return data
