"""Whose ticket still counts."""

from datetime import UTC, datetime

from samenspel.live.models import Change


def still_counts(ticket, person):
    """Whether the ticket is of ``person``, who is signed in, and they have lost nothing since it was made."""
    if not person.is_authenticated or ticket.person != person.pk:
        return False
    made = datetime.fromtimestamp(ticket.made, UTC)
    return not Change.objects.filter(channel=f"gone:{person.pk}", at__gte=made).exists()
