"""Taking snapshots: of the house and of imported datasets, per relation, at the end of every quarter.

For events there are two ways of counting: everything so far, and what is active on the date. Ties from a
file have one date. What takes long is measured for the newest only. Past snapshots of the house stay as
they are; those of a dataset are taken anew when an import changes it.
"""

from datetime import UTC, date, datetime

import numpy as np
from django.db import transaction
from django.utils import timezone

from samenspel.intake.models import Dataset
from samenspel.networks import measuring
from samenspel.networks.facts import end_of, facts_of_events, facts_of_house, facts_of_ties
from samenspel.networks.freezing import Frozen, Grouping, freeze, thaw
from samenspel.networks.grouping import CLUSTER, ORGANISATION, Groupings, Members
from samenspel.networks.measuring import METHOD
from samenspel.networks.models import OwnFigures, Snapshot
from samenspel.networks.offering import Shelf
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
    for relation in _relations(facts):
        own_in = ACTIVE if not relation else None
        rows = facts.of_kind(relation)
        _take_series(None, relation, rows, dates, groupings, own_in=own_in, everyone=members.on)


@transaction.atomic
def take_dataset(dataset, *, at=None):
    """Everything of one dataset anew; without events or ties it has no snapshots."""
    at = at or timezone.now()
    dataset.snapshots.all().delete()
    groupings = None
    events = facts_of_events(dataset)
    if len(events):
        groupings = Groupings(events.people, dataset=dataset)
        dates = _dates(events, last=_date_of(events.day.max()), until=timezone.localdate(at))
        for relation in _relations(events):
            own_in = ALL if not relation else None
            _take_series(dataset, relation, events.of_kind(relation), dates, groupings, own_in=own_in)
    everyone = np.array(sorted(dataset.people.values_list("person_id", flat=True)), dtype=np.int64)
    for relation in sorted(dataset.ties.order_by().values_list("relation", flat=True).distinct()):
        facts = facts_of_ties(dataset, relation)
        groupings = groupings or Groupings(np.union1d(everyone, facts.people), dataset=dataset)
        on = timezone.localdate(dataset.imported_at)
        always = {"everyone": lambda on: everyone, "countings": [ALL], "own_in": ALL}
        _take_series(dataset, relation, facts, [on], groupings, **always)


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


def _take_series(
    dataset, relation, facts, dates, groupings, *, own_in, everyone=None, countings=(ALL, ACTIVE)
):
    """Snapshots of one relation in each way of counting; single people see their own in ``own_in``."""
    for counting in countings:
        before = {snapshot.on: snapshot for snapshot in _taken(dataset, relation, counting)}
        shelf = Shelf()
        for snapshot in before.values():
            if snapshot.is_offered:
                shelf.takes(thaw(snapshot.ties), snapshot.figures.get("held", {}))
        made = []
        for on in dates:
            if on not in before:
                frozen = frozen_on(facts, on, counting, groupings, everyone)
                if frozen is not None:
                    what = {"dataset": dataset, "relation": relation, "counting": counting, "on": on}
                    made.append(_measured(what, frozen, shelf, is_newest=on == dates[0]))
        Snapshot.objects.bulk_create(made, batch_size=100)
        if counting == own_in and made and made[0].on == dates[0]:
            _keep_own(made[0])


def _taken(dataset, relation, counting):
    return Snapshot.objects.of(dataset).filter(relation=relation, counting=counting, method=METHOD)


def frozen_on(facts, on, counting, groupings, everyone=None):
    """The people, ties and groups on a date, or None when there was nobody yet."""
    end = end_of(on)
    rows = facts.until(end)
    here = everyone(on) if everyone else np.zeros(0, np.int64)
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
        figures=figures | {"held": held or {}},
        is_offered=held is not None,
        method=METHOD,
        seed=SEED,
    )


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
