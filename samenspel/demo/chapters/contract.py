"""What came once a purpose was made: signatures, what stood beside it, rules in the way, words brought along.

``signed`` is called by the chapter that adopts, since only the version that holds can be signed.
"""

import tomllib
from datetime import timedelta

from samenspel.communities.models import Community
from samenspel.demo.calendar import end_of
from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.purpose import adopting, rules, signing, testing
from samenspel.purpose.models import Version

# Of an earlier version one in so many members never signed.
NOT_ONE_IN = 6


def signed(world, version, *, language, anchor):
    """The members of that day sign in the days after, most of them; a few write something beside it."""
    told = _told(language)["signing"]
    silent = {world.people[name].pk for name in told["silent"]}
    notes = {world.people[line["by"]].pk: line["say"] for line in told["notes"]}
    members = version.community.memberships.current(at=version.adopted_at).members()
    members = members.filter(until=None).select_related("person").order_by("pk")
    for place, row in enumerate(members):
        left_it = place % NOT_ONE_IN == NOT_ONE_IN - 1 and row.person_id not in notes
        if row.person_id in silent or left_it:
            continue
        at = min(version.adopted_at + timedelta(hours=3 * (place + 1)), end_of(anchor - timedelta(days=1)))
        signing.sign(version, by=row.person, note=notes.get(row.person_id, ""), at=at)


def contract(world, *, language, anchor):
    """Rules in the way, things beside the purpose, and the words of a community that had them already."""
    told = _told(language)
    workshop = world.communities["wijkwerkplaats"]
    story = _Story(world, Community.objects.get(pk=workshop.pk), anchor)
    for line in told["rules"]:
        story.rule(line)
    for line in told["tests"]:
        story.test(line)
    story.brought(told["brought"], language)


def _told(language):
    raw = tomllib.loads((FOLDER / "contract.toml").read_text(encoding="utf-8"))
    return spoken(raw, LANGUAGES.index(language))


class _Story:
    def __init__(self, world, community, anchor):
        self.world, self.community, self.anchor = world, community, anchor
        self.version = Version.now_of(community)

    def ago(self, days):
        return end_of(self.anchor - timedelta(days=days))

    def who(self, name):
        return self.world.people[name]

    def rule(self, line):
        words = {name: line[name] for name in ("title", "source", "example", "effect", "proposal")}
        at = self.ago(line["ago"])
        rule = rules.report(self.community, by=self.who(line["by"]), at=at, visibility="public", **words)
        for place, name in enumerate(line["met"], start=1):
            rules.meet(rule, by=self.who(name), is_named=place % 2 == 0, at=at + timedelta(days=place))
        if "settled" in line:
            said = line["settled"]
            again = self.anchor + timedelta(days=said["again"]) if "again" in said else None
            rules.settle(
                rule,
                by=self.who(said["by"]),
                outcome=said["outcome"],
                reason=said["say"],
                look_again_on=again,
                at=self.ago(said["ago"]),
            )

    def test(self, line):
        words = {name: line[name] for name in ("title", "text", "kind")}
        at = self.ago(line["ago"])
        test = testing.ask(self.community, by=self.who(line["by"]), at=at, visibility="public", **words)
        for each in line["readings"]:
            self._reading(test, each, at)
        if "conclusion" in line:
            said = line["conclusion"]
            by, when = self.who(said["by"]), self.ago(said["ago"])
            testing.close(test, by=by, conclusion=said["say"], at=when)

    def _reading(self, test, line, at):
        sentence = None
        if "part" in line:
            sentence = self.version.sentences.filter(part=line["part"]).order_by("order").first()
        said = {"side": line["side"], "words": line["say"], "sentence": sentence}
        reading = testing.read(test, by=self.who(line["by"]), at=at + timedelta(hours=1), **said)
        for name in line["seconds"]:
            testing.second(reading, by=self.who(name), at=at + timedelta(hours=2))

    def brought(self, told, language):
        community = self.world.communities[told["of"]]
        sentences = [(line["part"], line["say"]) for line in told["sentences"]]
        version = adopting.put_down(
            community,
            by=self.who(told["by"]),
            sentences=sentences,
            summary=told["summary"],
            at=self.ago(told["ago"]),
        )
        signed(self.world, version, language=language, anchor=self.anchor)
