"""When the communities come together: what stood on the agenda, what was said, and what they took home."""

import tomllib
from datetime import datetime, time, timedelta

from django.utils import timezone

from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.gatherings import (
    agendas,
    attending,
    calling,
    cancelling,
    changing,
    committing,
    finding_a_day,
    minuting,
    open_points,
    registering,
    settling,
)
from samenspel.gatherings.models import AgendaItem

SAID = ("kind", "title", "about", "place", "visibility", "open_to", "most", "every")
POINT = ("title", "asks", "minutes", "words")


def gatherings(world, *, language, anchor):
    """Tell them by the acts people use; days are counted from the anchor, those before it are negative."""
    raw = tomllib.loads((FOLDER / "gatherings.toml").read_text(encoding="utf-8"))
    told = spoken(raw, LANGUAGES.index(language))
    for each in told["gathering"]:
        _Telling(world, anchor, each).tell()


class _Telling:
    """One gathering, from the call to what became of its agreements."""

    def __init__(self, world, anchor, told):
        self.world, self.anchor, self.told = world, anchor, told
        self.community = world.communities[told["in"]]
        self.by = self.community.stewardships.current().order_by("since", "pk").first().person

    def at(self, day, hour=10, minute=0):
        return timezone.make_aware(datetime.combine(self.anchor + timedelta(days=day), time(hour, minute)))

    def tell(self):
        called_at = self.at(-self.told["ago"])
        said = {name: self.told[name] for name in SAID if name in self.told}
        self.gathering = calling.call_together(
            self.community, by=self.by, at=called_at, **said, **self._when()
        )
        members = self.community.memberships.current().members().exclude(person=self.by)
        rows = members.filter(since__lte=called_at).select_related("person").order_by("since", "pk")
        self.people = [row.person for row in rows[: self.told.get("people", 6)]]
        if "days" in self.told:
            self._answers()
        else:
            self._come()
        self._agenda()
        self._after()

    def _when(self):
        if "days" in self.told:
            choices = [(self.at(day, hour), self.at(day, hour + 2)) for day, hour in self.told["days"]]
            return {"choices": choices, "until": self.anchor + timedelta(days=self.told["answer_before"])}
        begins = self.at(self.told["day"], self.told.get("hour", 14))
        when = {"starts_at": begins, "ends_at": begins + timedelta(minutes=self.told.get("long", 90))}
        if "every" in self.told:
            when["until"] = self.anchor + timedelta(days=self.told["until"])
        return when

    def _answers(self):
        """Each has days that suit and a day that does not, in turn."""
        choices = list(self.gathering.date_poll.choices.order_by("starts_at"))
        for turn, person in enumerate(self.people):
            said = {
                choice.pk: ("yes", "if_need", "no", "yes")[(turn * 2 + number) % 4]
                for number, choice in enumerate(choices)
            }
            at = self.at(1 - self.told["ago"], 12, turn)
            finding_a_day.answer(self.gathering, by=person, answers=said, at=at)

    def _come(self):
        for turn, person in enumerate(self.people):
            registering.register(self.gathering, by=person, at=self.at(1 - self.told["ago"], 12, turn))

    def _agenda(self):
        at = self.at(2 - self.told["ago"])
        for point in self.told.get("point", ()):
            said = {name: point[name] for name in POINT if name in point}
            agendas.bring_in(self.gathering, by=self.by, at=at, **said)
        if self.told.get("takes_up"):
            for point in open_points.proposed(self.gathering, self.by)[: self.told["takes_up"]]:
                agendas.bring_in(self.gathering, by=self.by, about=point, at=at)

    def _after(self):
        """What happened once it was called: moved, cancelled, or held and written down."""
        if "moved_to" in self.told:
            begins = self.at(*self.told["moved_to"])
            long = self.gathering.ends_at - self.gathering.starts_at
            said = {"starts_at": begins, "ends_at": begins + long, "why": self.told["why"]}
            changing.change(self.gathering, by=self.by, at=self.at(-2), **said)
        elif "cancelled" in self.told:
            cancelling.cancel(self.gathering, by=self.by, why=self.told["cancelled"], at=self.at(-1))
        elif self.gathering.starts_at and self.gathering.starts_at < self.at(0):
            self._held()

    def _held(self):
        began = self.gathering.starts_at
        there = [self.by, *self.people[: self.told.get("there", len(self.people))]]
        attending.note(self.gathering, by=self.by, people=there, at=began + timedelta(minutes=10))
        if "guest" in self.told:
            at = began + timedelta(minutes=15)
            attending.note_guests(self.gathering, by=self.by, names=[self.told["guest"]], at=at)
        writer = there[1] if len(there) > 1 else self.by
        items = {item.title: item for item in AgendaItem.objects.filter(gathering=self.gathering)}
        for turn, point in enumerate(self.told.get("point", ())):
            item, at = items[point["title"]], began + timedelta(minutes=20 + turn)
            if "said" in point:
                minuting.write(self.gathering, by=writer, text=point["said"], item=item, at=at)
            if point.get("left"):
                agendas.leave_for_later(item, by=writer)
            for agreed in point.get("agreed", ()):
                self._agreed(agreed, there, item, at)
        if self.told.get("settled", True):
            settling.settle(self.gathering, by=self.by, at=self.gathering.ends_at + timedelta(hours=3))

    def _agreed(self, told, there, item, at):
        owner = there[told["who"] % len(there)]
        by_when = self.anchor + timedelta(days=told["before"])
        said = {"what": told["what"], "owner": owner, "by_when": by_when, "item": item}
        made = committing.agree(self.gathering, by=self.by, at=at, **said)
        if "kept" in told:
            committing.keep(made, by=owner, why=told.get("why", ""), at=self.at(-told["kept"], 17))
        elif "dropped" in told:
            committing.drop(made, by=owner, why=told["why"], at=self.at(-told["dropped"], 17))
