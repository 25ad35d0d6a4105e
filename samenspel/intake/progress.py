"""How far a run is, kept in a small file beside the upload.

The import is one transaction, so nothing it writes to the database can be seen until it ends. The time of the
file is also the sign of life by which a run is known to have stopped half-way.
"""

import json
import os
import time
from contextlib import suppress
from pathlib import Path

from django.utils import timezone

EVERY_SECONDS = 0.3
STOPPED_AFTER_SECONDS = 90


def _path(run):
    return Path(f"{run.file.path}.progress")


def note(run, of):
    """A function that notes how many of ``of`` rows were done, now and then."""
    last = [0.0]

    def tell(rows):
        if time.monotonic() - last[0] > EVERY_SECONDS:
            last[0] = time.monotonic()
            with open(_path(run), "w", opener=_for_owner) as file:
                json.dump({"rows": rows, "of": max(of, rows)}, file)

    tell(0)
    return tell


def _for_owner(path, flags):
    return os.open(path, flags, 0o600)


def of(run):
    """(rows done, rows in all), or None when nothing is known."""
    try:
        told = json.loads(_path(run).read_text())
        return told["rows"], told["of"]
    except (OSError, ValueError, KeyError):
        return None


def has_stopped(run, now=None):
    """Whether a run that should be under way has given no sign of life since it was begun, or for a while."""
    seen = run.begun_at.timestamp()
    with suppress(OSError, ValueError):
        # The file may be of the reading, long before somebody said yes.
        seen = max(seen, _path(run).stat().st_mtime)
    return (now or timezone.now()).timestamp() - seen > STOPPED_AFTER_SECONDS


def shown(run):
    """What the page of a run shows of it while it is under way; nothing else."""
    if not run.is_under_way:
        return {}
    done = of(run)
    share = done[0] / (done[1] or 1) if done else 0
    return {"progress": done, "share": share, "has_stopped": has_stopped(run)}


def forget(run):
    if run.file:
        _path(run).unlink(missing_ok=True)
