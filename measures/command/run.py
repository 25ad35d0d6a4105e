"""Arguments in, figures out; a fault in a file is one line and exit status 2."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from measures import VERSION
from measures._errors import BadFile
from measures.command.conversation import read_conversation
from measures.command.counts import INDEPENDENT, counts_of_events
from measures.command.figures import Effort, figures
from measures.command.opinions import opinions, rounds_for
from measures.command.people import People, read_people, read_relations
from measures.command.reading import read_table
from measures.command.text import as_text
from measures.opinions import FEWEST_ROUNDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 2 after a fault in the arguments or a file."""
    chosen = _parser().parse_args(arguments)
    try:
        found = {"ties": _ties, "events": _events, "opinions": _opinions}[chosen.command](chosen)
    except BadFile as fault:
        sys.stderr.write(f"measures: {fault}\n")
        return 2
    try:
        if chosen.json:
            json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
            sys.stdout.write("\n")
        else:
            sys.stdout.write(as_text(found))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader closed the pipe (say `| head`); the rest has nowhere to go, and that is no fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _ties(chosen: argparse.Namespace) -> dict[str, Any]:
    people = read_people(read_table(chosen.nodes), by=chosen.by or None)
    table = read_table(chosen.ties)
    relations = read_relations(
        table, people, undirected=chosen.undirected, above=chosen.above, only=chosen.relation
    )
    events = table.column("other_person") is not None
    without = dict(chosen.without) or (
        {grouping.name: INDEPENDENT for grouping in people.groupings} if events else {}
    )
    effort = Effort(chosen.seed, chosen.runs, chosen.permutations)
    found = _method("measures.ties", seed=chosen.seed) | _ran_on(people)
    found["relations"] = {
        relation.name: figures(relation, people, effort, without=without) for relation in relations
    }
    return found


def _events(chosen: argparse.Namespace) -> dict[str, Any]:
    activity = read_table(chosen.activity) if chosen.activity else None
    counts = counts_of_events(read_table(chosen.events), read_table(chosen.people), activity)
    return _method("measures.ties.events") | counts


def _opinions(chosen: argparse.Namespace) -> dict[str, Any]:
    held = read_conversation(chosen.votes, chosen.groups, chosen.comments)
    rounds = rounds_for(held) if chosen.rounds is None else chosen.rounds
    method = _method("measures.opinions", seed=chosen.seed) | {"n": held.votes.people}
    return method | opinions(held, seed=chosen.seed, rounds=rounds)


def _method(name: str, **settings: Any) -> dict[str, Any]:
    return {"method": {"name": name, "version": VERSION} | settings}


def _ran_on(people: People) -> dict[str, Any]:
    return {"n": len(people.ids)}


def _limit(text: str) -> tuple[str, float]:
    relation, _, value = text.rpartition("=")
    limit = float(value)
    if not relation or not 0 < limit < float("inf"):
        raise ValueError
    return relation, limit


def _pair(text: str) -> tuple[str, str]:
    column, _, group = text.partition("=")
    if not column or not group:
        raise ValueError
    return column, group


def _at_least(least: int) -> Any:
    def number(text: str) -> int:
        if int(text) < least:
            raise ValueError
        return int(text)

    return number


def _rounds(text: str) -> int:
    if not (int(text) == 0 or int(text) >= FEWEST_ROUNDS):
        raise ValueError
    return int(text)


_rounds.__name__ = "number (0, or 10 and more)"
_limit.__name__ = "RELATION=VALUE (a value above 0)"
_pair.__name__ = "COLUMN=GROUP"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m measures", description="Figures about groups of people.")
    parser.add_argument("--version", action="version", version=f"measures {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="ties|events|opinions")
    ties = commands.add_parser("ties", help="figures of the network of every relation")
    ties.add_argument("--nodes", required=True, metavar="FILE", help="people: an id column, then attributes")
    ties.add_argument(
        "--ties", required=True, metavar="FILE", help="relation, source, target, value; or a file of events"
    )
    ties.add_argument("--relation", action="append", default=[], metavar="R", help="only this relation")
    ties.add_argument(
        "--undirected", action="append", default=[], metavar="R", help="in this relation a tie stands once"
    )
    ties.add_argument(
        "--above",
        action="append",
        default=[],
        type=_limit,
        metavar="R=V",
        help="also R with only values above V",
    )
    ties.add_argument(
        "--by",
        action="append",
        default=[],
        metavar="COLUMN",
        help="divide people by this column (default: those fit)",
    )
    ties.add_argument(
        "--without",
        action="append",
        default=[],
        type=_pair,
        metavar="COLUMN=GROUP",
        help="also E-I without a group",
    )
    ties.add_argument(
        "--seed", type=_at_least(0), default=0, metavar="N", help="start of all random numbers (0)"
    )
    ties.add_argument(
        "--runs", type=_at_least(1), metavar="N", help="runs of each cluster method (3 to 50, by size)"
    )
    ties.add_argument(
        "--permutations", type=_at_least(1), metavar="N", help="of the E-I test (99 to 1000, by size)"
    )
    events = commands.add_parser("events", help="counts of a file of events")
    events.add_argument(
        "--events", required=True, metavar="FILE", help="timestamp, person, other_person, kind, …"
    )
    events.add_argument("--people", required=True, metavar="FILE", help="person, organisation, role, …")
    events.add_argument("--activity", metavar="FILE", help="person, repository, area, commits")
    talk = commands.add_parser("opinions", help="what unites and divides, from votes on statements")
    talk.add_argument("--votes", metavar="FILE", help="timestamp, comment-id, voter-id, vote (1, 0, -1)")
    talk.add_argument("--groups", metavar="FILE", help="participant, group-id, a column for each statement")
    talk.add_argument("--comments", metavar="FILE", help="comment-id, moderated (-1 is taken out)")
    talk.add_argument(
        "--seed", type=_at_least(0), default=0, metavar="N", help="start of all random numbers (0)"
    )
    talk.add_argument(
        "--rounds",
        type=_rounds,
        metavar="N",
        help="resampled conversations, to see how sure (20; above 1,000 people 10, above 5,000 none)",
    )
    for command in (ties, events, talk):
        command.add_argument("--json", action="store_true", help="as JSON")
    return parser
