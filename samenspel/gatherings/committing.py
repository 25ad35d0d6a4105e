"""Agreeing who does what before when; keeping it, letting it go with a reason, giving it another day."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings import access
from samenspel.gatherings.attending import may_be_noted
from samenspel.gatherings.models import Commitment, CommitmentStep
from samenspel.gatherings.stepping import held
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.ui.sending import once_only
from samenspel.work.refusing import NotNow

State, Step = Commitment.State, CommitmentStep.Step


def agree(gathering, *, by, owner, item=None, once=None, at=None, **said):
    """Agree that ``owner`` does something before a day; it stands at their home until it is done.

    said   ``what`` and ``by_when``
    """
    said |= {"by": by, "once": once, "at": at or timezone.now()}
    return once_only(lambda: _agree(held(gathering), owner, item, **said), Commitment, once=once, by=by)


def _agree(gathering, owner, item, *, by, at, **said):
    _check(gathering, item, owner, by=by)
    community = gathering.community
    said |= {"community": community, "gathering": gathering, "owner": owner, "item": item}
    new = Commitment.objects.create(**said, by=by, at=at, moved_at=at)
    notify("gatherings.agreed", to=[owner], about=new, by=by, community=community, at=at)
    _changed(new)
    return new


def owners(gathering, viewer):
    """Who can take an agreement home: who comes, was there or is a member, as may be noted."""
    there = gathering.attendance.values("person")
    seen = Person.objects if access.can_lead(viewer, gathering) else Person.objects.visible_to(viewer)
    return may_be_noted(gathering, viewer) | seen.filter(pk__in=there, is_active=True)


def _check(gathering, item, owner, *, by):
    if not access.can_minute(by, gathering) or (item and item.gathering_id != gathering.pk):
        raise PermissionDenied
    if not owners(gathering, by).filter(pk=owner.pk).exists():
        raise NotNow(_("Choose somebody who was there, or takes part here."))


def keep(commitment, *, by, why="", at=None):
    """It is done; a second time changes nothing."""
    return _step(commitment, State.KEPT, Step.KEPT, by=by, why=why, at=at)


def drop(commitment, *, by, why, at=None):
    """It is not going to happen, and why; a second time changes nothing."""
    return _step(commitment, State.DROPPED, Step.DROPPED, by=by, why=why, at=at)


def again(commitment, *, by, why="", at=None):
    """It is to do after all; a second time changes nothing."""
    return _step(commitment, State.OPEN, Step.AGAIN, by=by, why=why, at=at)


@transaction.atomic
def move(commitment, *, by, by_when, why="", at=None):
    """Before another day; the same day again changes nothing."""
    commitment, at = _held(commitment), at or timezone.now()
    if not access.can_keep(by, commitment):
        raise PermissionDenied
    if not commitment.is_open:
        raise NotNow(_("This agreement is not open any more."))
    if commitment.by_when != by_when:
        was, commitment.by_when = commitment.by_when, by_when
        _write(commitment, Step.MOVED, by=by, why=why, at=at, was=was)
    return commitment


@transaction.atomic
def _step(commitment, state, step, *, by, why, at):
    commitment, at = _held(commitment), at or timezone.now()
    if not access.can_keep(by, commitment):
        raise PermissionDenied
    if commitment.state == state:
        return commitment
    if not commitment.can_step(state):
        raise NotNow(_("This agreement is not open any more."))
    commitment.state = state
    _write(commitment, step, by=by, why=why, at=at)
    return commitment


def _write(commitment, step, *, by, why, at, was=None):
    commitment.moved_at = at
    commitment.save(update_fields=["state", "by_when", "moved_at"])
    row = CommitmentStep.objects.create(commitment=commitment, step=step, by=by, why=why, at=at, was=was)
    community = commitment.community
    to = [person for person in (commitment.owner, commitment.by) if person is not None]
    notify("gatherings.commitment_step", to=to, about=row, by=by, community=community, at=at)
    _changed(commitment)


def _held(commitment):
    Commitment.objects.select_for_update().get(pk=commitment.pk)
    rows = Commitment.objects.select_related("community", "gathering__community", "owner", "by")
    return rows.get(pk=commitment.pk)


def _changed(commitment):
    changed(f"gathering:{commitment.gathering_id}", f"community:{commitment.community_id}")
    if commitment.owner_id:
        changed(f"person:{commitment.owner_id}")
