"""The story of a community out of its rows: one line for each thing that happened, latest first."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode

from samenspel.communities.models import Membership, RoleGrant
from samenspel.moderation.distance import muted_by
from samenspel.people.models import Person

SIZE = 40


@dataclass(frozen=True)
class Line:
    """``kind`` names how it is told (see history.html), ``thing`` is the row it comes from.

    said   when, as it is told: a moment, or a day for what is held from day to day
    """

    at: datetime
    kind: str
    thing: Any
    said: Any


@dataclass(frozen=True)
class HistoryPage:
    lines: list
    older_url: str


def page_of_history(community, request):
    """The lines that ``request.user`` may read, from the moment the address asks for backwards."""
    before = _asked(request)
    lines = sorted(_lines(community, request.user, before), key=lambda line: line.at, reverse=True)
    page = lines[:SIZE]
    # What happened at one moment stands together: the next page begins before it.
    page += [line for line in lines[SIZE:] if line.at == page[-1].at]
    has_older = len(lines) > len(page)
    older = urlencode({"before": page[-1].at.isoformat()}) if has_older else ""
    return HistoryPage(lines=page, older_url=f"{request.path}?{older}" if older else "")


def _asked(request):
    try:
        before = parse_datetime(request.GET.get("before", "")[:40])
    except ValueError:
        return None
    return before if before is not None and timezone.is_aware(before) else None


def _lines(community, viewer, before):
    """More than a page of each kind, so that no line between them is missed."""
    seen = Person.objects.visible_to(viewer).exclude(pk__in=muted_by(viewer))
    for rows, moment, kind in (
        (community.stage_changes.select_related("by"), "at", "stage"),
        (community.agreements.all(), "made_at", "agreement"),
        (_came(community, seen), "since", "joined"),
        (_came(community, seen).exclude(until=None), "until", "left"),
        (_looked_after(community, seen), "since", "steward"),
        (_looked_after(community, seen).exclude(until=None), "until", "steward_until"),
        (_held(community, seen), "since", "granted"),
        (_held(community, seen).filter(until__lte=timezone.localdate()), "until", "handed_back"),
    ):
        yield from _some(rows, moment, kind, before)
    if before is None or community.started_at < before:
        yield Line(community.started_at, "started", community, community.started_at)


def _came(community, seen):
    members = Membership.objects.members().filter(community=community, person__in=seen)
    return members.select_related("person")


def _looked_after(community, seen):
    return community.stewardships.filter(person__in=seen).select_related("person")


def _held(community, seen):
    return RoleGrant.objects.filter(role__community=community, person__in=seen).select_related(
        "person", "role"
    )


def _some(rows, moment, kind, before):
    if before is not None:
        is_day = rows.model is RoleGrant
        rows = rows.filter(**{f"{moment}__lte": timezone.localdate(before) if is_day else before})
    for row in rows.order_by(f"-{moment}", "-pk")[: SIZE * 2]:
        said = getattr(row, moment)
        at = _as_moment(said)
        if before is None or at < before:
            yield Line(at, kind, row, said)


def _as_moment(value):
    """A role is held from day to day; in a story it stands at the end of that day."""
    return (
        value if isinstance(value, datetime) else timezone.make_aware(datetime.combine(value, time(23, 59)))
    )
