"""Cancelling a gathering with a reason, and letting it go ahead after all."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.feed.telling import tell, untell
from samenspel.gatherings import access
from samenspel.gatherings.models import Gathering, GatheringStep
from samenspel.gatherings.signals import gathering_cancelled, gathering_resumed
from samenspel.gatherings.stepping import (
    held,
    say_changed,
    step_to,
    tell_who_comes,
    those_after,
    write_step,
)
from samenspel.work.refusing import NotNow

State, Step = Gathering.State, GatheringStep.Step


@transaction.atomic
def cancel(gathering, *, by, why, following=False, at=None):
    """It does not take place, and why; a second time changes nothing. Who comes hears so."""
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_lead(by, gathering):
        raise PermissionDenied
    if gathering.is_over(at=at) and not gathering.is_cancelled:
        raise NotNow(_("It is over already. Say in the minutes what came of it, or that nobody was there."))
    for each in [gathering, *(those_after(gathering) if following else [])]:
        if not each.is_cancelled:
            cancel_one(each, by=by, why=why, at=at)
    return gathering


def cancel_one(gathering, *, by, why, at):
    """Cancel one gathering that is held, as part of an act that asked who may."""
    step_to(gathering, State.CANCELLED)
    step = write_step(gathering, Step.CANCELLED, by=by, at=at, why=why)
    tell("gatherings.cancelled", by=by, about=gathering, at=at)
    tell_who_comes("gatherings.cancelled", gathering, by=by, at=at)
    gathering_cancelled.send(sender=Gathering, gathering=gathering, step=step, by=by)
    say_changed(gathering)


@transaction.atomic
def resume(gathering, *, by, at=None):
    """It goes ahead after all, and is no news as cancelled; a second time changes nothing."""
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_lead(by, gathering) or gathering.community.is_archived:
        raise PermissionDenied
    if not gathering.is_cancelled:
        return gathering
    if gathering.is_over(at=at):
        raise NotNow(_("Its day has gone by. Call a new one, on another day."))
    step_to(gathering, State.PLANNED if gathering.starts_at else State.ASKING)
    step = write_step(gathering, Step.RESUMED, by=by, at=at)
    untell(gathering, "gatherings.cancelled")
    tell_who_comes("gatherings.moved", gathering, by=by, at=at)
    gathering_resumed.send(sender=Gathering, gathering=gathering, step=step, by=by)
    say_changed(gathering)
    return gathering
