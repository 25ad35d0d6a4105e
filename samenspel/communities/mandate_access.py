"""Who may do what with a mandate card."""

from samenspel.communities import access
from samenspel.organisations.access import speaks_for
from samenspel.privacy.visibility import is_signed_in


def can_propose(person, community):
    """Say who may decide what here: whoever takes part, of themselves; stewards, of every member."""
    return access.can_contribute(person, community) or access.can_look_after(person, community)


def can_propose_for(person, community, *, holder=None, role=None):
    """A steward for every holder; a member for themselves, or for a role they hold."""
    if access.can_look_after(person, community):
        return True
    if not access.can_contribute(person, community):
        return False
    return holder == person or (role is not None and role.grants.current().filter(person=person).exists())


def can_change(person, card):
    """Propose other terms: a holder who takes part, a steward, or who speaks for the organisation."""
    if card.is_withdrawn or card.community.is_archived:
        return False
    return bool(
        (is_holder(person, card) and (card.role_id or access.is_member(person, card.community)))
        or access.can_look_after(person, card.community)
        or speaks_for(person, card.organisation)
    )


def can_name_backup(person, community):
    """Choose who stands in, and so read who takes part here: whoever takes part, and who looks after it."""
    return access.is_member(person, community) or access.can_steward(person, community)


def can_answer(person, card):
    """Four eyes: who speaks for it, and neither holds the card, stands in, nor wrote these terms."""
    waiting = card.waiting
    return (
        waiting is not None
        and getattr(person, "pk", None) not in {waiting.by_id, waiting.backup_id}
        and not is_holder(person, card)
        and speaks_for(person, card.organisation)
    )


def can_withdraw(person, card):
    return not card.is_withdrawn and (is_holder(person, card) or speaks_for(person, card.organisation))


def is_holder(person, card):
    return is_signed_in(person) and person.pk in card.holder_ids()
