"""Settling the minutes of a gathering, and opening them again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.feed.telling import tell
from samenspel.gatherings import access
from samenspel.gatherings.models import Gathering, GatheringStep
from samenspel.gatherings.stepping import held, say_changed, step_to, write_step
from samenspel.work.refusing import NotNow

State, Step = Gathering.State, GatheringStep.Step


@transaction.atomic
def settle(gathering, *, by, at=None):
    """The minutes say it well: from now on they stay as they are. A second time changes nothing."""
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_lead(by, gathering):
        raise PermissionDenied
    if gathering.is_held:
        return gathering
    if not gathering.has_begun(at=at):
        raise NotNow(_("It has not begun yet."))
    step_to(gathering, State.HELD, moved=False)
    write_step(gathering, Step.HELD, by=by, at=at)
    tell("gatherings.held", by=by, about=gathering, at=at)
    say_changed(gathering)
    return gathering


@transaction.atomic
def reopen(gathering, *, by, at=None):
    """Write on in the minutes; a second time changes nothing."""
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_lead(by, gathering) or gathering.community.is_archived:
        raise PermissionDenied
    if gathering.is_held:
        step_to(gathering, State.PLANNED, moved=False)
        write_step(gathering, Step.REOPENED, by=by, at=at)
        say_changed(gathering)
    return gathering
