"""Who may do what with a result."""

from samenspel.communities.access import can_contribute, can_steward


def can_publish(person, community):
    return can_contribute(person, community)


def can_withdraw(person, result):
    """Whoever published it, and the stewards of its community."""
    return result.published_by_id == getattr(person, "pk", None) or can_steward(person, result.community)
