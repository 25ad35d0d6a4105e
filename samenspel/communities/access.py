"""Who may do what with a community. No models here: they ask these questions inside their acts."""

from samenspel.privacy.visibility import is_signed_in


def can_see(person, community):
    return type(community).objects.visible_to(person).filter(pk=community.pk).exists()


def is_member(person, community):
    """Whether ``person`` takes part, in whatever status."""
    return community.membership_of(person) is not None


def is_steward(person, community):
    """Whether ``person`` looks after this community."""
    return is_signed_in(person) and community.stewardships.current().filter(person=person).exists()


def can_steward(person, community):
    """Stewards look after the community; administrators may where nobody else can."""
    return is_signed_in(person) and (person.is_administrator or is_steward(person, community))


def can_look_after(person, community):
    """Stewards, as long as the community is not archived: in an archive nothing new begins."""
    return not community.is_archived and can_steward(person, community)


def was_removed(person, community):
    """Whether a steward took ``person`` out of this community and that still holds."""
    return is_signed_in(person) and community.removals.standing().filter(person=person).exists()


def can_come_in(person, community):
    """Whether nothing stands in the way of ``person`` taking part, however one joins here."""
    return is_signed_in(person) and not community.is_archived and not was_removed(person, community)


def is_invited(person, community):
    """Whether ``person`` used an invitation into this community and has not come in yet."""
    return is_signed_in(person) and community.invited_in.open().filter(person=person).exists()


def can_join(person, community):
    """At once: in an open community, or having been invited."""
    if not can_come_in(person, community) or not can_see(person, community):
        return False
    return community.openness == community.Openness.OPEN or is_invited(person, community)


def can_ask(person, community):
    return (
        community.openness == community.Openness.ASK
        and can_come_in(person, community)
        and can_see(person, community)
        and not is_invited(person, community)
        and not is_member(person, community)
    )


def can_contribute(person, community):
    """Followers watch; everyone else who belongs may publish and take part, until it is archived."""
    membership = community.membership_of(person)
    return membership is not None and membership.closeness > 0 and not community.is_archived


def can_invite(person, community):
    """Stewards, and members where the community lets every member invite."""
    if community.is_archived:
        return False
    if can_steward(person, community):
        return True
    return community.members_invite and can_contribute(person, community)


def can_greet(person, community):
    """Everyone who takes part may welcome a newcomer."""
    return can_contribute(person, community) or can_look_after(person, community)


def can_apply(person, role):
    """Whom a role is open to: members, everyone with a profile, or also who gave only an e-mail address."""
    community = role.community
    if role.archived_at is not None or not can_come_in(person, community) or not can_see(person, community):
        return False
    if role.open_to == role.OpenTo.OUTSIDERS:
        return True
    if role.open_to == role.OpenTo.SIGNED_IN:
        return not person.is_light
    return is_member(person, community)
