"""Keeping distance: muting someone, blocking someone, and what that leaves out of what one sees."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from samenspel.moderation.models import Block, Mute
from samenspel.privacy.visibility import is_signed_in

# Rooms above name whom a viewer sees in spite of a block, since they look after them: viewer → Q of people.
SPARED: list[Callable] = []


def muted_by(person):
    """The primary keys of those whom ``person`` does not want to read."""
    return Mute.objects.filter(by=person).values("person") if is_signed_in(person) else Mute.objects.none()


def unblocked(viewer):
    """Q of the people between whom and ``viewer`` nobody put a block; what ``Person.visible_to`` adds."""
    if not is_signed_in(viewer):
        return Q()
    kept_away = Block.objects.filter(person=viewer).values("by")
    sent_away = Block.objects.filter(by=viewer).values("person")
    seen = ~Q(pk__in=kept_away) & ~Q(pk__in=sent_away)
    for spared in SPARED:
        seen |= spared(viewer)
    return seen


def mute(person, *, by):
    _keep(Mute, person, by)


def unmute(person, *, by):
    Mute.objects.filter(by=by, person=person).delete()


def block(person, *, by):
    """Neither sees the other; whoever is blocked is not told."""
    _keep(Block, person, by)


def unblock(person, *, by):
    Block.objects.filter(by=by, person=person).delete()


def _keep(model, person, by):
    if not is_signed_in(by) or by.pk == person.pk:
        raise PermissionDenied
    model.objects.get_or_create(by=by, person=person)
