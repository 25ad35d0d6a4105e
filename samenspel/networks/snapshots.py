"""Taking snapshots: of the house and of imported datasets, per relation, at the end of every quarter.

For events there are two ways of counting: everything so far, and what is active on the date. Ties from a
file have one date. What takes long is measured for the newest only. Past snapshots of the house stay as
they are; those of a dataset are taken anew when an import changes it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product

import numpy as np
from django.db import transaction
from django.utils import timezone

from samenspel.intake.models import Dataset
from samenspel.networks import measuring
from samenspel.networks.facts import Facts, end_of, facts_of_events, facts_of_house, facts_of_ties
from samenspel.networks.freezing import Frozen, Grouping, freeze, thaw
from samenspel.networks.grouping import CLUSTER, COMMUNITY, ORGANISATION, Groupings, Members
from samenspel.networks.measuring import METHOD
from samenspel.networks.models import OwnFigures, Snapshot
from samenspel.networks.offering import Shelf, linked
from samenspel.people.models import Person

SEED = 20261121
ALL, ACTIVE = Snapshot.Counting.ALL, Snapshot.Counting.ACTIVE
QUARTERS = {3: 31, 6: 30, 9: 30, 12: 31}


def take_all(*, at=None):
    """Snapshots of the house and of every dataset, with their history up to ``at``."""
    take_house(at=at)
    for dataset in Dataset.objects.order_by("pk"):
        take_dataset(dataset, at=at)


@transaction.atomic
def take_house(*, at=None):
    """The house now, and each quarter's end without a snapshot. Twice on a day changes nothing."""
    at = at or timezone.now()
    today = timezone.localdate(at)
    facts = facts_of_house(until=at)
    if not len(facts):
        return
    _drop_between_quarters(today)
    dates = _dates(facts, last=today, until=today)
    members = Members()
    groupings = Groupings(np.union1d(facts.people, members.ever))
    series = [
        Series(relation, counting, facts.of_kind(relation), dates, groupings, everyone=members.on)
        for relation in _relations(facts)
        for counting in (ALL, ACTIVE)
    ]
    _take(None, series, has_own=lambda each: not each.relation and each.counting == ACTIVE)


@transaction.atomic
def take_dataset(dataset, *, at=None):
    """Everything of one dataset anew; without events or ties it has no snapshots."""
    at = at or timezone.now()
    dataset.snapshots.all().delete()
    groupings, series = None, []
    events = facts_of_events(dataset)
    if len(events):
        groupings = Groupings(events.people, dataset=dataset)
        dates = _dates(events, last=_date_of(events.day.max()), until=timezone.localdate(at))
        for relation in _relations(events):
            of_kind = events.of_kind(relation)
            series += [Series(relation, counting, of_kind, dates, groupings) for counting in (ALL, ACTIVE)]
    everyone = np.array(sorted(dataset.people.values_list("person_id", flat=True)), dtype=np.int64)
    for relation in sorted(dataset.ties.order_by().values_list("relation", flat=True).distinct()):
        facts = facts_of_ties(dataset, relation)
        groupings = groupings or Groupings(np.union1d(everyone, facts.people), dataset=dataset)
        on = timezone.localdate(dataset.imported_at)
        series.append(Series(relation, ALL, facts, [on], groupings, everyone=lambda on: everyone))
    _take(dataset, series, has_own=lambda each: each.counting == ALL and (each.everyone or not each.relation))


def _relations(facts):
    """All kinds together (empty), and each kind when there are several."""
    return ["", *facts.kinds] if len(facts.kinds) > 1 else [""]


def _dates(facts, *, last, until):
    """The end of every quarter from the first fact to the last, none later than today; newest first."""
    first = _date_of(facts.day.min())
    found = []
    for year in range(first.year, last.year + 1):
        found += [date(year, month, day) for month, day in QUARTERS.items()]
    first_after = min((on for on in found if on >= last), default=last)
    dates = {min(on, until) for on in found if first <= on <= first_after}
    return sorted(dates | {min(first_after, until)}, reverse=True)


def _date_of(day):
    return timezone.localdate(datetime.fromtimestamp(float(day) * 86400, tz=UTC))


def _drop_between_quarters(today):
    """Of the house, only the newest snapshot may stand between two quarters."""
    dates = set(Snapshot.objects.of(None).order_by().values_list("on", flat=True).distinct())
    between = [on for on in dates if QUARTERS.get(on.month) != on.day and on < today]
    keep = (
        Snapshot.objects.of(None)
        .offered()
        .filter(on__in=between)
        .newest_first()
        .values_list("on", flat=True)[:1]
    )
    Snapshot.objects.of(None).filter(on__in=between).exclude(on__in=list(keep)).delete()


@dataclass(frozen=True, eq=False)
class Series:
    """One relation in one way of counting, on its dates; ``everyone`` gives who takes part on a date."""

    relation: str
    counting: str
    facts: Facts
    dates: list[date]
    groupings: Groupings
    everyone: Callable | None = None

    def of(self, dataset):
        return {"dataset": dataset, "relation": self.relation, "counting": self.counting}


