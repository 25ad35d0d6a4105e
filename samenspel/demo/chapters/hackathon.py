"""Two hours of four organisations, what they parked, what they took home; and a session that learns."""

import tomllib
from datetime import datetime, time, timedelta

from django.utils import timezone

from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.gatherings import attending, calling, committing, registering
from samenspel.gatherings.sessions import challenging, going_home, learning, parking, teaming
from samenspel.privacy.visibility import Visibility


def hackathons(world, *, language, anchor):
    """Tell them by the acts people use; what is parked comes back by the work of the night."""
    raw = tomllib.loads((FOLDER / "hackathon.toml").read_text(encoding="utf-8"))
    told = spoken(raw, LANGUAGES.index(language))
    for each in told["session"]:
        _Telling(world, anchor, each).tell()
    parking.return_due(at=timezone.make_aware(datetime.combine(anchor, time(3))))


class _Telling:
    """One gathering, from the call to what its people took home."""

    def __init__(self, world, anchor, told):
        self.world, self.told = world, told
        self.day = anchor - timedelta(days=told["ago"])
        self.by = world.people[told["by"]]
        self.called_at = self.at(-20 * 24)

    def at(self, hours):
        """A moment so many hours after it begins."""
        begins = timezone.make_aware(datetime.combine(self.day, time(self.told.get("hour", 14))))
        return begins + timedelta(hours=hours)

    def people(self, names):
        return [self.world.people[name] for name in names.split()]

    def tell(self):
        self.gathering = calling.call_together(
            self.world.communities[self.told["in"]],
            by=self.by,
            at=self.called_at,
            kind=self.told["kind"],
            title=self.told["title"],
            about=self.told["about"],
            place=self.told["place"],
            starts_at=self.at(0),
            ends_at=self.at(2),
            visibility=Visibility(self.told["visibility"]),
        )
        for person in self.people(self.told["who"]):
            registering.register(self.gathering, by=person, at=self.called_at + timedelta(days=3))
        for each in self.told.get("issue", ()):
            self._issue(each)
        for each in self.told.get("question", ()):
            self._question(each)
        for each in self.told.get("agreed", ()):
            self._agreed(each)
        if self.told["ago"] > 0:
            people = [self.by, *self.people(self.told["who"])]
            attending.note(self.gathering, by=self.by, people=people, at=self.at(2.1))

    def _issue(self, told):
        said = {name: told[name] for name in ("title", "issue", "affected")}
        by = self.world.people[told["by"]]
        issue = challenging.bring(self.gathering, by=by, at=self.at(-48), **said)
        for each in told.get("team", ()):
            self._team(issue, each)

    def _team(self, issue, told):
        first, *others = self.people(told["who"])
        team = teaming.begin(
            issue, by=first, name=told["name"], organisation=_organisation_of(first), at=self.at(0.1)
        )
        for person in others:
            teaming.join(team, by=person, organisation=_organisation_of(person), at=self.at(0.2))
        for each in told.get("parked", ()):
            said = {"kind": each["kind"], "words": each["words"], "at": self.at(0.4)}
            parked = parking.park(self.gathering, by=first, team=team, **said)
            if "settled" in each:
                parking.settle(parked, by=first, words=each["settled"], at=self.at(24 * 4))
        if "share" in told:
            self._work(team, told, first, others)

    def _work(self, team, told, first, others):
        interest = teaming.share(team, by=first, text=told["share"], at=self.at(0.6))
        for person in others:
            teaming.sign(team, by=person, version=interest.version, at=self.at(0.7))
        teaming.work(team, by=first, idea=told["idea"], needs=told["needs"])
        if "home" in told:
            home = told["home"]
            going_home.start(
                team,
                by=first,
                owner=self.world.people[home["owner"]],
                question=home["question"],
                trying=home["trying"],
                by_when=self.day + timedelta(days=home["days"]),
                at=self.at(1.9),
            )

    def _question(self, told):
        question = learning.ask(
            self.gathering, by=self.world.people[told["by"]], words=told["words"], at=self.at(0.1)
        )
        for each in told.get("insight", ()):
            by = self.world.people[each["by"]]
            insight = learning.see(
                self.gathering, by=by, words=each["words"], question=question, at=self.at(1)
            )
            if "what" in each:
                learning.do_differently(insight, **self._agreement(each))

    def _agreed(self, told):
        committing.agree(self.gathering, **self._agreement(told))

    def _agreement(self, told):
        return {
            "by": self.by,
            "what": told["what"],
            "owner": self.world.people[told["owner"]],
            "by_when": self.day + timedelta(days=told["days"]),
            "at": self.at(1.8),
        }


def _organisation_of(person):
    """Where somebody works, or nothing for who speaks for themselves."""
    row = person.affiliations.current().select_related("organisation").order_by("-is_main", "pk").first()
    return row.organisation if row else None
