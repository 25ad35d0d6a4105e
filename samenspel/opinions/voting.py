"""Voting: one word per participant and statement, of which the newest counts, in whatever order they arrive.

A vote said twice changes nothing. A bad connection may bring an older word later: the newer one stands.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.live.changing import changed
from samenspel.opinions.joining import may_vote_as
from samenspel.opinions.models import Participant, Statement, Vote


@dataclass(frozen=True)
class Said:
    """One word on one statement, and when it was said."""

    statement_id: int
    value: int
    said_at: datetime


def vote(participant, statement, value, *, at=None, said_at=None):
    """Agree (1), disagree (-1) or pass (0); gives the vote as it stands, or None where none can be given."""
    at = at or timezone.now()
    vote_many(participant, [Said(statement.pk, value, said_at or at)], at=at)
    return Vote.objects.filter(participant=participant, statement=statement).first()


@transaction.atomic
def vote_many(participant, said, *, at=None):
    """Keep several words at once; gives {statement id: the value that stands} of those that could be kept.

    Statements that are gone, waiting or of another conversation are left out. No word is from the future.
    """
    at = at or timezone.now()
    # One after the other per participant: what two tabs send at once is weighed against each other. A closing
    # waits for this row as well (see ``closing``), so that no vote comes in after the last map.
    participant = (
        Participant.objects.select_for_update(of=("self",))
        .select_related("conversation__community", "person")
        .get(pk=participant.pk)
    )
    if not may_vote_as(participant):
        raise PermissionDenied
    newest = _newest(said, at)
    open_ids = Statement.objects.in_play().filter(conversation=participant.conversation, pk__in=newest)
    newest = {pk: newest[pk] for pk in open_ids.values_list("pk", flat=True)}
    if newest:
        changed(f"conversation:{participant.conversation_id}")
    return _keep(participant, newest, at)


def _newest(said, at):
    """Per statement the last word, none later than ``at``; of two at the same moment the last in the row."""
    newest = {}
    for each in said:
        if each.value not in Vote.Value.values:
            continue
        when = min(each.said_at, at)
        before = newest.get(each.statement_id)
        if before is None or when >= before[1]:
            newest[each.statement_id] = (each.value, when)
    return newest


def _keep(participant, newest, at):
    there = {vote.statement_id: vote for vote in participant.votes.filter(statement__in=newest)}
    fresh, others = [], []
    for pk, (value, said_at) in newest.items():
        vote = there.get(pk)
        if vote is None:
            fresh.append(
                Vote(
                    participant=participant,
                    statement_id=pk,
                    conversation_id=participant.conversation_id,
                    value=value,
                    at=at,
                    said_at=said_at,
                )
            )
        elif said_at > vote.said_at or (said_at == vote.said_at and value != vote.value):
            # Said again it stays the same vote, so that the map need not look at it anew.
            vote.at = at if value != vote.value else vote.at
            vote.value, vote.said_at = value, said_at
            others.append(vote)
    Vote.objects.bulk_create(fresh)
    Vote.objects.bulk_update(others, ["value", "said_at", "at"])
    return {pk: vote.value for pk, vote in there.items()} | {vote.statement_id: vote.value for vote in fresh}
