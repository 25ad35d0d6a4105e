"""Proposals as tests need them, made by the acts people use."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from samenspel.communities import joining
from samenspel.decisions import proposing
from samenspel.people.introducing import introduce

THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = datetime(2026, 3, 20, 9, tzinfo=UTC)
LAST_DAY = date(2026, 3, 16)


def drafted(cast, *, by=None, community=None, at=THEN, last_day=LAST_DAY, **said):
    """A draft of Noor in De Wijkwerkplaats, unless told otherwise."""
    words = {"title": "Op zaterdag open", "what": "We openen ook op zaterdag.", "kind": "consent", **said}
    community = community or cast.workshop
    return proposing.write(community, by=by or cast.noor, at=at, last_day=last_day, **words)


def opened(cast, *, at=THEN, by=None, **said):
    """The same, open: Noor and Sami are asked."""
    draft = drafted(cast, at=at, by=by, **said)
    return proposing.open_up(draft, by=by or cast.noor, at=at)


def open_now(cast, **said):
    """One that takes answers today."""
    return opened(cast, at=timezone.now(), **{"last_day": timezone.localdate() + timedelta(days=7), **said})


def poll(cast, method="single", options=("Soep", "Brood", "Taart"), **said):
    return opened(cast, kind="poll", method=method, options=list(options), **said)


def neighbours(cast, number):
    """So many more members of De Wijkwerkplaats."""
    people = [introduce(name=f"Buur {each}") for each in range(number)]
    for person in people:
        joining.join(cast.workshop, person, at=THEN - timedelta(days=1))
    return people
