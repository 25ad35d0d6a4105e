"""Reading the signs of a community's stage of life: the adapter to ``measures.lifecycle``, in words."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from measures import lifecycle
from measures.lifecycle import Deed
from samenspel.communities.models import Community, Membership
from samenspel.communities.sockets import DEEDS
from samenspel.privacy import discretion

__all__ = ["Deed", "Look", "look_at"]

LOOKING_BACK_DAYS = 730

REASONS = {
    "quiet": _("Nothing was done here for half a year. What would breathe new life into it?"),
    "still_quiet": _(
        "It is still quiet. Perhaps what you came for is done, and can be celebrated and closed."
    ),
    "begun": _("You are no longer only thinking about it: something is being done."),
    "long_idea": _(
        "It has been an idea for more than nine months. Who would begin with a small step, or shall it rest?"
    ),
    "members_start": _("At least half of what is begun here is begun by members, not by the stewards."),
    "moves_again": _("At least five people did something here in the last four weeks."),
    "carried": _("Members begin nearly everything, newcomers stay, and every month something comes of it."),
    "fits": _("What is seen fits the stage you are in."),
}


@dataclass(frozen=True)
class Sign:
    """One thing that can be seen: ``value`` as it may be shown, and how it is counted."""

    label: str
    value: object
    meaning: str


@dataclass(frozen=True)
class Look:
    """``stage`` is what the signs suggest, ``reason`` why, ``is_other`` whether it is not the present one."""

    signs: list
    stage: str
    reason: str
    is_other: bool

    @property
    def stage_in_words(self):
        return Community.Stage(self.stage).label


def look_at(community, *, at=None):
    """What can be seen of the life of a community at a moment, and the stage it suggests."""
    at = at or timezone.now()
    deeds, belongings = _deeds(community, at), _belongings(community, at)
    organisers = set(community.stewardships.current(at=at).values_list("person", flat=True))
    facts = {
        "active": lifecycle.active(deeds),
        "started_by_members": lifecycle.started_by(deeds, organisers=organisers),
        "newcomers_staying": lifecycle.staying(belongings),
        "results_in_quarter": lifecycle.things(deeds),
    }
    days_in_stage = _days_in_stage(community, at)
    since_last = min((deed.days_ago for deed in deeds if deed.days_ago >= 0), default=None)
    found = lifecycle.propose(
        community.stage, days_in_stage=days_in_stage, days_since_last=since_last, **facts
    )
    signs = _signs(**facts, returning=lifecycle.returning(deeds), core=lifecycle.core(belongings))
    signs.append(_age(days_in_stage))
    return Look(
        signs=signs,
        stage=found.stage,
        reason=REASONS[found.reason],
        is_other=found.stage != community.stage,
    )


def _deeds(community, at):
    since = at - timedelta(days=LOOKING_BACK_DAYS)
    return list(chain.from_iterable(deeds(community, since, at) for deeds in DEEDS))


def _belongings(community, at):
    rows = Membership.objects.members().filter(community=community, since__lte=at)
    return [
        lifecycle.Belonging(
            person=row.person_id,
            since=days_between(row.since, at),
            until=days_between(row.until, at) if row.until and row.until <= at else None,
            is_core=row.status == Membership.Status.CORE,
        )
        for row in rows
    ]


def days_between(moment, at):
    return (at - moment).total_seconds() / 86400


def _days_in_stage(community, at):
    last = community.stage_changes.filter(at__lte=at).order_by("-at", "-pk").first()
    return days_between(last.at if last else community.started_at, at)


def _signs(*, active, started_by_members, newcomers_staying, results_in_quarter, returning, core):
    share = discretion.share
    return [
        Sign(
            _("Active in the last four weeks"), discretion.count(active), _("people who did something here")
        ),
        Sign(
            _("Begun by members"),
            _share_of_things(started_by_members),
            _("of what was begun in half a year, the part not begun by stewards"),
        ),
        Sign(
            _("Newcomers who stay"),
            share(newcomers_staying.n, of=newcomers_staying.of),
            _("of who came in the last ten months, the part still there after sixty days"),
        ),
        Sign(
            _("People who come back"),
            share(returning.n, of=returning.of),
            _("of who did something this quarter, the part who had done so before"),
        ),
        Sign(_("Results this quarter"), results_in_quarter, _("things that came about in thirteen weeks")),
        Sign(_("Core members"), share(core.n, of=core.of), _("the part of all who take part")),
    ]


def _share_of_things(part):
    """A share of things is about people too, when few things tell who began them."""
    return discretion.share(part.n, of=part.of)


def _age(days_in_stage):
    months = int(days_in_stage // 30.44)
    return Sign(_("In this stage"), months, _("months since the stewards set it"))
