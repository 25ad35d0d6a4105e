"""Changes are kept as long as a page that was away may ask for them, and no longer."""

from datetime import timedelta

from django.utils import timezone

from samenspel.live.models import Change
from samenspel.live.standing import KEPT_HOURS


def prune(*, at=None):
    """Delete changes nobody can ask for any more; gives how many."""
    before = (at or timezone.now()) - timedelta(hours=KEPT_HOURS)
    number, _kinds = Change.objects.filter(at__lt=before).delete()
    return number
