"""What the pages of gatherings show: who comes and was there, and what the viewer may do."""

from django.db.models import Count

from samenspel.communities.showing import frame
from samenspel.discussions.around import panel
from samenspel.gatherings import access, registering
from samenspel.gatherings.models import Gathering, Registration
from samenspel.gatherings.showing_agenda import agenda
from samenspel.gatherings.sight import can_read_minutes, said_to
from samenspel.gatherings.sockets import parts_of
from samenspel.people.models import Person
from samenspel.privacy.visibility import is_signed_in

FACES = 12
MOST_STEPS, MOST_PEOPLE = 20, 500


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
    may, may_read = _may(gathering, viewer), can_read_minutes(viewer, gathering)
    steps = list(gathering.steps.order_by("-at", "-pk")[:MOST_STEPS])
    who = _Who(gathering)
    people = _people(gathering, viewer, who, may_read=may_read, beside={step.by_id for step in steps})
    said_to(viewer, gathering, steps)
    for step in steps:
        step.seen_by = people["seen"].get(step.by_id)
    parts = parts_of(gathering, viewer)
    agenda_may = {name: may[name] for name in ("can_lead", "can_minute")}
    return {
        **frame(gathering.community, viewer),
        "gathering": gathering,
        "steps": [step for step in steps if step.step != "called"],
        "last_step": steps[0] if steps else None,
        **people,
        **_mine(gathering, viewer, who),
        **agenda(gathering, viewer, may_read=may_read, **agenda_may),
        "parts": [(part, context) for part, context in parts if not part.margin],
        "margin_parts": [(part, context) for part, context in parts if part.margin],
        **may,
        "can_read_minutes": may_read,
        "shows_link": bool(gathering.link) and access.can_see_link(viewer, gathering),
        "siblings": _siblings(gathering, viewer),
        "around": panel(gathering, viewer),
    }


class _Who:
    """Who comes or waits, and who was there: the first few hundred of each, and how many in all."""

    def __init__(self, gathering):
        self.standing, self.there = gathering.registrations.standing(), gathering.attendance.all()
        self.rows = list(self.standing.order_by("moved_at", "pk")[:MOST_PEOPLE])
        self.were = list(self.there.order_by("at", "pk")[:MOST_PEOPLE])
        self.coming = [row for row in self.rows if row.comes]

    @property
    def numbers(self):
        """(how many come, how many wait)"""
        if len(self.rows) == MOST_PEOPLE:
            coming = self.standing.coming().count()
            return coming, self.standing.count() - coming
        return len(self.coming), len(self.rows) - len(self.coming)

    def of(self, person):
        """(their registration, that they were there), each None when there is none."""
        return self._of(person, self.rows, self.standing), self._of(person, self.were, self.there)

    def _of(self, person, rows, everyone):
        found = next((row for row in rows if row.person_id == person.pk), None)
        is_whole = found is not None or len(rows) < MOST_PEOPLE
        return found if is_whole else everyone.filter(person=person).first()


def _people(gathering, viewer, who, *, may_read, beside=frozenset()):
    """Who comes and who was there: names the viewer may see, and how many there are in all."""
    pks = {row.person_id for row in [*who.rows, *who.were]} | {gathering.by_id, gathering.host_id} | beside
    seen = Person.objects.visible_to(viewer).in_bulk(pks - {None})
    faces = [seen[row.person_id] for row in who.coming if row.person_id in seen][:FACES]
    coming, waiting = who.numbers
    return {
        "seen": seen,
        "lead": seen.get(gathering.host_id or gathering.by_id),
        "comes": faces,
        "more_come": coming - len(faces),
        "coming_count": coming,
        "waiting_count": waiting,
        "were_there": [seen[row.person_id] for row in who.were if row.person_id in seen],
        "there_count": len(who.were),
        "guests": list(gathering.guests.all()) if may_read else [],
    }


def _mine(gathering, viewer, who):
    """Where the viewer stands: coming, waiting, or able to come."""
    if not is_signed_in(viewer):
        is_open = access.is_open_to(viewer, gathering)
        may_come, asks = access.takes_people(gathering) and is_open, gathering.is_asking and is_open
        said = {"mine": None, "was_there": None, "can_come": may_come, "asks_dates": asks}
        return {**said, "is_full": may_come and registering.is_full(gathering)}
    mine, was_there = who.of(viewer)
    can_say = was_there is None and access.can_say_i_was_there(viewer, gathering)
    return {
        "mine": mine,
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


def _siblings(gathering, viewer):
    """The gatherings of its series just before and after it."""
    if gathering.series_id is None:
        return {}
    rows = Gathering.objects.visible_to(viewer).filter(series=gathering.series_id)
    rows = rows.exclude(pk=gathering.pk)
    return {
        "before": rows.filter(starts_at__lt=gathering.starts_at).order_by("-starts_at").first(),
        "after": rows.filter(starts_at__gt=gathering.starts_at).order_by("starts_at").first(),
    }


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
    return {
        "gathering": gathering,
        "community": gathering.community,
        "can_read_minutes": may_read,
        **_people(gathering, viewer, _Who(gathering), may_read=may_read),
        **agenda(gathering, viewer, may_read=may_read),
    }
