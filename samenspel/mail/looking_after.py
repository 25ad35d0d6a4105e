"""What administrators do with letters: see how many went, and decide about those nobody knows the end of."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from samenspel.house.access import is_administrator
from samenspel.house.auditing import record
from samenspel.mail import sending
from samenspel.mail.models import Letter

WEEK = timedelta(days=7)


def in_trouble():
    """Letters that were refused, or of which nobody knows whether they were sent."""
    return Letter.objects.filter(Q(failed_at__isnull=False) | Q(uncertain_at__isnull=False, dropped_at=None))


def numbers(at=None):
    """{what: how many}: of the last seven days, and of those that wait now."""
    since = (at or timezone.now()) - WEEK
    recent = Letter.objects.filter(written_at__gte=since)
    return {
        "waiting": Letter.objects.open().count(),
        **recent.aggregate(
            sent=Count("pk", filter=Q(sent_at__isnull=False)),
            dropped=Count("pk", filter=Q(dropped_at__isnull=False)),
            failed=Count("pk", filter=Q(failed_at__isnull=False)),
            uncertain=Count("pk", filter=Q(uncertain_at__isnull=False, dropped_at=None)),
        ),
    }


@transaction.atomic
def decide(letter, *, by, once_more, at=None):
    """Send once more what was perhaps sent, or leave it. A second call does nothing."""
    if not is_administrator(by):
        raise PermissionDenied
    at = at or timezone.now()
    rows = Letter.objects.uncertain().filter(pk=letter.pk)
    if once_more:
        again = {
            "uncertain_at": None,
            "handed_at": None,
            "taken_at": None,
            "lease": "",
            "due_at": at,
            "why": "",
        }
        changed = rows.update(**again)
        sending.soon()
    else:
        changed = rows.update(dropped_at=at)
    if changed:
        record("mail.letter_decided", by=by, about=letter, person=letter.person, at=at, once_more=once_more)
