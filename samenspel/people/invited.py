"""Whether the key of an invitation opens, and holding a place by it while someone makes an account."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from samenspel.people.models import Invitation, InvitationUse
from samenspel.people.sockets import INVITATIONS_SHUT


class NotOpen(Exception):
    """This key opens nothing: wrong, past its date, used up or called back. Which of these is not said."""


def hash_of(key):
    return sha256(key.encode()).hexdigest()


def opened(key_hash, at=None, person=None):
    """The invitation whose key has this hash, while it can be used or ``person`` holds a place by it.

    Raises NotOpen.
    """
    found = Invitation.objects.select_related("by").filter(key_hash=key_hash)
    invitation = found.open(at).first() or _held_by(person, found)
    if invitation is None or is_shut(invitation):
        raise NotOpen
    return invitation


def _held_by(person, found):
    return found.filter(revoked_at=None, uses__person=person).first() if person else None


def is_shut(invitation):
    """Whether who invited is gone, or what it was for is not there any more."""
    return not invitation.by.is_active or any(shut(invitation) for shut in INVITATIONS_SHUT)


@transaction.atomic
def hold_place(key_hash, person, *, at=None):
    """Use it up for who makes an account by it, before they are in; of two at once the last place is one's.

    Raises NotOpen. Who never confirms their address keeps the place: whoever invited sees it, and can
    invite again.
    """
    at = at or timezone.now()
    invitation = locked(key_hash)
    if invitation.uses.filter(person=person).exists():
        return
    if not invitation.is_open(at) or is_shut(invitation):
        raise NotOpen
    InvitationUse.objects.create(invitation=invitation, person=person, at=at)


def locked(key_hash):
    """The invitation, held until the transaction is done. Raises NotOpen."""
    invitation = Invitation.objects.select_for_update().filter(key_hash=key_hash).first()
    if invitation is None:
        raise NotOpen
    return invitation
