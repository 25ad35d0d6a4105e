"""Whether enough people said what they think of a draft, as it reads now, for it to become the version.

Three others than who adopts suffice, so that one evening can be enough; where fewer take part, all of them.
A steward may adopt without them when nobody says anything for a day.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.communities.access import can_look_after
from samenspel.purpose.models import Phase, Reaction, Sentence

OTHERS = 3
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Readiness:
    """How a draft stands on the way to the version.

    said     how many others than who adopts said what they think of it as it reads now
    needed   how many of them it takes
    alone    from when who adopts need not wait for them; None for who is no steward
    """

    said: int
    needed: int
    alone: datetime | None

    @property
    def missing(self):
        return max(0, self.needed - self.said)

    def holds(self, at):
        return not self.missing or (self.alone is not None and at >= self.alone)

    def in_words(self):
        """What is still needed before it can become the version, for who adopts it: a sentence or two."""
        needed = ngettext(
            "One more person than you is to say what they think of it as it reads now.",
            "%(n)s more people than you are to say what they think of it as it reads now.",
            self.missing,
        )
        return [needed % {"n": self.missing}, *self._without_them()]

    def _without_them(self):
        if self.alone is None:
            return []
        when = date_format(timezone.localtime(self.alone), "j F Y, H:i")
        return [_("If nobody does, a steward may adopt it from %s.") % when]


def readiness(draft, *, by):
    return of_drafts(draft.round, [draft], by=by)[draft.pk]


def of_drafts(round, drafts, *, by):
    """{draft: Readiness} for whoever would adopt one of them."""
    others = round.community.memberships.current().members().exclude(person=by)
    needed = min(OTHERS, others.filter(person__is_active=True).count())
    said = defaultdict(int)
    fresh = Reaction.objects.counting().fresh().filter(draft__in=drafts).exclude(person=by)
    for draft in fresh.values_list("draft", flat=True):
        said[draft] += 1
    alone = _alone(round, drafts) if can_look_after(by, round.community) else {}
    return {each.pk: Readiness(said[each.pk], needed, alone.get(each.pk)) for each in drafts}


def _alone(round, drafts):
    """{draft: a day after reactions were asked of it as it reads now}"""
    asked = round.changes.filter(became=Phase.TESTING).aggregate(last=Max("at"))["last"]
    if asked is None:
        return {}
    rows = Sentence.objects.filter(draft__in=drafts).values("draft").annotate(last=Max("changed_at"))
    changed = {row["draft"]: row["last"] for row in rows.order_by()}
    return {each.pk: max(asked, changed.get(each.pk, asked)) + A_DAY for each in drafts}
