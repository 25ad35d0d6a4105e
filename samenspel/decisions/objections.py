"""Where each objection of a round stands: unanswered, answered, resolved, or standing."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from samenspel.decisions.models import Answer, ObjectionWord
from samenspel.moderation.hiding import hidden_ids

# So long whoever objected has to say whether the answer resolves it.
TIME_TO_SAY = timedelta(days=7)


@dataclass
class Objected:
    """An objection with its replies.

    counts      whether whoever objected takes part still, and moderators did not hide it
    is_hidden   whether they did; nobody could answer it, so it holds nobody up until it is shown again
    """

    answer: Any
    replies: list
    counts: bool
    is_hidden: bool = False

    @cached_property
    def last(self):
        return self.replies[-1] if self.replies else None

    @property
    def word(self):
        return getattr(self.last, "word", None)

    @property
    def is_answered(self):
        return self.last is not None

    @property
    def is_resolved(self):
        return self.word is not None and self.word.says == ObjectionWord.Says.RESOLVED

    @property
    def stands(self):
        return self.word is not None and self.word.says == ObjectionWord.Says.STANDS

    def was_silent(self, at=None):
        """Answered so long ago without a word that it does not hold others up; it stays in the record."""
        if not self.is_answered or self.word is not None:
            return False
        return self.last.at + TIME_TO_SAY <= (at or timezone.now())

    def holds_up(self, at=None):
        """Whether nothing can be decided by consent as long as this is so."""
        return self.counts and not self.is_resolved and not self.was_silent(at)


def of_round(round):
    """Those that are somebody's last word, the oldest first."""
    rows = Answer.objects.filter(round=round).standing().objections().select_related("person")
    rows = list(rows.prefetch_related("replies__by", "replies__word").order_by("at", "pk"))
    counting = set(Answer.objects.filter(round=round).counting().objections().values_list("pk", flat=True))
    hidden = set(Answer.objects.filter(round=round, pk__in=hidden_ids(Answer)).values_list("pk", flat=True))
    return [
        Objected(row, list(row.replies.all()), row.pk in counting - hidden, row.pk in hidden) for row in rows
    ]