def _take(dataset, series, *, has_own):
    """Snapshots of all series of a network: the newest first, and all kinds together before each kind.

    What goes first is offered; what follows only when it gives nobody away beside that. Single people see
    their own figures in the newest of the series that has them.
    """
    shelf, made, whole = Shelf(), [], {}
    before = _taken(dataset, shelf, whole)
    dates = sorted({on for each in series for on in each.dates}, reverse=True)
    for on, each in product(dates, series):
        key = each.relation, each.counting, on
        if on not in each.dates or key in before:
            continue
        here = whole.get((each.counting, on)) if dataset is None else None
        frozen = frozen_on(each.facts, on, each.counting, each.groupings, each.everyone, also=here)
        if frozen is None:
            continue
        if not each.relation:
            whole[each.counting, on] = frozen.people
        is_newest = on == each.dates[0]
        made.append(_measured(each.of(dataset) | {"on": on}, frozen, shelf, is_newest=is_newest))
        if is_newest and has_own(each):
            made[-1].save()
            _keep_own(made.pop())
    Snapshot.objects.bulk_create(made, batch_size=100)


def _taken(dataset, shelf, whole):
    """Which snapshots there are by this method; what is offered is put on the shelf, newest first."""
    before = set()
    for snapshot in Snapshot.objects.of(dataset).filter(method=METHOD).newest_first().iterator():
        before.add((snapshot.relation, snapshot.counting, snapshot.on))
        frozen = thaw(snapshot.ties)
        if snapshot.is_offered:
            shelf.takes(frozen, snapshot.figures.get("held", {}))
        if not snapshot.relation:
            whole[snapshot.counting, snapshot.on] = frozen.people[frozen.people > 0]
    return before


def frozen_on(facts, on, counting, groupings, everyone=None, *, also=None):
    """The people, ties and groups on a date, or None when there was nobody yet.

    everyone   gives who takes part on a date
    also       more people who count: each kind of tie of the house is among all the same people
    """
    end = end_of(on)
    rows = facts.until(end)
    here = everyone(on) if everyone else np.zeros(0, np.int64)
    here = here if also is None else np.union1d(here, also)
    people = np.union1d(rows.people, here)
    columns = np.searchsorted(people, rows.person), np.searchsorted(people, rows.other)
    shape = {"n": len(people), "directed": facts.directed}
    if counting == ACTIVE:
        ties = measuring.ties_active(*columns, end - rows.day, rows.weight, **shape)
        # Who has no active tie left is counted only where it is known that they still take part.
        stays = np.isin(people, here)
        stays[ties.source] = stays[ties.target] = True
        ties, people = ties.among(stays), people[stays]
    else:
        ties = measuring.ties_so_far(*columns, rows.weight, **shape)
    return Frozen(people, ties, groupings.of(people, on)) if len(people) else None


def _measured(what, frozen, shelf, *, is_newest):
    """A snapshot of ``what`` (dataset, relation, counting, on) with its figures, not yet saved."""
    by_organisation = frozen.groupings[ORGANISATION]
    figures = measuring.quick(frozen.ties, by_organisation)
    if is_newest or len(frozen.ties) < measuring.LARGE:
        figures |= measuring.shape(frozen.ties, by_organisation)
    if is_newest:
        figures |= measuring.thorough(frozen.ties, by_organisation, seed=SEED)
        frozen = _with_clusters(frozen, figures)
    held = shelf.offers(frozen)
    return Snapshot(
        **what,
        n=frozen.ties.n,
        ties=freeze(frozen),
        figures=figures | {"held": held or {}, "linked": _linked(frozen, held)},
        is_offered=held is not None,
        method=METHOD,
        seed=SEED,
    )


def _linked(frozen, held):
    """Between which communities (by place) ties may be shown; none when nothing is offered."""
    if held is None or COMMUNITY not in held:
        return []
    return [list(pair) for pair in linked(frozen.groupings[COMMUNITY], held[COMMUNITY])]


def _with_clusters(frozen, figures):
    """The same, with the groups that the ties themselves suggest; everyone without ties is left together."""
    found = measuring.clusters(frozen.ties, seed=SEED)
    figures["modularity_best"] = found.modularity
    figures["clusters"] = int((found.sizes > 1).sum())
    figures["stability"] = found.stability
    figures["agreement"] = measuring.agreement(frozen.groupings[ORGANISATION].label, found.label)
    several = int((found.sizes > 1).sum())
    label = np.minimum(found.label, several)
    names = [str(number + 1) for number in range(several)] + ([""] if (label == several).any() else [])
    cluster = Grouping(CLUSTER, np.zeros(len(names), np.int64), names, label=label)
    return Frozen(frozen.people, frozen.ties, frozen.groupings | {CLUSTER: cluster})


def _keep_own(snapshot):
    """Figures of single people with an account; nothing of who could not see it, nor of earlier dates."""
    frozen = thaw(snapshot.ties)
    with_account = Person.objects.filter(email__isnull=False, is_active=True).values_list("pk", flat=True)
    places = np.flatnonzero(np.isin(frozen.people, list(with_account))).tolist()
    OwnFigures.objects.filter(
        snapshot__dataset=snapshot.dataset, snapshot__relation=snapshot.relation
    ).delete()
    if places:
        measured = measuring.own(frozen.ties, frozen.groupings[ORGANISATION], places, seed=SEED)
        kept = [
            OwnFigures(snapshot=snapshot, person_id=int(frozen.people[place]), figures=figures)
            for place, figures in zip(places, measured, strict=True)
        ]
        OwnFigures.objects.bulk_create(kept, batch_size=500)
