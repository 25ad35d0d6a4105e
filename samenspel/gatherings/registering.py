"""Coming to a gathering, waiting for a place, staying away; whoever waits longest moves up."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.gatherings import access
from samenspel.gatherings.models import Gathering, Registration, RegistrationStep
from samenspel.gatherings.signals import came_in, went_out
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify

State = Registration.State


@transaction.atomic
def register(gathering, *, by, called="", words="", at=None):
    """Come, or wait for a place when it is full; a second time changes only the words."""
    at = at or timezone.now()
    gathering = _held(gathering)
    if not access.can_come(by, gathering, at=at):
        raise PermissionDenied
    row = let_in(gathering, by, by=by, at=at, called=called, words=words)
    lead = gathering.host or gathering.by
    if lead is not None:
        notify("gatherings.registered", to=[lead], about=row, by=by, community=gathering.community, at=at)
    return row


@transaction.atomic
def leave(gathering, *, person, by, at=None):
    """Not come, or wait no longer; a second time changes nothing. Who leads may take a place back."""
    gathering, at = _held(gathering), at or timezone.now()
    if by != person and not access.can_lead(by, gathering):
        raise PermissionDenied
    row = gathering.registrations.standing().filter(person=person).first()
    if row is None:
        return
    had_a_place = row.comes
    _step(row, State.LEFT, by=by, at=at)
    if had_a_place:
        went_out.send(sender=Registration, registration=row, by=by)
    if by != person:
        notify("gatherings.taken_back", to=[person], about=row, by=by, community=gathering.community, at=at)
    move_up(gathering, at=at)
    _changed(gathering)


def let_in(gathering, person, *, by, at, called="", words=""):
    """Give somebody a place, or one on the waiting list, as part of an act that asked who may."""
    row = Registration.objects.filter(gathering=gathering, person=person).first()
    row = row or Registration(gathering=gathering, person=person, state=State.LEFT, at=at)
    row.called, row.words = called or row.called, words or row.words
    if row.state != State.LEFT:
        row.save()
        return row
    row.state = State.LEFT
    _step(row, State.WAITING if is_full(gathering) else State.REGISTERED, by=by, at=at)
    if row.comes:
        came_in.send(sender=Registration, registration=row, by=by)
    _changed(gathering)
    return row


def move_up(gathering, *, at=None):
    """Let in who waits longest as long as there are places; they hear so."""
    if not access.takes_people(gathering, at=at):
        return
    while not is_full(gathering):
        row = gathering.registrations.waiting().select_related("person").first()
        if row is None:
            return
        _step(row, State.REGISTERED, by=None, at=at or timezone.now())
        notify("gatherings.moved_up", to=[row.person], about=row, community=gathering.community, at=at)
        came_in.send(sender=Registration, registration=row, by=None)


def is_full(gathering):
    return gathering.most is not None and gathering.registrations.coming().count() >= gathering.most


def _step(row, state, *, by, at):
    row.state, row.moved_at = state, at
    row.save()
    RegistrationStep.objects.create(registration=row, step=state, by=by, at=at)


def _held(gathering):
    """Held until the act is done: two people never get the last place."""
    Gathering.objects.select_for_update().get(pk=gathering.pk)
    return Gathering.objects.select_related("community", "host", "by").get(pk=gathering.pk)


def _changed(gathering):
    changed(f"gathering:{gathering.pk}")
