"""What the pages of gatherings show: people the viewer may see, the agenda, and what came of it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from samenspel.communities.mandate_table import is_shown_to, seats_of
from samenspel.communities.showing import frame
from samenspel.discussions.around import panel
from samenspel.discussions.models import Discussion
from samenspel.gatherings import access, bearing, registering
from samenspel.gatherings.models import AgendaItem, Commitment, Gathering, Registration
from samenspel.gatherings.sight import can_read_minutes, minutes_said_to, said_to
from samenspel.gatherings.sockets import parts_of
from samenspel.people.models import Person
from samenspel.privacy.visibility import is_signed_in
from samenspel.work.models import Call

FACES = 12
MOST_STEPS = 20


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


def furnish(gatherings, viewer):
    """Give each gathering of a list how many come, and whether the viewer does."""
    pks = [each.pk for each in gatherings]
    counted = Registration.objects.coming().filter(gathering__in=pks).values("gathering")
    numbers = dict(counted.annotate(n=Count("pk")).values_list("gathering", "n").order_by())
    mine = {}
    if is_signed_in(viewer):
        rows = Registration.objects.standing().filter(gathering__in=pks, person=viewer)
        mine = {row.gathering_id: row for row in rows}
    for each in gatherings:
        each.coming_count = numbers.get(each.pk, 0)
        each.mine = mine.get(each.pk)


def of_gathering(gathering, viewer):
    """All that its page shows."""
    may_read = can_read_minutes(viewer, gathering)
    steps = list(gathering.steps.order_by("-at", "-pk")[:MOST_STEPS])
    said_to(viewer, gathering, steps)
    people = _people(gathering, viewer, may_read=may_read)
    may = _may(gathering, viewer)
    points = _points(gathering, viewer, may_read=may_read, **may)
    parts = parts_of(gathering, viewer)
    for step in steps:
        step.seen_by = people["seen"].get(step.by_id)
    return {
        **frame(gathering.community, viewer),
        "gathering": gathering,
        "steps": [step for step in steps if step.step != "called"],
        "last_step": steps[0] if steps else None,
        **people,
        **_mine(gathering, viewer),
        **points,
        "parts": [(part, context) for part, context in parts if not part.margin],
        "margin_parts": [(part, context) for part, context in parts if part.margin],
        **may,
        "can_read_minutes": may_read,
        "shows_link": bool(gathering.link) and access.can_see_link(viewer, gathering),
        "siblings": _siblings(gathering, viewer),
        "around": panel(gathering, viewer),
    }


def _people(gathering, viewer, *, may_read):
    """Who comes and who was there: names the viewer may see, and how many there are in all."""
    rows = list(gathering.registrations.standing().order_by("moved_at", "pk")[:500])
    there = list(gathering.attendance.order_by("at", "pk")[:500])
    pks = {row.person_id for row in [*rows, *there]} | {gathering.by_id, gathering.host_id}
    pks |= set(gathering.steps.values_list("by", flat=True))
    seen = Person.objects.visible_to(viewer).in_bulk(pks - {None})
    coming = [row for row in rows if row.comes]
    faces = [seen[row.person_id] for row in coming if row.person_id in seen][:FACES]
    count = gathering.registrations.coming().count()
    return {
        "seen": seen,
        "lead": seen.get(gathering.host_id or gathering.by_id),
        "comes": faces,
        "more_come": count - len(faces),
        "coming_count": count,
        "waiting_count": len(rows) - len(coming),
        "were_there": [seen[row.person_id] for row in there if row.person_id in seen],
        "there_count": len(there),
        "guests": list(gathering.guests.all()) if may_read else [],
    }


def _mine(gathering, viewer):
    """Where the viewer stands: coming, waiting, or able to come."""
    if not is_signed_in(viewer):
        may_come = access.takes_people(gathering) and access.is_open_to(viewer, gathering)
        asks = gathering.is_asking and access.is_open_to(viewer, gathering)
        return {"mine": None, "was_there": None, "can_come": may_come, "asks_dates": asks}
    was_there = gathering.attendance.filter(person=viewer).first()
    can_say = was_there is None and access.can_say_i_was_there(viewer, gathering)
    return {
        "mine": gathering.registrations.standing().filter(person=viewer).first(),
        "was_there": was_there,
        "can_say_there": can_say and not gathering.is_held,
        "can_come": access.can_come(viewer, gathering),
        "asks_dates": access.can_answer_dates(viewer, gathering),
        "is_full": registering.is_full(gathering),
    }


def _may(gathering, viewer):
    """What the viewer may do with it, each asked once for the whole page."""
    can_write = access.can_write(viewer, gathering)
    return {
        "can_lead": access.can_lead(viewer, gathering),
        "can_write": can_write,
        "can_minute": can_write and not gathering.is_held,
    }


def _points(gathering, viewer, *, may_read, can_lead=False, can_minute=False, can_write=False):
    """The agenda point by point, and what stands beside it."""
    items = list(gathering.agenda_items.order_by("order", "pk"))
    parts = list(gathering.minutes_parts.all()) if may_read else []
    minutes_said_to(viewer, gathering, parts)
    by_item = {part.item_id: part for part in parts if part.text}
    agreed = Commitment.objects.visible_to(viewer).filter(gathering=gathering).for_cards()
    commitments = list(agreed.order_by("by_when", "pk"))
    furnish_commitments(commitments, viewer)
    births = bearing.seen_births(gathering, viewer)
    things = _things(items, viewer)
    seats = seats_of(gathering.community, viewer) if is_shown_to(viewer, gathering.community) else []
    bringers = Person.objects.visible_to(viewer).in_bulk({item.brings_id for item in items} - {None})
    points = []
    for item in items:
        point = Point(
            item,
            part=by_item.get(item.pk),
            about=things.get(item.about),
            brings=bringers.get(item.brings_id),
            commitments=[each for each in commitments if each.item_id == item.pk],
            births=[each for each in births if each.item_id == item.pk],
            can_change=can_minute and (can_lead or viewer.pk in {item.by_id, item.brings_id}),
        )
        point.ready, point.missing = _who_says_yes(item.subject, seats)
        points.append(point)
    return {
        "points": points,
        "beside": by_item.get(None),
        "commitments": commitments,
        "births": births,
        "has_minutes": bool(by_item),
        "planned_minutes": sum(item.minutes or 0 for item in items),
        "strip": _strip(gathering.community, seats),
    }


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


def _siblings(gathering, viewer):
    """The gatherings of its series just before and after it."""
    if gathering.series_id is None:
        return {}
    rows = type(gathering).objects.visible_to(viewer).filter(series=gathering.series_id)
    rows = rows.exclude(pk=gathering.pk)
    return {
        "before": rows.filter(starts_at__lt=gathering.starts_at).order_by("-starts_at").first(),
        "after": rows.filter(starts_at__gt=gathering.starts_at).order_by("starts_at").first(),
    }


def furnish_commitments(commitments, viewer):
    """Give each whose it is, as far as the viewer may see them; and whether they say what became of it."""
    seen = Person.objects.visible_to(viewer).in_bulk({each.owner_id for each in commitments} - {None})
    for each in commitments:
        each.seen_owner = seen.get(each.owner_id)
        each.is_mine = is_signed_in(viewer) and each.owner_id == viewer.pk


def of_commitment(commitment, viewer):
    """All that the page of an agreement shows."""
    steps = list(commitment.steps.order_by("-at", "-pk"))
    pks = {step.by_id for step in steps} | {commitment.by_id}
    seen = Person.objects.visible_to(viewer).in_bulk(pks - {None})
    for step in steps:
        step.seen_by = seen.get(step.by_id)
    furnish_commitments([commitment], viewer)
    gatherings = type(commitment.gathering).objects.visible_to(viewer)
    return {
        "commitment": commitment,
        "community": commitment.community,
        "gathering": gatherings.filter(pk=commitment.gathering_id).first(),
        "steps": steps,
        "writer": seen.get(commitment.by_id),
        "can_keep": access.can_keep(viewer, commitment),
    }


def open_commitments(community, viewer, *, most=5):
    """What is agreed and not done yet in a community, the nearest day first."""
    rows = Commitment.objects.visible_to(viewer).open().filter(community=community).for_cards()
    rows = list(rows.order_by("by_when", "pk")[:most])
    furnish_commitments(rows, viewer)
    return rows


def of_dates(gathering, choices, viewer):
    return {
        "gathering": gathering,
        "choices": choices,
        "poll": gathering.date_poll,
        "can_choose": gathering.is_asking and access.can_lead(viewer, gathering),
        "is_member": gathering.community.membership_of(viewer) is not None,
    }


def on_paper(gathering, viewer):
    """The same as the page, without what one can do there."""
    may_read = can_read_minutes(viewer, gathering)
    people = _people(gathering, viewer, may_read=may_read)
    return {
        "gathering": gathering,
        "community": gathering.community,
        "can_read_minutes": may_read,
        **people,
        **_points(gathering, viewer, may_read=may_read),
    }
