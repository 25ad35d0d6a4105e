"""Erasing someone: every room forgets what deleting rows leaves behind, then the person goes."""

from django.db import transaction

from samenspel.privacy.sockets import FORGETTERS


@transaction.atomic
def erase(person):
    """Remove a person and what is theirs; what the house made together with them stays, without them."""
    for forget in FORGETTERS:
        forget(person)
    person.delete()
