"""Which statements somebody is asked next: by chance, telling and new ones more often, never one twice."""

import random

from django.db.models import Count, Q

from measures.opinions.routing import next_statement, priority
from samenspel.opinions.models import Statement, Vote


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
    counts = {
        row["statement"]: row
        for row in Vote.objects.filter(conversation=conversation, statement__in=rows)
        .values("statement")
        .annotate(
            seen=Count("pk"), agree=Count("pk", filter=Q(value=1)), passed=Count("pk", filter=Q(value=0))
        )
    }
    none = {"seen": 0, "agree": 0, "passed": 0}
    counted = [counts.get(row.pk, none) for row in rows]
    return priority(
        [each["agree"] for each in counted],
        [each["passed"] for each in counted],
        [each["seen"] for each in counted],
        [0.0] * len(rows),
        meta=[row.is_meta for row in rows],
    )
