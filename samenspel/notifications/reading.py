"""Having read: once on one device is read on all."""

from django.db import transaction
from django.utils import timezone

from samenspel.live.changing import changed
from samenspel.notifications.models import Notification
from samenspel.notifications.sockets import KINDS


def read_groups(person, groups, *, at=None):
    """What is said together was read."""
    _read(person, Notification.objects.filter(group__in=groups), at)


def read_until(person, newest, *, at=None):
    """All was read up to ``newest`` (a primary key): what came in meanwhile stays new."""
    _read(person, Notification.objects.filter(pk__lte=newest), at)


def saw(person, about, *kinds, at=None):
    """``person`` saw the thing itself: what they were told of it in these kinds needs no reading any more."""
    if person.is_authenticated:
        read_groups(person, [KINDS[kind].group_of(about) for kind in kinds], at=at)


def changed_for(*people):
    """Let the open pages of these people (primary keys) know that their notifications changed."""
    changed(*(f"person:{pk}" for pk in people))


@transaction.atomic
def _read(person, rows, at):
    if rows.filter(person=person, read_at=None).update(read_at=at or timezone.now()):
        changed_for(person.pk)
