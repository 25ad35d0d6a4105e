"""Every night: files that nothing holds go after a day, and so does what stands on the disk without a row."""

from datetime import UTC, datetime

from django.utils import timezone

from samenspel.files import keeping
from samenspel.files.models import File


def clear(*, at=None):
    """Remove them; gives how many files, and how many loose ones on the disk."""
    before = (at or timezone.now()) - keeping.A_DAY
    gone = keeping.remove(File.objects.held_nowhere().filter(at__lt=before))
    return gone, _clear_loose(before)


def _clear_loose(before):
    """What an interrupted upload, or a night cut short, left on the disk."""
    number = 0
    for place in keeping.folder().glob("??"):
        paths = [path for path in place.iterdir() if _changed(path) < before]
        keys = {path.name[:32] for path in paths}
        known = set(File.objects.filter(key__in=keys).values_list("key", flat=True))
        for path in paths:
            if path.name[:32] not in known or ".new-" in path.name:
                path.unlink(missing_ok=True)
                number += 1
    return number


def _changed(path):
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
