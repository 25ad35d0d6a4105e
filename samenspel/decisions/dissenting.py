"""What was objected or feared when a round was closed: words for who takes part, for others only how many."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.decisions import objections
from samenspel.decisions.models import Answer, Stance
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy import discretion


@dataclass(frozen=True)
class Dissent:
    """``said``: answers whose words the viewer reads; ``others``: how many there are, for who reads none."""

    said: list = field(default_factory=list)
    others: discretion.Disclosed | None = None

    @property
    def in_words(self):
        return in_words(self.others) if self.others is not None else ""


def of_round(round):
    """The answers to keep with an outcome: objections and concerns of who takes part, but what was resolved.

    Also what moderators hid: it is not read as long as it is hidden, and comes back when it is shown again.
    """
    resolved = {each.answer.pk for each in objections.of_round(round) if each.is_resolved}
    said = Answer.objects.filter(round=round).counting().exclude(words="")
    rows = said.filter(stance__in=[Stance.OBJECTION, Stance.CONCERN]).order_by("at", "pk")
    return [pk for pk in rows.values_list("pk", flat=True) if pk not in resolved]


def shown(outcome, viewer, *, inside):
    """What ``viewer`` may read of it now, without names."""
    if not outcome.dissent:
        return Dissent()
    kept = Answer.objects.filter(pk__in=outcome.dissent)
    if inside:
        return Dissent(said=list(kept.visible_to(viewer).order_by("at", "pk")))
    n = kept.filter(not_hidden(Answer)).count()
    return Dissent(others=discretion.count(n, of=outcome.figures.get("answered", 0)) if n else None)


def in_words(others):
    """How many, for who reads no words; of a few only that there were some."""
    if not others.shown:
        return _("Some objected or were concerned. What they said is for members.")
    said = ngettext(
        "%(n)s person objected or was concerned. What they said is for members.",
        "%(n)s people objected or were concerned. What they said is for members.",
        others.value,
    )
    return said % {"n": others.value}
