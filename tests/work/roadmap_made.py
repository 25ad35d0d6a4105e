"""What stands on a roadmap as tests need it, made by the acts people use."""

from datetime import UTC, datetime

from samenspel.privacy.visibility import Visibility
from samenspel.work import calling, experimenting, initiating, offering, roadmapping

THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def opened(cast, visibility=Visibility.PUBLIC, community=None):
    """De Wijkwerkplaats opens its roadmap to everyone, unless told otherwise."""
    roadmapping.open_to(community or cast.workshop, visibility, by=cast.noor, at=THEN)


def initiative(cast, title="Bankjes voor elke winkel", *, by=None, community=None, at=THEN, **said):
    return initiating.start(community or cast.workshop, by=by or cast.noor, title=title, at=at, **said)


def call(cast, title="Wie leent zaterdag een bus?", *, by=None, community=None, at=THEN, **said):
    """Open to everyone, unless told otherwise; Noor calls."""
    said = {"kind": "task", "open_to": "anyone", **said}
    return calling.call(community or cast.workshop, by=by or cast.noor, title=title, at=at, **said)


def offer(cast, by=None, *, at=THEN, words="Ik heb een bus.", about=None, **said):
    """Vera, who is no member, offers for a call of Noor, unless told otherwise."""
    by = by or cast.vera
    called = "Lena van de bakker" if by.is_light else ""
    said = said or {"call": about or call(cast)}
    return offering.offer(by, words=words, called=called, at=at, **said)


def experiment(cast, question="Blijven mensen langer praten op een bankje?", *, by=None, at=THEN, **said):
    words = {"trying": "Eén bankje voor de bakker, twee weken.", **said}
    return experimenting.start(cast.workshop, by=by or cast.sami, question=question, at=at, **words)
