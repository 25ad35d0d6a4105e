"""What administrators do with accounts, one or many at once: close, open again, invite, appoint, erase."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.house.access import is_administrator
from samenspel.house.auditing import record
from samenspel.intake.models import DatasetPerson
from samenspel.people.models import Person
from samenspel.privacy.erasing import to_settle

INACTIVE_DAYS = 365


class LastAdministrator(Exception):
    """Nobody would look after the house any more."""


def narrowed(people, kind):
    """The people of one kind, by the name it has in the filter; an unknown kind leaves everyone."""
    brought = Exists(DatasetPerson.objects.filter(person=OuterRef("pk"), brought_in=True))
    long_ago = timezone.now() - timedelta(days=INACTIVE_DAYS)
    kinds = {
        "never": Q(last_login=None, introduced_at__isnull=False),
        "light": Q(introduced_at=None),
        "imported": Q(brought),
        "away": Q(last_login__lt=long_ago),
        "closed": Q(is_active=False),
        "administrators": Q(is_administrator=True),
    }
    return people.filter(kinds[kind]) if kind in kinds else people


@transaction.atomic
def close(person, *, by, at=None):
    """Close an account: nobody sees it and it lets nobody in; nothing is lost, and it can be opened again."""
    _only(by)
    if not person.is_active:
        return
    if person.is_administrator:
        unappoint(person, by=by, at=at)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    for session in UserSession.objects.filter(user=person):
        session.end()
    record("people.account_closed", by=by, person=person, at=at)


@transaction.atomic
def open_again(person, *, by, at=None):
    _only(by)
    if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        record("people.account_opened", by=by, person=person, at=at)


@transaction.atomic
def appoint(person, *, by, at=None):
    """Let someone look after the house. ``by`` None is the command line."""
    if by is not None:
        _only(by)
    if person.is_light or not person.is_active:
        raise PermissionDenied
    if Person.objects.filter(pk=person.pk, is_administrator=False).update(is_administrator=True):
        record("people.administrator_made", by=by, person=person, at=at)


@transaction.atomic
def unappoint(person, *, by, at=None):
    """Let someone look after the house no longer. Raises LastAdministrator."""
    if by is not None:
        _only(by)
    # Two who step back at the same moment wait for each other here.
    administrators = Person.objects.select_for_update().filter(is_administrator=True, is_active=True)
    others = [each for each in administrators if each.pk != person.pk]
    if not others and by is not None:
        raise LastAdministrator
    if Person.objects.filter(pk=person.pk, is_administrator=True).update(is_administrator=False):
        record("people.administrator_unmade", by=by, person=person, at=at)


def _only(by):
    if not is_administrator(by):
        raise PermissionDenied


def why_not(act, person, by):
    """Why this cannot be done with this person, or nothing when it can."""
    if act in {"close", "erase"} and person == by:
        return _("that is you")
    if act == "invite" and not person.email:
        return _("no e-mail address is known")
    if act == "invite" and person.last_login:
        return _("has signed in before")
    if act == "appoint" and (person.is_light or not person.is_active):
        return _("has no open account with a profile")
    if act in {"unappoint", "close"} and person.is_administrator and _is_last(person):
        return _("is the last administrator")
    if act == "erase":
        return "; ".join(str(sentence) for sentence, _address in to_settle(person))
    return ""


def _is_last(person):
    others = Person.objects.filter(is_administrator=True, is_active=True).exclude(pk=person.pk)
    return not others.exists()
