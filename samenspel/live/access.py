"""Whose ticket still counts."""

from datetime import UTC, datetime

from samenspel.live.channels import SIGHT
from samenspel.live.models import Change


def still_counts(ticket, person):
    """Whether the ticket is of ``person``, signed in, and nobody lost sight of anything since it was made."""
    if not person.is_authenticated or ticket.person != person.pk:
        return False
    # The database and the ticket round their moments; who falls between the two asks again.
    made = datetime.fromtimestamp(ticket.made - 0.01, UTC)
    return not Change.objects.filter(channel__in=[f"gone:{person.pk}", SIGHT], at__gte=made).exists()
