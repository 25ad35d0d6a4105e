"""Inviting by link or by mail. Whoever has the link may use it, so it has an end and can be called back.

The key stands in the link only; the house keeps its hash. What an invitation is *for* is known by the room
that made it: that room keeps a row of its own beside it and listens to ``signals.invitation_accepted``
and ``signals.invitation_revoked``.
"""

import secrets
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.house.address import whole
from samenspel.house.auditing import record
from samenspel.people import afterwards, signing_up
from samenspel.people.invited import NotOpen, hash_of, hold_place, locked, opened
from samenspel.people.models import Invitation, Person
from samenspel.people.signals import invitation_accepted, invitation_revoked
from samenspel.people.sockets import INVITATION_LINES, INVITATION_URLS

DAYS = 14
MOST_DAYS = 60
MOST_USES = 100


def may_invite(person):
    return person.is_authenticated and person.is_active and not person.is_light


@transaction.atomic
def invite(*, by, email="", most_uses=1, days=DAYS, at=None):
    """Make an invitation and give it with its key, which cannot be asked for again."""
    if not may_invite(by):
        raise PermissionDenied
    at = at or timezone.now()
    key = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        by=by,
        key_hash=hash_of(key),
        email=email.strip().lower(),
        most_uses=min(max(most_uses, 1), MOST_USES),
        made_at=at,
        expires_at=at + timedelta(days=min(max(days, 1), MOST_DAYS)),
    )
    record("people.invitation_made", by=by, about=invitation, at=at, uses=invitation.most_uses)
    return invitation, key


def opened_by(key, at=None, person=None):
    """The invitation that ``key`` opens, for ``person`` also when they hold a place. Raises NotOpen."""
    return opened(hash_of(key), at, person)


def accept(key, person, *, at=None):
    """Let ``person`` in by ``key``; a second time by the same person changes nothing. Raises NotOpen."""
    return accept_by_hash(hash_of(key), person, at=at)


@transaction.atomic
def accept_by_hash(key_hash, person, *, at=None):
    """As ``accept``, for what waited while someone made an account; the key itself is not kept anywhere."""
    at = at or timezone.now()
    invitation = locked(key_hash)
    use = invitation.uses.filter(person=person).first()
    if use and use.accepted_at:
        return invitation
    if use and invitation.revoked_at:
        raise NotOpen
    hold_place(key_hash, person, at=at)
    invitation.uses.filter(person=person).update(accepted_at=at)
    invitation_accepted.send(Invitation, invitation=invitation, person=person)
    return invitation


@transaction.atomic
def revoke(invitation, *, by, at=None):
    """Call an invitation back; who came in stays in. A second call changes nothing."""
    if by != invitation.by and not by.is_administrator:
        raise PermissionDenied
    if invitation.revoked_at is None:
        invitation.revoked_at = at = at or timezone.now()
        invitation.save(update_fields=["revoked_at"])
        record("people.invitation_revoked", by=by, about=invitation, person=invitation.by, at=at)
        invitation_revoked.send(Invitation, invitation=invitation, by=by, at=at)


def send(invitation, key, *, request):
    """Mail the link, in the language of whoever has the address, or else in the one of who invites."""
    reader = Person.objects.filter(email__iexact=invitation.email).first()
    language = (reader and reader.language) or translation.get_language()
    link = whole(reverse("people:invitation", args=[key]), request)
    with translation.override(language):
        said = {"link": link, "by": invitation.by, "invitation": invitation, "lines": lines_about(invitation)}
        get_adapter().send_mail("people/email/invitation", invitation.email, said)


def lines_about(invitation):
    """What rooms say this invitation is for, each in a sentence."""
    return [line for say in INVITATION_LINES if (line := say(invitation))]


def accept_later(request, key):
    """Let the visitor who opened this link be in by it as soon as they are signed in."""
    afterwards.remember(request, signing_up.ACCEPT, key_hash=hash_of(key))


def _accept_waiting(request, person, said):
    try:
        invitation = accept_by_hash(said["key_hash"], person)
    except NotOpen:
        messages.error(
            request, _("You are signed in, but the invitation no longer works. Ask for another one.")
        )
        return None
    messages.success(request, _("You are in by the invitation of %s.") % invitation.by)
    return url_after(invitation, person)


def url_after(invitation, person):
    """Where ``person`` goes who accepted: what it was for, as a room above says, or None."""
    return next(filter(None, (url(invitation, person) for url in INVITATION_URLS)), None)


afterwards.when_signed_in(signing_up.ACCEPT, _accept_waiting)
