"""Applying for an open role, also from outside, and answering."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities import access
from samenspel.communities.joining import admit
from samenspel.communities.letters import tell_by_mail
from samenspel.communities.models import ApplicationAnswer, RoleApplication
from samenspel.communities.stewarding import stewards_of
from samenspel.notifications.notifying import notify


@transaction.atomic
def apply(role, person, *, words, called="", at=None):
    """Say that I would like to do this; saying it twice changes nothing."""
    if not access.can_apply(person, role):
        raise PermissionDenied
    application, is_new = RoleApplication.objects.get_or_create(
        role=role,
        person=person,
        is_open=True,
        defaults={"words": words, "called": called, "at": at or timezone.now()},
    )
    if is_new:
        to = stewards_of(role.community)
        notify("communities.applied", to=to, about=application, by=person, community=role.community, at=at)
    return application


def withdraw(application, *, by, at=None):
    """Take one's own application back; says whether it was still open."""
    if by != application.person:
        raise PermissionDenied
    return application.close(withdrawn_at=at or timezone.now())


@transaction.atomic
def accept(application, *, by, words="", status=None, until=None, at=None):
    """Grant the role to whoever applied; says whether this answer counts.

    status   how they take part from now on; None leaves them outside, with the role only
    """
    role, person = application.role, application.person
    if not access.can_look_after(by, role.community) or access.was_removed(person, role.community):
        raise PermissionDenied
    if not application.close():
        return False
    if status:
        admit(role.community, person, at=at, status=status, let_in_by=by)
    grant = role.grant(person, by=by, until=until, at=at)
    _answer(application, accepted=True, by=by, words=words, grant=grant, at=at)
    told = {"kind": "communities.role_granted", "about": grant, "by": by, "at": at}
    tell_by_mail("application_accepted", person, community=role.community, role=role, words=words, **told)
    return True


@transaction.atomic
def decline(application, *, by, words, at=None):
    """Say no with a kind reason; says whether this answer counts."""
    if not access.can_steward(by, application.role.community):
        raise PermissionDenied
    if not application.close():
        return False
    answer = _answer(application, accepted=False, by=by, words=words, at=at)
    notify(
        "communities.application_declined",
        to=[application.person],
        about=answer,
        by=by,
        community=application.role.community,
        at=at,
    )
    tell_by_mail(
        "application_declined",
        application.person,
        community=application.role.community,
        role=application.role,
        words=words,
        kind="communities.application_declined",
        about=answer,
        by=by,
        at=at,
    )
    return True


def _answer(application, *, at, **said):
    return ApplicationAnswer.objects.create(application=application, at=at or timezone.now(), **said)
