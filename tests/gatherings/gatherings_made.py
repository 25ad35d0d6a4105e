"""Gatherings for the tests of this room: called by Noor in De Wijkwerkplaats unless told."""

from datetime import timedelta

from django.utils import timezone

from samenspel.gatherings import calling, registering
from samenspel.gatherings.models import Gathering

OPEN = {"visibility": "public", "open_to": "anyone"}


def gathering(cast, *, by=None, community=None, days=7, hours=2, **said):
    """One that is called for some days from now; a negative number is in the past."""
    starts_at = timezone.now().replace(microsecond=0) + timedelta(days=days)
    said = {"title": "Wat doen we in de winter?", "starts_at": starts_at, **said}
    said.setdefault("ends_at", said["starts_at"] + timedelta(hours=hours) if said["starts_at"] else None)
    return calling.call_together(community or cast.workshop, by=by or cast.noor, **said)


def been(cast, **said):
    """One that is over, with nothing settled yet."""
    return gathering(cast, days=-1, **said)


def going_on(cast, **said):
    return gathering(cast, days=0, **said)


def seeking(cast, *, by=None, **said):
    """One that seeks a day, with three moments to choose from."""
    first = timezone.now().replace(microsecond=0) + timedelta(days=10)
    moments = [(first + timedelta(days=n), first + timedelta(days=n, hours=2)) for n in range(3)]
    said = {"title": "Wanneer spreken we de tuin door?", "choices": moments, **said}
    return calling.call_together(cast.workshop, by=by or cast.noor, **said)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def comes(made, *people):
    for person in people:
        registering.register(made, by=person)


def states(made):
    """Handle → where they stand."""
    return dict(made.registrations.order_by("pk").values_list("person__handle", "state"))


def steps(made):
    return list(made.steps.order_by("pk").values_list("step", flat=True))


__all__ = [
    "OPEN",
    "Gathering",
    "been",
    "comes",
    "fresh",
    "gathering",
    "going_on",
    "seeking",
    "states",
    "steps",
]
