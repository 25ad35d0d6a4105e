"""How openly things of this room stand, and for whom words beside them were written.

A thing opens with its own words: its title, what it is about. What was said as it went, why it moved and what
came of it, was written for who saw it then, and stays for those until somebody writes it anew.
"""

from samenspel.discussions.sight import Sight, readable, stricter
from samenspel.live.changing import sight_narrowed
from samenspel.privacy.visibility import Visibility
from samenspel.work.models.call import Call
from samenspel.work.models.result import Result
from samenspel.work.models.roadmap import seen_as

# Whom a call is open to, as who may see it.
OPENED = {
    Call.OpenTo.ANYONE: Visibility.PUBLIC,
    Call.OpenTo.SIGNED_IN: Visibility.SIGNED_IN,
    Call.OpenTo.MEMBERS: Visibility.MEMBERS,
}


def sight_of(thing):
    """How openly it stands: as it says of itself, and never more than its community."""
    if isinstance(thing, Call):
        said = OPENED[thing.open_to]
    else:
        said = thing.visibility if isinstance(thing, Result) else seen_as(thing)
    return Sight(stricter(said, thing.community.visibility), thing.community_id)


def ask_again_when_narrower(before, thing):
    """Who listens beside ``thing`` asks again when it stands less openly than ``before``."""
    if before.is_wider_than(sight_of(thing)):
        sight_narrowed()


def said_to(viewer, thing, rows):
    """Give each of ``rows``, words beside ``thing``, ``is_readable``: written for the viewer too."""
    rows = [row for row in rows if row is not None]
    seen = readable(rows, viewer, sight_of=lambda _row: sight_of(thing))
    for row in rows:
        row.is_readable = row.pk in seen


def endings_said_to(viewer, things):
    """The same of how initiatives, or experiments, ended: those of one list, in one question at most."""
    ended = {thing.ending.pk: thing for thing in things if hasattr(thing, "ending")}
    rows = [thing.ending for thing in ended.values()]
    seen = readable(rows, viewer, sight_of=lambda row: sight_of(ended[row.pk]))
    for row in rows:
        row.is_readable = row.pk in seen
