"""How openly a gathering stands, and for whom words beside it were written.

Its own words (title, what it is for, agenda) open with it. Why it moved and what was said there was written
for who saw that then.
"""

from samenspel.communities.access import is_member
from samenspel.discussions.sight import Sight, readable, stricter
from samenspel.gatherings import access
from samenspel.live.changing import sight_narrowed
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


def sight_of(gathering):
    return Sight(stricter(gathering.visibility, gathering.community.visibility), gathering.community_id)


def minutes_sight(gathering):
    """How openly the minutes stand: never more than the gathering itself."""
    return Sight(stricter(gathering.minutes_for, sight_of(gathering).visibility), gathering.community_id)


def can_read_minutes(viewer, gathering):
    """Whom they are open to, the members, and who was there; of who may see the gathering."""
    if minutes_sight(gathering).visibility in open_levels(viewer):
        return True
    if not is_signed_in(viewer):
        return False
    if viewer.is_administrator or gathering.by_id == viewer.pk:
        return True
    return is_member(viewer, gathering.community) or access.is_there(viewer, gathering)


def said_to(viewer, gathering, rows, *, sight=sight_of):
    """Give each of ``rows``, words beside a gathering, ``is_readable``: written for the viewer too."""
    rows = [row for row in rows if row is not None]
    seen = readable(rows, viewer, sight_of=lambda _row: sight(gathering))
    for row in rows:
        row.is_readable = row.pk in seen


def minutes_said_to(viewer, gathering, parts):
    """The same of minutes: of what members see, who was there from elsewhere reads along."""
    if sight_narrow(gathering) and is_signed_in(viewer) and access.is_there(viewer, gathering):
        for part in parts:
            part.is_readable = True
    else:
        said_to(viewer, gathering, parts, sight=minutes_sight)


def sight_narrow(gathering):
    return minutes_sight(gathering).visibility in {Visibility.MEMBERS, Visibility.PRIVATE}


def ask_again_when_narrower(before, gathering):
    """Who listens beside it asks again when it stands less openly than ``before``."""
    if before.is_wider_than(sight_of(gathering)):
        sight_narrowed()
