"""What the register of rules says in numbers: about rules, not about people; each with its n."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.utils import timezone

from samenspel.purpose.models import RuleInTheWay

Source = RuleInTheWay.Source
MONTH = timedelta(days=30)
YEAR = timedelta(days=365)
YOUNG, MIDDLE, OLD = "young", "middle", "old"


@dataclass(frozen=True)
class Figures:
    """
    n                  how many rules are counted: those the reader may see
    by_source          (label, number) for law, policy and habit
    waiting            how many have no outcome yet
    by_age             (age, number) of those that wait: under a month, under a year, longer
    median_days        from the report to the first outcome, half of the rules took longer; None without one
    settled            over how many rules that median is
    share_habit        share that is a habit of one's own, which one can change without asking anyone
    """

    n: int
    by_source: list
    waiting: int
    by_age: list
    median_days: int | None
    settled: int
    share_habit: float | None


def figures(rules, *, at=None):
    """The figures over a queryset of rules."""
    at = at or timezone.now()
    rows = list(rules.prefetch_related("outcomes"))
    sources = Counter(rule.source for rule in rows)
    waiting = [rule for rule in rows if not rule.outcomes.all()]
    ages = Counter(_age(at - rule.at) for rule in waiting)
    days = [(rule.outcomes.all()[0].at - rule.at).days for rule in rows if rule.outcomes.all()]
    return Figures(
        n=len(rows),
        by_source=[(source.label, sources[source]) for source in Source],
        waiting=len(waiting),
        by_age=[(age, ages[age]) for age in (YOUNG, MIDDLE, OLD)],
        median_days=round(median(days)) if days else None,
        settled=len(days),
        share_habit=sources[Source.HABIT] / len(rows) if rows else None,
    )


def _age(waited):
    if waited < MONTH:
        return YOUNG
    return MIDDLE if waited < YEAR else OLD
