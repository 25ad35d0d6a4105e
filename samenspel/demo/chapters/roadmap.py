"""What the communities set out to do, where they ask for a hand, and what became of who offered one."""

import tomllib
from datetime import datetime, time, timedelta

from django.utils import timezone

from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.people.introducing import arrive
from samenspel.purpose.models import Version
from samenspel.work import access, calling, experimenting, initiating, offering, roadmapping

FOR_CALLS = ("kind", "title", "about", "hours", "needed", "place", "online", "open_to")


def roadmap(world, *, language, anchor):
    """Tell it by the acts people use, after the communities adopted what they are for."""
    raw = tomllib.loads((FOLDER / "roadmap.toml").read_text(encoding="utf-8"))
    told = spoken(raw, LANGUAGES.index(language))
    telling = _Telling(world, anchor)
    for key, visibility in told["opened"].items():
        telling.open(key, visibility)
    for name in ("initiative", "call", "experiment", "offer"):
        for each in told[name]:
            getattr(telling, name)(each)


class _Telling:
    def __init__(self, world, anchor):
        self.world, self.anchor = world, anchor
        self.initiatives, self.calls, self.serving = {}, {}, {}

    def at(self, ago, hour=14):
        return timezone.make_aware(datetime.combine(self.anchor - timedelta(days=ago), time(hour)))

    def lead(self, community):
        """Who looks after it longest."""
        return community.stewardships.current().order_by("since", "pk").first().person

    def open(self, key, visibility):
        community = self.world.communities[key]
        if not community.is_archived:
            roadmapping.open_to(community, visibility, by=self.lead(community), at=self.at(60))

    def initiative(self, told):
        community = self.world.communities[told["in"]]
        by = self.lead(community)
        if not access.can_start(by, community):
            return
        first = told["when"] if "moved" not in told else "next"
        made = initiating.start(
            community,
            by=by,
            steward=by,
            when=first,
            title=told["title"],
            about=told["about"],
            serves=self._sentence(community),
            at=self.at(told["ago"]),
        )
        if "moved" in told:
            initiating.move(made, told["when"], by=by, why=told["why"], at=self.at(told["moved"]))
        self._joined(made, told)
        if "ended" in told:
            ending = {"kind": told["ended"], "words": told["words"], "at": self.at(told["end_ago"])}
            initiating.end(made, by=by, **ending)
        self.initiatives[told.get("key", told["title"])] = made

    def _sentence(self, community):
        """One sentence of the purpose after the other, where there is one."""
        version = Version.now_of(community)
        if version is None:
            return None
        place = self.serving[community.pk] = self.serving.get(community.pk, -1) + 1
        sentences = list(version.sentences.in_order())
        return sentences[place % len(sentences)]

    def _joined(self, made, told):
        """A few members take part, each community its own."""
        members = made.community.memberships.current().members().exclude(person=made.started_by)
        rows = members.filter(since__lte=self.at(told["ago"])).order_by("since", "pk")
        for each in rows.select_related("person")[made.pk % 3 : made.pk % 3 + 2]:
            initiating.take_part(made, by=each.person, at=self.at(told["ago"] - 2))

    def call(self, told):
        community = self.world.communities[told["in"]]
        by = self.lead(community)
        said = {name: told[name] for name in FOR_CALLS if name in told}
        words = told.get("competences")
        made = calling.call(
            community,
            by=by,
            at=self.at(told["ago"]),
            initiative=self.initiatives.get(told.get("for")),
            competences=[words] if words else (),
            **said,
        )
        self.calls[told.get("key", told["title"])] = made

    def experiment(self, told):
        community, by = self.world.communities[told["in"]], self.world.people[told["by"]]
        made = experimenting.start(
            community,
            by=by,
            at=self.at(told["ago"]),
            question=told["question"],
            trying=told["trying"],
            place=told.get("place", ""),
            initiative=self.initiatives.get(told.get("for")),
        )
        if "learned" in told:
            became = self.initiatives.get(told.get("became"))
            said = {"learned": told["learned"], "follow_up": told["follow_up"], "initiative": became}
            experimenting.end(made, by=by, at=self.at(told["end_ago"]), **said)

    def offer(self, told):
        """From a first word to wherever it stands by now; some nobody has answered yet."""
        call, at = self.calls[told["to"]], self.at(told["ago"])
        by = self.world.people[told["who"]] if "who" in told else arrive(email=told["email"], at=at)
        made = offering.offer(
            by, words=told["words"], call=call, called=told.get("called", ""), hours=told.get("hours"), at=at
        )
        self._answer(made, told, by=call.by)

    def _answer(self, made, told, *, by):
        day = timedelta(days=1)
        if "decline" in told:
            said = {"reason": told["reason"], "words": told["decline"], "at": made.at + 2 * day}
            offering.decline(made, by=by, **said)
        if "welcome" in told:
            offering.welcome(made, by=by, words=told["welcome"], at=made.at + day)
        if "agree" in told:
            on = timezone.localdate(made.at + 8 * day)
            offering.agree(made, by=by, what=told["agree"], on=on, at=made.at + 2 * day)
        if told.get("done"):
            offering.finish(made, by=by, at=made.at + 8 * day)
        if "thank" in told:
            offering.thank(made, by=by, words=told["thank"], at=made.at + 9 * day)
