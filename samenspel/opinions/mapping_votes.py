"""The votes of one conversation, kept in this process: read whole once, and after that only what changed."""

from datetime import timedelta
from itertools import chain

import numpy as np
from django.db.models import Max
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
        rows = Vote.objects.filter(conversation=self.conversation_id).order_by()
        if self.read_at is not None:
            rows = rows.filter(at__gte=self.read_at - OVERLAP)
        self.read_at = timezone.now()
        newest = rows.aggregate(newest=Max("at"))["newest"]
        if newest is None:
            return False
        self.upto = max(newest, self.upto or newest)
        return self._take(_whole_numbers(rows.filter(at__lte=newest)))

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
        who, what = _numbered(self.person, rows[:, 0]), _numbered(self.statement, rows[:, 1])
        said = rows[:, 2].astype(np.int8)
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


def _whole_numbers(votes):
    """Participant, statement and value of each, without a moment: making those takes most of the time."""
    rows = votes.values_list("participant", "statement", "value").iterator(chunk_size=10_000)
    return np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, 3)


def _numbered(numbers, pks):
    """Row numbers of ids; new ones in order, so that the same votes give the same map whenever read."""
    unique, place = np.unique(pks, return_inverse=True)
    given = [numbers.setdefault(pk, len(numbers)) for pk in unique.tolist()]
    return np.array(given, np.int64)[place]


def vote_of(votes, person, statement):
    """What somebody voted on a statement, or None."""
    first, last = votes.start[person], votes.start[person + 1]
    place = first + np.searchsorted(votes.statement[first:last], statement)
    return int(votes.vote[place]) if place < last and votes.statement[place] == statement else None
