"""Giving a series another rule from one of its gatherings on; what that does is told before it is done.

The gatherings that follow take the moments of the new rule in their order, with their agenda and who comes.
One that was moved by hand keeps its own day, a cancelled one stays cancelled. What is left over is cancelled,
and what the rule asks more is called. From there on it is a series of its own; what has been stays as it was.
"""

from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings import access, calling, cancelling, changing, recurring
from samenspel.gatherings.models import Gathering, Series
from samenspel.gatherings.stepping import held
from samenspel.work.refusing import NotNow


@dataclass
class Turn:
    """A moment of the new rule, on its clock, and the gathering that takes it; None for one that is new."""

    begins: datetime
    ends: datetime
    gathering: Gathering | None = None

    @property
    def is_same(self):
        return (self.begins, self.ends) == (self.gathering.starts_at, self.gathering.ends_at)


@dataclass
class Plan:
    """What another rule does.

    moving   those that follow the rule        kept  those that were moved by hand and keep their own day
    off      those that stay cancelled          over  those for which there is no place any more
    new      those that are called
    """

    series: Series
    moving: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    off: list = field(default_factory=list)
    over: list = field(default_factory=list)
    new: list = field(default_factory=list)

    @property
    def changing(self):
        """Those that get another moment than they have."""
        return [turn for turn in self.moving if not turn.is_same]

    @property
    def same(self):
        """How many stay where they are."""
        return len(self.moving) - len(self.changing)


def planned(gathering, *, by, every, starts_at, ends_at, until, nth=None, at=None):
    """The plan, with nothing done yet.

    gathering   the first one that follows the new rule
    starts_at, ends_at   when the first one by the new rule is
    """
    at = at or timezone.now()
    if gathering.series_at is None or not gathering.can_step(Gathering.State.PLANNED):
        raise NotNow(_("It does not come back by a rule."))
    if gathering.has_begun(at=at) or starts_at <= at:
        raise NotNow(_("Another rule begins with a gathering and a day that are still to come."))
    first = copy(gathering)
    first.starts_at, first.ends_at, first.by, first.at = starts_at, ends_at, by, at
    plan = Plan(calling.series_of(first, every, nth, until))
    turns, following = list(_turns(plan.series)), list(_following(gathering))
    for turn, each in zip(turns, following, strict=False):
        turn.gathering = each
        _place(plan, turn)
    plan.over, plan.new = following[len(turns) :], turns[len(following) :]
    return plan


@transaction.atomic
def give_rule(gathering, *, by, why="", at=None, **rule):
    """Do what the plan says; who comes to one that moves or is cancelled hears so, with why."""
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_lead(by, gathering):
        raise PermissionDenied
    plan, before = planned(gathering, by=by, at=at, **rule), gathering.series
    plan.series.save(force_insert=True)
    for turn in (*plan.moving, *plan.kept, *plan.off):
        turn.gathering.series, turn.gathering.series_at = plan.series, turn.begins
    for turn in plan.moving:
        when = {"starts_at": turn.begins, "ends_at": turn.ends}
        changing.change_one(turn.gathering, by=by, why=why, at=at, **when)
    for turn in (*plan.kept, *plan.off):
        turn.gathering.save(update_fields=["series", "series_at"])
    _let_go(plan.over, by=by, why=why or _("The series ends earlier now."), at=at)
    calling.call_more(gathering, plan.series, [turn.begins for turn in plan.new], by=by, at=at)
    _end_before(before)
    return plan


def _turns(series):
    long = timedelta(minutes=series.minutes)
    for moment in recurring.moments(series):
        yield Turn(moment.astimezone(series.tz), (moment + long).astimezone(series.tz))


def _following(gathering):
    """It and those after it, also the cancelled ones: they have a place in the series."""
    rows = Gathering.objects.filter(series=gathering.series_id, series_at__gte=gathering.series_at)
    states = [Gathering.State.PLANNED, Gathering.State.CANCELLED]
    return rows.filter(state__in=states).select_related("community", "host", "by").order_by("series_at")


def _place(plan, turn):
    if turn.gathering.is_cancelled:
        plan.off.append(turn)
    elif turn.gathering.is_moved:
        plan.kept.append(turn)
    else:
        plan.moving.append(turn)


def _let_go(gatherings, *, by, why, at):
    """They stand by themselves from now on, cancelled."""
    for each in gatherings:
        each.series, each.series_at = None, None
        each.save(update_fields=["series", "series_at"])
        if not each.is_cancelled:
            cancelling.cancel_one(each, by=by, why=why, at=at)


def _end_before(series):
    """The rule as it was ends with the last one it still has; without any it is gone."""
    last = series.gatherings.order_by("-series_at").first()
    if last is None:
        series.delete()
        return
    series.until = last.series_at.astimezone(series.tz).date()
    series.sequence += 1
    series.save(update_fields=["until", "sequence"])
