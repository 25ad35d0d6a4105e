"""Which statements somebody is asked next: by chance, telling and new ones more often, never one twice."""

import random
import time

from django.db.models import Count, Q

from measures.opinions.routing import next_statement, priority
from samenspel.opinions.mapping_own import extremity_of
from samenspel.opinions.models import MapSnapshot, Statement, Vote

LARGE = 20_000
SECONDS_OLD = 30
NONE = (0, 0, 0)
# What was counted of large conversations, in this process: (moment, counts and places).
_counted = {}


def next_statements(conversation, participant=None, *, count=1, draw=None, without=()):
    """Up to ``count`` statements in the order to ask them; one's own and those voted on are not among them.

    participant  None for who has not voted yet
    draw         gives a number from 0 to 1, by chance; tests bring their own
    without      ids of statements that are on their way to be asked already
    """
    draw = draw or random.random
    rows = list(to_ask(conversation, participant).exclude(pk__in=list(without)))
    weight = _weights(conversation, rows)
    unseen = _seeds_first(rows, participant)
    asked = []
    while len(asked) < min(count, len(rows)):
        place = next_statement(weight, unseen, draw=draw())
        if place is None:
            # The seeds are all asked; the rest follows.
            unseen = [row not in asked for row in rows]
            continue
        asked.append(rows[place])
        unseen[place] = False
    return asked


def to_ask(conversation, participant):
    """What this participant has not voted on and did not write, in order."""
    rows = Statement.objects.in_play().filter(conversation=conversation).in_order()
    if participant is None:
        return rows
    rows = rows.exclude(pk__in=participant.votes.values("statement"))
    if participant.person_id:
        rows = rows.exclude(by=participant.person_id)
    return rows.exclude(guest=participant)


def _seeds_first(rows, participant):
    """Which to choose from at first: who has said nothing yet meets the seeds before anything else."""
    is_new = participant is None or not participant.votes.exists()
    seeds = [row.is_seed for row in rows]
    return seeds if is_new and any(seeds) else [True] * len(rows)


def _weights(conversation, rows):
    """The priority of each row, from all votes on it and how far it lies from the middle of the map."""
    counts, extremity = _stats(conversation)
    counted = [counts.get(row.pk, NONE) for row in rows]
    return priority(
        [agree for agree, _passed, _seen in counted],
        [passed for _agree, passed, _seen in counted],
        [seen for _agree, _passed, seen in counted],
        [extremity.get(row.pk, 0.0) for row in rows],
        meta=[row.is_meta for row in rows],
    )


def _stats(conversation):
    """Per statement (agree, pass, all) and its place on the map as published; of a large conversation at
    most half a minute old, since counting millions for everyone who votes would keep them waiting."""
    counted_at, stats = _counted.get(conversation.pk, (-SECONDS_OLD, None))
    if stats and time.monotonic() - counted_at < SECONDS_OLD:
        return stats
    votes = Vote.objects.filter(conversation=conversation).order_by().values("statement")
    agree, passed = Count("pk", filter=Q(value=1)), Count("pk", filter=Q(value=0))
    rows = votes.annotate(agree=agree, passed=passed, seen=Count("pk"))
    counts = {row: said for row, *said in rows.values_list("statement", "agree", "passed", "seen")}
    published = MapSnapshot.objects.filter(conversation=conversation).order_by("-step").first()
    stats = counts, extremity_of(published) if published else {}
    if sum(seen for _agree, _passed, seen in counts.values()) >= LARGE:
        _counted[conversation.pk] = time.monotonic(), stats
    return stats
