"""Word at night to who agreed to do something, two days before its day; once for each day it was given."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from samenspel.gatherings.models import Commitment
from samenspel.notifications.notifying import notify

BEFORE = timedelta(days=2)
# In the morning of that day, whenever the night's work is done: so that a second night says nothing new.
HOUR = time(3)


def remind(*, on=None):
    """Says to how many agreements it was."""
    on = on or timezone.localdate()
    rows = Commitment.objects.open().filter(by_when=on + BEFORE, owner__is_active=True)
    rows = rows.exclude(community__stage="closed").select_related("community", "owner").order_by("pk")
    return sum(_remind_of(commitment, on) for commitment in rows.iterator(chunk_size=500))


@transaction.atomic
def _remind_of(commitment, on):
    at = timezone.make_aware(datetime.combine(on, HOUR))
    said = {"about": commitment, "community": commitment.community, "at": at}
    notify("gatherings.agreement_due", to=[commitment.owner], **said)
    return 1
