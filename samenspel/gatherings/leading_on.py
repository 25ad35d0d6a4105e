"""What came of the gatherings of a community in a year: counts of what was made, never of who made it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from samenspel.gatherings.measuring import Begun, begun_together
from samenspel.gatherings.models import Birth, Commitment, Gathering, Insight
from samenspel.work.models import Experiment, Result

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class LedTo:
    """
    gatherings   that were held; none when there were none
    differently  insights that became an agreement on what is done differently
    experiments  born at a gathering;  results: born there, or what such an experiment ended with
    agreements   made;  kept, open and dropped are the same, as they stand now
    """

    gatherings: int
    insights: int
    differently: int
    experiments: int
    results: int
    agreements: int
    kept: int
    open: int
    dropped: int
    begun: Begun

    @property
    def anything(self):
        return bool(self.insights or self.experiments or self.results or self.agreements)


def led_to(community, viewer, *, at=None):
    """Of the gatherings of the past year, as far as the viewer may see each thing."""
    at = at or timezone.now()
    held = Gathering.objects.visible_to(viewer).filter(community=community, starts_at__gt=at - YEAR)
    held = held.over(at=at).standing().order_by()
    return LedTo(
        gatherings=held.count(),
        **_insights(held, viewer),
        **_born(held, viewer),
        **_agreements(held, viewer),
        begun=begun_together(community, on=timezone.localdate(at)),
    )


def _insights(held, viewer):
    rows = Insight.objects.visible_to(viewer).filter(gathering__in=held).order_by()
    return rows.aggregate(insights=Count("pk"), differently=Count("commitment"))


def _born(held, viewer):
    births = Birth.objects.filter(gathering__in=held)
    experiments = Experiment.objects.visible_to(viewer).filter(pk__in=births.values("experiment"))
    of_experiments = Q(came_from_experiments__experiment__in=experiments)
    results = Result.objects.visible_to(viewer).filter(Q(pk__in=births.values("result")) | of_experiments)
    return {"experiments": experiments.count(), "results": results.distinct().count()}


def _agreements(held, viewer):
    rows = Commitment.objects.visible_to(viewer).filter(gathering__in=held).order_by()
    state, of = Commitment.State, {"agreements": Count("pk")}
    of |= {
        name: Count("pk", filter=Q(state=each))
        for name, each in (("kept", state.KEPT), ("open", state.OPEN), ("dropped", state.DROPPED))
    }
    return rows.aggregate(**of)
