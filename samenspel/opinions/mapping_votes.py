"""The votes of one conversation, kept in this process: read whole once, and after that only what changed."""

from datetime import timedelta

import numpy as np
from django.utils import timezone

from measures.opinions import votes_from
from measures.opinions.votes import Votes
from samenspel.opinions.models import Statement, Vote

# A vote carries the moment it was cast; one that was kept a little later must not be missed.
OVERLAP = timedelta(seconds=15)
ONE_BY_ONE = 50
NONE = votes_from([], [], [], people=0, statements=0)


class HeldVotes:
    """Votes under row numbers that only this process knows; statements and people are added at the end.

    upto     moment of the newest vote
    """

    def __init__(self, conversation_id):
        self.conversation_id = conversation_id
        self.forget()

    def forget(self):
        self.votes, self.upto, self.read_at = NONE, None, None
        self.person, self.statement = {}, {}

    @property
    def statements(self):
        """Ids in the order of the columns."""
        return list(self.statement)

    def read(self):
        """Take in what was voted since; gives whether anything changed. Twice changes nothing."""
        rows = Vote.objects.filter(conversation=self.conversation_id)
        if self.read_at is not None:
            rows = rows.filter(at__gte=self.read_at - OVERLAP)
        self.read_at = timezone.now()
        rows = list(rows.order_by("at", "pk").values_list("participant", "statement", "value", "at"))
        if not rows:
            return False
        self.upto = max(rows[-1][3], self.upto or rows[-1][3])
        return self._take(rows)

    def is_whole(self):
        """Whether there are as many votes as are known here; votes can be taken away as well."""
        return Vote.objects.filter(conversation=self.conversation_id).count() == len(self.votes)

    def allowed(self):
        """Of each column whether its statement is in play; and which are, those without a vote too."""
        in_play = set(
            Statement.objects.in_play().filter(conversation=self.conversation_id).values_list("pk", flat=True)
        )
        return np.array([pk in in_play for pk in self.statement], bool)

    def _take(self, rows):
        # In order of their ids, so that the same votes give the same map whenever they are read.
        for numbered, place in ((self.person, 0), (self.statement, 1)):
            for pk in sorted({row[place] for row in rows}):
                numbered.setdefault(pk, len(numbered))
        who = np.fromiter((self.person[row[0]] for row in rows), np.int64)
        what = np.fromiter((self.statement[row[1]] for row in rows), np.int64)
        said = np.fromiter((row[2] for row in rows), np.int8)
        held = Votes(
            len(self.person), len(self.statement), self.votes.person, self.votes.statement, self.votes.vote
        )
        if len(rows) > ONE_BY_ONE:
            new = votes_from(
                np.concatenate([held.person, who]),
                np.concatenate([held.statement, what]),
                np.concatenate([held.vote, said]),
                people=held.people,
                statements=held.statements,
            )
        else:
            new = held
            for one, other, value in zip(who.tolist(), what.tolist(), said.tolist(), strict=True):
                if vote_of(new, one, other) != value:
                    new = new.with_vote(one, other, value)
        is_changed = len(new) != len(self.votes) or not np.array_equal(new.vote, self.votes.vote)
        if is_changed:
            self.votes = new
        return is_changed


def vote_of(votes, person, statement):
    """What somebody voted on a statement, or None."""
    first, last = votes.start[person], votes.start[person + 1]
    place = first + np.searchsorted(votes.statement[first:last], statement)
    return int(votes.vote[place]) if place < last and votes.statement[place] == statement else None
