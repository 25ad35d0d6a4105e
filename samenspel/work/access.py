"""Who may do what with a result."""

from samenspel.communities.access import can_contribute, can_look_after, can_steward
from samenspel.moderation.hiding import hiding_of


def can_publish(person, community):
    return can_contribute(person, community)


def can_withdraw(person, result):
    """Whoever published it, and the stewards of its community; what is hidden stays as it was judged."""
    is_theirs = result.published_by_id == getattr(person, "pk", None)
    return (is_theirs or can_steward(person, result.community)) and not hiding_of(result)


def can_revise(person, result):
    """Whoever published it while they take part, and stewards; in an archive nothing changes any more."""
    is_theirs = result.published_by_id == getattr(person, "pk", None)
    community = result.community
    may = can_look_after(person, community) or (is_theirs and can_contribute(person, community))
    return may and not hiding_of(result)
