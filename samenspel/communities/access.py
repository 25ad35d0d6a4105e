"""Who may do what with a community."""

from samenspel.communities.models import Community
from samenspel.privacy.visibility import is_signed_in


def can_see(person, community):
    return Community.objects.visible_to(person).filter(pk=community.pk).exists()


def is_member(person, community):
    """Whether ``person`` takes part, in whatever status."""
    return community.membership_of(person) is not None


def can_steward(person, community):
    """Stewards look after the community; administrators may where nobody else can."""
    if not is_signed_in(person):
        return False
    if person.is_administrator:
        return True
    membership = community.membership_of(person)
    return membership is not None and membership.is_steward


def can_join(person, community):
    return (
        is_signed_in(person)
        and community.openness == Community.Openness.OPEN
        and community.stage != Community.Stage.CLOSED
        and can_see(person, community)
    )


def can_ask(person, community):
    return (
        is_signed_in(person)
        and community.openness == Community.Openness.ASK
        and community.stage != Community.Stage.CLOSED
        and can_see(person, community)
        and not is_member(person, community)
    )


def can_contribute(person, community):
    """Followers watch; everyone else who belongs may publish and take part."""
    membership = community.membership_of(person)
    return membership is not None and membership.closeness > 0
