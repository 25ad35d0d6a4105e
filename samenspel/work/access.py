"""Who may do what with a result."""

from samenspel.communities.access import can_contribute, can_steward
from samenspel.moderation.hiding import hiding_of


def can_publish(person, community):
    return can_contribute(person, community)


def can_withdraw(person, result):
    """Whoever published it, and the stewards of its community; what is hidden stays as it was judged."""
    is_theirs = result.published_by_id == getattr(person, "pk", None)
    return (is_theirs or can_steward(person, result.community)) and not hiding_of(result)
