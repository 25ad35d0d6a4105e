"""What the communities decide: by consent with an objection, after advice, by polls; and a crew that always
agrees at once."""

import tomllib
from datetime import datetime, time, timedelta

from django.utils import timezone

from samenspel.decisions import advising, answering, concluding, proposing, reacting
from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES

SAID = ("title", "what", "why", "alternatives", "kind", "visibility", "method", "options", "dots")


def choosing(world, *, language, anchor):
    """Tell each proposal by the acts people use, at the moments they happened."""
    raw = tomllib.loads((FOLDER / "choosing.toml").read_text(encoding="utf-8"))
    story = spoken(raw, LANGUAGES.index(language))
    for told in story["proposals"]:
        _Telling(world, anchor, told).tell()
    _crew(world, anchor, story["crew"])


def _moment(anchor, ago, hour=12):
    return timezone.make_aware(datetime.combine(anchor - timedelta(days=ago), time(hour)))


class _Telling:
    """One proposal from its first words to what came of it."""

    def __init__(self, world, anchor, told):
        self.world, self.anchor, self.told = world, anchor, told
        self.by = world.people[told["by"]]

    def at(self, ago, hour=12):
        return _moment(self.anchor, ago, hour)

    def person(self, key):
        return self.world.people[key]

    def tell(self):
        self.proposal = self._open()
        self._votes()
        self._stances()
        self._objection()
        self._advice()
        for reaction in self.told.get("reactions", []):
            self._reaction(reaction)
        if "outcome" in self.told:
            self._outcome(self.told["outcome"])

    def _open(self):
        told, at = self.told, self.at(self.told["opened"], hour=9)
        words = {name: told[name] for name in SAID if name in told}
        if "dates" in told:
            words["options"] = [
                self.at(-days, hour=18).isoformat(timespec="minutes") for days in told["dates"]
            ]
        draft = proposing.write(
            self.world.communities[told["in"]],
            by=self.by,
            at=at,
            last_day=self.anchor - timedelta(days=told["until"]),
            is_anonymous=told.get("anonymous", False),
            deciders=[self.person(key) for key in told.get("deciders", [])],
            **words,
        )
        return proposing.open_up(draft, by=self.by, at=at)

    def _votes(self):
        for hour, (key, choice) in enumerate(self.told.get("votes", {}).items()):
            at = self.at(self.told["opened"] - 1, hour=8 + hour)
            if self.told.get("anonymous"):
                answering.put_in_box(self.proposal.now, by=self.person(key), choice=choice, at=at)
            else:
                answering.answer(self.proposal.now, by=self.person(key), choice=choice, at=at)

    def _stances(self):
        for hour, key in enumerate(self.told.get("consent", [])):
            at = self.at(self.told["opened"] - 1, hour=8 + hour)
            answering.answer(self.proposal.now, by=self.person(key), stance="consent", at=at)
        if "concern" in self.told:
            self._stance("concern", self.told["concern"])

    def _stance(self, stance, said):
        at = self.at(said["ago"])
        who = self.person(said["who"])
        return answering.answer(self.proposal.now, by=who, stance=stance, words=said["words"], at=at)

    def _objection(self):
        said = self.told.get("objection")
        if said is None:
            return
        objection = self._stance("objection", said)
        if "reply" in said:
            answering.reply(objection, by=self.by, text=said["reply"], at=self.at(said["replied"]))
            who = self.person(said["who"])
            answering.say_of_reply(objection, by=who, says=said["says"], at=self.at(said["said"]))

    def _advice(self):
        for said in self.told.get("advice", []):
            who, at = self.person(said["who"]), self.at(said["ago"])
            asked = self.at(self.told["opened"], hour=10)
            advising.ask(self.proposal, by=self.by, person=who, reason=said["reason"], at=asked)
            if "text" in said:
                advice = advising.advise(self.proposal, by=who, text=said["text"], at=at)
            if "use" in said:
                advising.use(advice, by=self.by, text=said["use"], at=at + timedelta(days=1))

    def _reaction(self, said):
        at = self.at(said["ago"])
        asked = reacting.react(self.proposal, by=self.person(said["who"]), text=said["text"], at=at)
        if "reply" in said:
            by = self.person(said["by"])
            reacting.react(self.proposal, by=by, text=said["reply"], to=asked, at=at + timedelta(hours=2))

    def _outcome(self, said):
        review = self.anchor - timedelta(days=said["review"]) if "review" in said else None
        concluding.conclude(
            self.proposal,
            by=self.by,
            ending=said["ending"],
            text=said.get("text", ""),
            why=said["why"],
            follows=said.get("follows", ""),
            review_on=review,
            at=self.at(said["ago"]),
        )


def _crew(world, anchor, told):
    """Ten people who say yes before the coffee is cold: five times, without another way on paper."""
    community, dirk = world.communities[told["in"]], world.people[told["by"]]
    for ago, title in told["titles"]:
        at = _moment(anchor, ago, hour=22)
        draft = proposing.write(
            community,
            by=dirk,
            title=title,
            what=told["what"],
            kind="consent",
            last_day=anchor - timedelta(days=ago - 7),
            at=at,
        )
        proposal = proposing.open_up(draft, by=dirk, at=at)
        for minute, key in enumerate(told["members"]):
            said = at + timedelta(minutes=minute)
            answering.answer(proposal.now, by=world.people[key], stance="consent", at=said)
        concluding.conclude(
            proposal,
            by=dirk,
            ending="decided",
            text=told["text"],
            why=told["why"],
            at=at + timedelta(minutes=20),
        )
