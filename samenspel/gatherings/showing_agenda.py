"""The agenda as a page shows it: each point with what was said, agreed and born there, and who says yes."""

from dataclasses import dataclass, field
from typing import Any

from samenspel.communities.mandate_table import is_shown_to, seats_of
from samenspel.discussions.models import Discussion
from samenspel.gatherings import bearing
from samenspel.gatherings.models import AgendaItem, Commitment, Gathering
from samenspel.gatherings.showing_agreements import furnish_commitments
from samenspel.gatherings.sight import minutes_said_to
from samenspel.people.models import Person
from samenspel.work.models import Call


@dataclass
class Point:
    """A point of the agenda with all that stands at it, as far as the viewer may see it.

    about   what it leads to, or None when there is nothing, or nothing they may see
    ready   organisations that can say yes to its subject, missing those that cannot yet
    """

    item: Any
    part: Any = None
    about: Any = None
    brings: Any = None
    commitments: list = field(default_factory=list)
    births: list = field(default_factory=list)
    ready: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    can_change: bool = False

    @property
    def leads_by_title(self):
        """Whether its own words say what it leads to, so that one link will do."""
        return str(self.about) == self.item.title


def agenda(gathering, viewer, *, may_read, can_lead=False, can_minute=False):
    """The agenda point by point, and what stands beside it."""
    items = list(gathering.agenda_items.order_by("order", "pk"))
    minutes = _minutes(gathering, viewer) if may_read else {}
    commitments = _agreed(gathering, viewer)
    births = bearing.seen_births(gathering, viewer)
    seats = seats_of(gathering.community, viewer) if is_shown_to(viewer, gathering.community) else []
    points = [Point(item, part=minutes.get(item.pk)) for item in items]
    _lead_on(points, viewer)
    for point in points:
        item = point.item
        point.commitments = [each for each in commitments if each.item_id == item.pk]
        point.births = [each for each in births if each.item_id == item.pk]
        point.can_change = can_minute and (can_lead or viewer.pk in {item.by_id, item.brings_id})
        point.ready, point.missing = _who_says_yes(item.subject, seats)
    return {
        "points": points,
        "beside": minutes.get(None),
        "commitments": commitments,
        "births": births,
        "has_minutes": bool(minutes),
        "planned_minutes": sum(item.minutes or 0 for item in items),
        "strip": _strip(gathering.community, seats),
    }


def _minutes(gathering, viewer):
    """{number of a point, or None for beside the agenda: what was written there}."""
    parts = list(gathering.minutes_parts.all())
    minutes_said_to(viewer, gathering, parts)
    return {part.item_id: part for part in parts if part.text}


def _agreed(gathering, viewer):
    rows = Commitment.objects.visible_to(viewer).filter(gathering=gathering).for_cards()
    rows = list(rows.order_by("by_when", "pk"))
    furnish_commitments(rows, viewer)
    return rows


def _lead_on(points, viewer):
    """Give each what it is about and who brings it in, as far as the viewer may see those."""
    items = [point.item for point in points]
    things = _things(items, viewer)
    bringers = Person.objects.visible_to(viewer).in_bulk({item.brings_id for item in items} - {None})
    for point in points:
        point.about = things.get(point.item.about)
        point.brings = bringers.get(point.item.brings_id)


def _strip(community, seats):
    """The organisations at the table, each with the cards that are a yes."""
    for seat in seats:
        seat.yes = [say for say in seat.says if say.is_yes]
    return {"community": community, "seats": seats, "has_cards": any(seat.says for seat in seats)}


def _who_says_yes(subject, seats):
    """Which organisations can say yes to a subject here, and which sit at the table and cannot."""
    if not subject:
        return [], []
    ready, missing = [], []
    for seat in seats:
        can = any(say.is_yes and say.terms.subject.casefold() == subject.casefold() for say in seat.says)
        (ready if can else missing).append(seat.organisation)
    return ready, missing


def _things(items, viewer):
    """(name, key) → what points are about, of each kind at once, as far as the viewer may see it."""
    wanted = {}
    for item in items:
        if item.about:
            wanted.setdefault(item.about[0], set()).add(item.about[1])
    found = {}
    for name, pks in wanted.items():
        for pk, thing in _seen_of(name, viewer).in_bulk(pks).items():
            found[name, pk] = thing
    return found


def _seen_of(name, viewer):
    if name == "earlier":
        seen = Gathering.objects.visible_to(viewer)
        return AgendaItem.objects.filter(gathering__in=seen).select_related("gathering")
    models = {**bearing.MODELS, "call": Call, "discussion": Discussion, "commitment": Commitment}
    return models[name].objects.visible_to(viewer)
