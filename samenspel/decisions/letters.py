"""Letters of this room: to who is asked something, and to who objected."""

from samenspel.communities.letters import tell_by_mail


def tell(name, person, proposal, **said):
    """Send ``decisions/mail/<name>.txt``; not to who gave only an address, or whose account is closed."""
    if person is not None and person.is_active and not person.is_light:
        community = proposal.community
        tell_by_mail(name, person, community=community, room="decisions", proposal=proposal, **said)
