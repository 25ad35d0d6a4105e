"""How purposes are made: three rounds of the workshop, one that asks for reactions, one that begins.

Told by the acts themselves; signatures and what comes after stand in ``contract``.
"""

import tomllib
from datetime import timedelta

from samenspel.demo.calendar import end_of
from samenspel.demo.chapters.contract import signed
from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.purpose import adopting, amending, drafting, inventory, reacting, rounds, tracing, writing
from samenspel.purpose.models import Version


def purposes(world, talks, *, language, anchor):
    """Tells all rounds. talks  the conversations of the story, by name"""
    lines = {name: each["statements"] for name, each in _told("opinions", language).items()}
    for each in _told("purpose", language)["rounds"]:
        for version in _Round(world, talks, lines, each, anchor).tell():
            signed(world, version, language=language, anchor=anchor)


def _told(story, language):
    raw = tomllib.loads((FOLDER / f"{story}.toml").read_text(encoding="utf-8"))
    return spoken(raw, LANGUAGES.index(language))


class _Round:
    """One round of the story, told in the order in which it happened."""

    def __init__(self, world, talks, lines, told, anchor):
        self.world, self.talks, self.lines, self.told, self.anchor = world, talks, lines, told, anchor
        self.leader = world.people[told["by"]]
        self.ideas = []

    def ago(self, days):
        return end_of(self.anchor - timedelta(days=days))

    def who(self, name):
        return self.world.people[name]

    def tell(self):
        told = self.told
        community = self.world.communities[told["of"]]
        self.round = rounds.begin(community, by=self.leader, why=told["why"], at=self.ago(told["began"]))
        self.ideas = [self._bring(idea) for idea in told["ideas"]]
        if "conversation" in told:
            rounds.hold_conversation(self.round, self.talks[told["conversation"]], by=self.leader)
        drafts, adopted = [], None
        for move in told.get("moves", ()):
            said = {"by": self.leader, "why": move["why"], "at": self.ago(move["ago"])}
            rounds.move(self.round, move["to"], **said)
            self.round.refresh_from_db()
            if move["to"] == "proposal":
                drafts = [(draft, self._draft(draft)) for draft in told["drafts"]]
                self._differ()
        for draft, made in drafts:
            self._react(draft, made)
            adopted = (draft, made) if "adopted" in draft else adopted
        return [self._adopt(*adopted)] if adopted else []

    def _bring(self, idea):
        said = {"by": self.who(idea["by"]), "text": idea["say"], "at": self.ago(idea["ago"])}
        if idea["kind"] != "inspirer":
            return inventory.bring(self.round, kind=idea["kind"], **said)
        person = self.who(idea["who"])
        asked, _letter = inventory.name_inspirer(self.round, person=person, **said)
        inventory.answer_as(asked, by=person, yes=True, at=self.ago(idea["ago"] - 1))
        return asked.idea

    def _draft(self, told):
        start = Version.now_of(self.round.community) if told.get("start") == "version" else None
        said = {"title": told["title"], "rationale": told.get("rationale", ""), "start": start}
        draft = drafting.begin(self.round, by=self.who(told["by"]), at=self.ago(told["ago"]), **said)
        day = told["ago"] - 1
        for line in told.get("changes", ()):
            sentence = draft.sentences.get(text=line["was"])
            self._write(writing.change, sentence, line, day)
        for line in told["lines"]:
            self._write(writing.add, draft, line, day, part=line["part"])
        for line in told.get("amendments", ()):
            self._amend(draft, line)
        return draft

    def _write(self, act, about, line, day, **said):
        by, at = self.who(line["by"]), self.ago(day)
        sentence = act(about, by=by, text=line["say"], why=line.get("why", ""), at=at, **said)
        for number in line.get("statements", ()):
            statement = self._statement(number)
            tracing.link(sentence, by=by, statement=statement, at=at)
        for place in line.get("ideas", ()):
            tracing.link(sentence, by=by, idea=self.ideas[place], at=at)

    def _statement(self, place):
        """The statement at this place in the story of the conversation, from one on."""
        text = self.lines[self.told["conversation"]][place - 1]["say"]
        return self.round.conversation.statements.get(text=text)

    def _amend(self, draft, line):
        sentence = draft.sentences.get(text=line["of"])
        said = {"kind": line["kind"], "text": line["say"], "why": line["why"], "sentence": sentence}
        proposal = amending.propose(draft, by=self.who(line["by"]), at=self.ago(line["ago"]), **said)
        if "answered" not in line:
            return
        told = line["answered"]
        said = {"taken": told["taken"], "why": told["why"], "at": self.ago(told["ago"])}
        amending.answer(proposal, by=self.who(told["by"]), **said)

    def _differ(self):
        for line in self.told.get("differences", ()):
            statement = self._statement(line["statement"])
            said = {"name": line["say"], "statement": statement, "at": self.ago(line["ago"])}
            tracing.name_difference(self.round, by=self.who(line["by"]), **said)

    def _react(self, told, draft):
        for line in told.get("reactions", ()):
            by = self.who(line["by"])
            said = {"kind": line["kind"], "argument": line.get("say", ""), "at": self.ago(line["ago"])}
            reaction = reacting.react(draft, by=by, **said)
            for each in line.get("answers", ()):
                at = self.ago(each["ago"])
                answer = reacting.answer(reaction, by=self.who(each["by"]), text=each["say"], at=at)
                reacting.judge(answer, each["verdict"], by=by, at=at)

    def _adopt(self, told, draft):
        said = told["adopted"]
        at = self.ago(said["ago"])
        return adopting.adopt(self.round, draft, by=self.leader, summary=said["summary"], at=at)
