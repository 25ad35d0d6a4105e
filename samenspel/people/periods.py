"""How long this room keeps what has an end: light accounts nobody used, invitations, devices."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.house.models import AuditKey
from samenspel.house.sockets import keep_for
from samenspel.people.models import Invitation, Person
from samenspel.privacy.erasing import SettleFirst, erase
from samenspel.search.models import SearchDoc

# What every account has, also when its owner never did anything.
COMES_BY_ITSELF = {EmailAddress, EmailConfirmation, UserSession, SearchDoc, AuditKey}


def _unused(before):
    """Light accounts from before a moment whose owner did nothing with it and did not come back since."""
    quiet = Person.objects.filter(introduced_at=None, joined_at__lt=before, is_administrator=False)
    quiet = quiet.filter(Q(last_login=None) | Q(last_login__lt=before))
    return [person for person in quiet.order_by("pk") if not _did_anything(person)]


def _did_anything(person):
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: person}).exists()
        for relation in Person._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and relation.related_model not in COMES_BY_ITSELF
    )


def _erase_unused(before):
    number = 0
    for person in _unused(before):
        try:
            erase(person, by=None)
        except SettleFirst:
            continue
        number += 1
    return number


keep_for(
    "light",
    label=_("Accounts with only an e-mail address that were never used"),
    why=_("Whoever did nothing with it has no need of it; a month gives time to begin."),
    default=6,
    least=1,
    most=12,
    waiting=lambda before: len(_unused(before)),
    end=_erase_unused,
)


def _ended_invitations(before):
    return Invitation.objects.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before))


keep_for(
    "invitations",
    label=_("Invitations that have ended"),
    why=_("An address somebody did not give us themselves stays no longer than it is of use."),
    default=3,
    least=1,
    most=12,
    waiting=lambda before: _ended_invitations(before).count(),
    end=lambda before: _removed(_ended_invitations(before)),
)


def _removed(rows):
    number = rows.count()
    rows.delete()
    return number


keep_for(
    "devices",
    label=_("Devices you were signed in on"),
    why=_("Long enough to notice a stranger among them, and no longer."),
    default=1,
    least=1,
    most=6,
    waiting=lambda before: UserSession.objects.filter(last_seen_at__lt=before).count(),
    end=lambda before: _removed(UserSession.objects.filter(last_seen_at__lt=before)),
)
