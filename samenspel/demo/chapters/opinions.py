"""Three conversations of statements: one closed, with groups to be found; one for anyone; one that is judged.

Told by the acts: everyone takes part, votes and writes as people do. Who leans which way is drawn by chance.
"""

import random
import tomllib
from datetime import timedelta

from samenspel.demo.calendar import end_of
from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.opinions import closing, joining, judging, starting, voting, writing
from samenspel.opinions.models import Statement

LEANINGS = 3
PASSED, SILENT = 8, 12
HELD = ("takes_part", "visibility", "moderation")


def opinions(world, *, language, anchor, seed):
    """Gives the conversations by their name in the story."""
    raw = tomllib.loads((FOLDER / "opinions.toml").read_text(encoding="utf-8"))
    told = spoken(raw, LANGUAGES.index(language))
    return {name: _conversation(world, told[name], anchor, f"{seed} {name}") for name in told}


def _conversation(world, told, anchor, seed):
    chance = random.Random(seed)  # noqa: S311 (a story, not a secret)
    began, by = end_of(anchor - timedelta(days=told["began"])), world.people[told["by"]]
    talk = starting.start(
        world.communities[told["of"]],
        by=by,
        at=began,
        draw=chance.randrange,
        topic=told["topic"],
        about=told["about"],
        seeds=[line["say"] for line in told["statements"] if "own" not in line],
        **{name: told[name] for name in HELD if name in told},
    )
    voters = _voters(talk, told, world, chance, began)
    for line in told["statements"]:
        if "own" in line:
            _write(talk, line, world, at=began + timedelta(hours=6))
    if "duplicate" in told:
        _merge(talk, told["duplicate"], world, by, at=began + timedelta(hours=30))
    _vote(talk, voters, told["statements"], chance, began)
    if "ended" in told:
        closing.close(talk, by=by, at=end_of(anchor - timedelta(days=told["ended"])))
    return talk


def _voters(talk, told, world, chance, began):
    """Everyone of the community who may vote, and some passers-by; the latter by a cookie each."""
    members = talk.community.memberships.current().members().select_related("person").order_by("pk")
    people = [row.person for row in members]
    if not told["guests"]:
        people = people[: len(people) // 2]
    if told["guests"] and talk.takes_part != talk.TakesPart.ANYONE:
        starting.change(talk, by=world.people[told["by"]], at=began, takes_part="anyone")
    guests = [f"{chance.getrandbits(128):032x}" for _ in range(told["guests"])]
    draw = chance.randrange
    return [
        joining.take_part(talk, who, at=began + timedelta(hours=2), draw=draw) for who in [*people, *guests]
    ]


def _write(talk, line, world, *, at):
    participant = joining.take_part(talk, world.people[line["own"]], at=at)
    writing.write(participant, line["say"], at=at)


def _merge(talk, line, world, by, *, at):
    """Somebody said what was said already; its author sees where it went."""
    participant = joining.take_part(talk, world.people[line["own"]], at=at)
    said = writing.write(participant, line["say"], at=at)
    other = talk.statements.get(number=line["of"])
    judging.remove(said, by=by, reason="duplicate", duplicate_of=other, at=at + timedelta(hours=12))


def _vote(talk, voters, lines, chance, began):
    by_text = {line["say"]: line for line in lines}
    asked = [(row, by_text[row.text]) for row in Statement.objects.in_play().filter(conversation=talk)]
    asked.sort(key=lambda pair: pair[0].number)
    for place, participant in enumerate(voters):
        at = began + timedelta(hours=8 + place % 60)
        leaning = place % LEANINGS
        said = [
            voting.Said(row.pk, _word(line, leaning, chance), at)
            for row, line in asked
            if row.by_id != participant.person_id and chance.randrange(100) >= SILENT
        ]
        voting.vote_many(participant, said, at=at)


def _word(line, leaning, chance):
    if chance.randrange(100) < line.get("pass", PASSED):
        return 0
    return 1 if chance.randrange(100) < line["agree"][leaning] else -1
