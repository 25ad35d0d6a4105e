"""Who may do what with gatherings. Acts ask this inside."""

from samenspel.communities.access import (
    can_contribute,
    can_look_after,
    can_see,
    is_member,
    was_removed,
)
from samenspel.communities.models import Removal
from samenspel.moderation.hiding import hiding_of
from samenspel.privacy.visibility import has_introduced, is_signed_in


def can_call(person, community):
    """Whoever takes part calls people together, without asking anyone."""
    return can_contribute(person, community) or can_look_after(person, community)


def can_lead(person, gathering):
    """Who called it or leads it, while they take part; and the stewards."""
    if not is_signed_in(person) or hiding_of(gathering):
        return False
    community = gathering.community
    is_theirs = person.pk in {gathering.by_id, gathering.host_id}
    return (is_theirs and can_contribute(person, community)) or can_look_after(person, community)


def is_there(person, gathering):
    """Whether somebody comes, or was there; who was taken out of the community since is as anyone else."""
    if not is_signed_in(person):
        return False
    out = Removal.objects.standing().filter(person=person).values("community")
    rows = (gathering.registrations.coming(), gathering.attendance.all())
    return any(some.filter(person=person).exclude(gathering__community__in=out).exists() for some in rows)


def can_write(person, gathering):
    """Bring in points, write minutes and agreements: who takes part here, and who comes and has a profile."""
    if hiding_of(gathering) or gathering.is_cancelled or gathering.community.is_archived:
        return False
    community = gathering.community
    if can_contribute(person, community) or can_look_after(person, community):
        return True
    return has_introduced(person) and is_there(person, gathering)


def can_minute(person, gathering):
    """The same, until the minutes are settled."""
    return not gathering.is_held and can_write(person, gathering)


def can_change_item(person, item):
    """Who brought a point in, and who leads; until the minutes are settled."""
    gathering = item.gathering
    if not can_minute(person, gathering):
        return False
    return person.pk in {item.by_id, item.brings_id} or can_lead(person, gathering)


def is_open_to(person, gathering):
    """Whether it is for people like ``person``, who need not be signed in yet where everyone may come."""
    community = gathering.community
    if community.is_archived or was_removed(person, community):
        return False
    if is_signed_in(person) and is_member(person, community):
        return True
    opened = gathering.open_to == gathering.OpenTo.ANYONE
    opened |= gathering.open_to == gathering.OpenTo.SIGNED_IN and has_introduced(person)
    return opened and can_see(person, community)


def takes_people(gathering, *, at=None):
    """Whether one can still register: it has a day, is not over, and takes place."""
    is_on = gathering.state == gathering.State.PLANNED and not gathering.is_over(at=at)
    return is_on and not hiding_of(gathering)


def can_come(person, gathering, *, at=None):
    return is_signed_in(person) and takes_people(gathering, at=at) and is_open_to(person, gathering)


def can_answer_dates(person, gathering):
    """While a day is being found, whom it is for says when they can."""
    is_on = gathering.is_asking and not hiding_of(gathering)
    return is_on and is_signed_in(person) and is_open_to(person, gathering)


def can_see_link(person, gathering):
    """The way in from elsewhere is for members and who comes, not for everyone who reads of it."""
    return is_member(person, gathering.community) or is_there(person, gathering)


def can_say_i_was_there(person, gathering):
    """Who could come, once it began."""
    if not gathering.has_begun() or gathering.is_cancelled or hiding_of(gathering):
        return False
    return is_signed_in(person) and (is_open_to(person, gathering) or is_there(person, gathering))


def can_keep(person, commitment):
    """Who agreed to it says what became of it; stewards where its owner is gone or cannot."""
    if not is_signed_in(person) or hiding_of(commitment):
        return False
    if commitment.owner_id == person.pk:
        return not was_removed(person, commitment.community)
    return can_lead(person, commitment.gathering)
