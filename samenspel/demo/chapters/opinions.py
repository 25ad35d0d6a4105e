"""Three conversations of statements: one closed, with groups to be found; one for anyone; one that is judged.

Begun, written, judged and closed by the acts; the votes are too many for that and come in bulk. Who leans
which way is drawn by chance.
"""

import random
import tomllib
from datetime import timedelta

from samenspel.demo.calendar import end_of
from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.opinions import closing, joining, judging, starting, writing
from samenspel.opinions.guests import hash_of
from samenspel.opinions.models import Participant, Statement, Vote

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
    known = [{"person": person} for person in people]
    known += [{"token_hash": hash_of(f"{chance.getrandbits(128):032x}")} for _ in range(told["guests"])]
    numbers = chance.sample(range(1, joining.MOST_NUMBER), len(known))
    return Participant.objects.bulk_create(
        Participant(conversation=talk, number=number, joined_at=began + timedelta(hours=2), **who)
        for number, who in zip(numbers, known, strict=True)
    )


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
    """All at once, as the acts would keep it one by one; whoever wrote a statement agreed with it already."""
    by_text = {line["say"]: line for line in lines}
    rows = Statement.objects.in_play().filter(conversation=talk).in_order()
    asked = [(row, by_text[row.text]) for row in rows]
    votes = []
    for place, participant in enumerate(voters):
        at = began + timedelta(hours=8 + place % 60)
        for row, line in asked:
            value = _word(line, place % LEANINGS, chance)
            if chance.randrange(100) >= SILENT and (row.by_id != participant.person_id or row.is_seed):
                votes.append(_voted(participant, row, value, at))
    Vote.objects.bulk_create(votes)


def _voted(participant, row, value, at):
    return Vote(
        participant=participant,
        statement=row,
        conversation_id=row.conversation_id,
        value=value,
        at=at,
        said_at=at,
    )


def _word(line, leaning, chance):
    if chance.randrange(100) < line.get("pass", PASSED):
        return 0
    return 1 if chance.randrange(100) < line["agree"][leaning] else -1
