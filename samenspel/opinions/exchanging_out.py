"""A conversation as files in the layout of Polis: its statements for who sees its map; or all of it.

A row of votes can be traced by whoever knows of somebody what they said on a few statements. So all votes,
by participant, go out only to who looks after the conversation, to go on elsewhere; only once nobody can
tell any more who voted what; and when at least twelve people voted. Numbers are drawn anew for each copy,
and it says of no vote when it was given. Everyone else gets the statements, with what the map shows of
them. Who wrote what is never in it.
"""

import csv
import io
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC
from random import SystemRandom

import numpy as np

from measures import opinions
from measures.opinions import Space
from samenspel.moderation.hiding import not_hidden
from samenspel.opinions import access
from samenspel.opinions.layout import ACCEPTED, COLUMNS, COMMENTS, MATRIX, NOT_SEEN, REJECTED, VOTES
from samenspel.opinions.mapping import map_now
from samenspel.opinions.models import Statement, Vote
from samenspel.ui.spreadsheets import as_text

FEWEST_VOTERS = opinions.FEWEST_PEOPLE
MODERATED = {"accepted": ACCEPTED, "waiting": NOT_SEEN, "removed": REJECTED}
_chance = SystemRandom()
SHARES = ["votes", "share-agree", "share-disagree", "share-pass"]
# A moment that is always there, so that a file does not say when it was made.
PACKED_ON = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Answer:
    """What one gets: a file with its name, and whether all votes are in it."""

    name: str
    content: bytes
    is_whole: bool

    @property
    def kind(self):
        return "application/zip" if self.is_whole else "text/csv; charset=utf-8"


def voters(conversation):
    """How many people voted on what is in play."""
    in_play = Statement.objects.in_play().filter(conversation=conversation).values("pk")
    rows = Vote.objects.filter(conversation=conversation, statement__in=in_play)
    return rows.order_by().values("participant").distinct().count()


def may_be_whole(conversation, viewer):
    """Whether the votes of each participant may go out to ``viewer``."""
    is_loose = conversation.keys_forgotten_at is not None
    return is_loose and access.can_take_whole(viewer, conversation) and voters(conversation) >= FEWEST_VOTERS


def export(conversation, *, viewer, address=""):
    """The files for ``viewer``; the views have asked whether they see the map."""
    statements = _statements(conversation, viewer)
    if not may_be_whole(conversation, viewer):
        content = _written(
            [*COLUMNS[COMMENTS][:-1], *SHARES, "comment-body"], _shares(conversation, statements)
        )
        return Answer("comments.csv", content, False)
    votes = _votes(conversation, statements)
    files = {
        "summary.csv": _summary(conversation, statements, votes, address),
        "comments.csv": _written(COLUMNS[COMMENTS], _comments(statements, votes)),
        "votes.csv": _written(COLUMNS[VOTES][2:], _vote_rows(statements, votes)),
        "participants-votes.csv": _matrix(conversation, statements, votes),
    }
    return Answer(f"{conversation.slug}.zip", _zipped(files), True)


def _statements(conversation, viewer):
    """Those in play; who looks after the conversation gets what waits and what was removed too."""
    rows = conversation.statements.in_order()
    if viewer.is_authenticated and access.can_look_after(viewer, conversation):
        return list(rows.filter(not_hidden(Statement)))
    return list(rows.in_play())


def _votes(conversation, statements):
    """{number: {id of the statement: value}} in the order of numbers, which this copy alone has."""
    there = {each.pk for each in statements}
    said = defaultdict(dict)
    rows = Vote.objects.filter(conversation=conversation).order_by("participant", "statement__number")
    for participant, statement, value in rows.values_list("participant", "statement", "value"):
        if statement in there:
            said[participant][statement] = value
    order = list(said.values())
    _chance.shuffle(order)
    return dict(enumerate(order, start=1))


def _day(at):
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _when(day):
    return [int(day.timestamp() * 1000), day.strftime("%Y-%m-%d")]


def _of(statement, agrees, disagrees):
    """The cells that both kinds of comments.csv have; who wrote it stays empty."""
    flags = [str(flag).lower() for flag in (statement.is_meta, statement.is_seed)]
    moderated = MODERATED[statement.standing]
    return [*_when(_day(statement.at)), statement.number, "", agrees, disagrees, moderated, *flags]


def _comments(statements, votes):
    counted = defaultdict(lambda: {1: 0, -1: 0, 0: 0})
    for said in votes.values():
        for statement, value in said.items():
            counted[statement][value] += 1
    for each in statements:
        figures = counted[each.pk]
        yield [*_of(each, figures[1], figures[-1]), as_text(each.text)]


def _shares(conversation, statements):
    """As the map shows them, for who may not see single votes: hidden where they would be about a few."""
    now = map_now(conversation)
    shown = now.result["statements"] if now else {}
    for each in statements:
        cell = (shown.get(str(each.pk)) or {}).get("all") or {}
        shares = [cell.get(name, "") for name in ("n", "agree", "disagree", "pass")]
        yield [*_of(each, "", ""), *shares, as_text(each.text)]


def _vote_rows(statements, votes):
    number_of = {each.pk: each.number for each in statements}
    for participant, said in votes.items():
        for statement, value in said.items():
            yield [number_of[statement], participant, value]


def _matrix(conversation, statements, votes):
    group = _groups(conversation, votes)
    rows = (
        [
            participant,
            group.get(participant, ""),
            "",
            len(said),
            sum(value == 1 for value in said.values()),
            sum(value == -1 for value in said.values()),
            *(said.get(each.pk, "") for each in statements),
        ]
        for participant, said in votes.items()
    )
    return _written([*COLUMNS[MATRIX], *(each.number for each in statements)], rows)


def _groups(conversation, votes):
    """{participant: 0, 1 …} of those whom the published map places in a group that it shows."""
    now = map_now(conversation)
    if now is None or not now.result["groups"]:
        return {}
    inner = now.inner
    column = {pk: place for place, pk in enumerate(inner["statements"])}
    cast = [
        (person, column[pk], value)
        for person, said in enumerate(votes.values())
        for pk, value in said.items()
        if pk in column
    ]
    people, places, values = (np.array(each) for each in zip(*cast, strict=True))
    held = opinions.votes_from(people, places, values, people=len(votes), statements=len(column))
    component = np.array(inner["component"])
    counted = held.of_statements(np.abs(component).sum(axis=0) > 0)
    space = Space(np.array(inner["mean"]), component, np.zeros(2))
    place = opinions.positions(counted, space, statements=inner["allowed"], as_seen=inner["as_seen"])
    far = np.linalg.norm(place[:, None] - np.array(inner["shown"])[None], axis=2).argmin(axis=1)
    enough = counted.per_person >= min(access.ENOUGH_VOTES, inner["allowed"])
    return {number: int(far[row]) for row, number in enumerate(votes) if enough[row]}


def _summary(conversation, statements, votes, address):
    now = map_now(conversation)
    lines = {
        "topic": as_text(conversation.topic),
        "url": address,
        "voters": len(votes),
        "voters-in-conv": len(votes),
        "comments": len(statements),
        "groups": len(now.result["groups"]) if now else 0,
        "conversation-description": as_text(conversation.about),
    }
    return _written(None, lines.items())


def _written(columns, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if columns:
        writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


def _zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, PACKED_ON), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
