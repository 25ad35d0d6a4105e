"""The one door of this room to ``measures``: figures about who met, each about a group or hidden."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter

import numpy as np
from django.core.cache import cache
from django.utils import timezone

from measures.ties import Meeting, first_ties, normalised_diversity
from samenspel.gatherings.models import Attendance, Gathering, TeamPlace
from samenspel.gatherings.ties import LARGEST, TIES
from samenspel.moderation.hiding import not_hidden
from samenspel.networks.facts import day_of, facts_of_house
from samenspel.networks.grouping import ORGANISATION, Groupings
from samenspel.privacy import discretion
from samenspel.privacy.discretion import Disclosed

YEAR, FOLLOWS = timedelta(days=365), timedelta(days=90)
KEPT_SECONDS = 24 * 3600
OF_GATHERINGS = {source["name"] for source in TIES}
_HIDDEN = Disclosed(hidden=discretion.UNKNOWN)


def mix_of(gathering):
    """The share of the mix that is possible, among who is in a team and speaks for an organisation."""
    rows = TeamPlace.objects.current().filter(team__challenge__gathering=gathering)
    pairs = rows.exclude(organisation=None).values_list("person", "organisation").order_by("pk")
    by_person = dict(pairs)
    number = {organisation: index for index, organisation in enumerate(sorted(set(by_person.values())))}
    groups = [number[organisation] for organisation in by_person.values()]
    value = normalised_diversity(groups) if groups else None
    return discretion.figure(value, n=len(groups), kind="diversity")


@dataclass(frozen=True)
class Begun:
    """Pairs of organisations that met without having made anything together, and those that soon did."""

    until: date | None = None
    strangers: Disclosed = _HIDDEN
    tied: Disclosed = _HIDDEN


def begun_together(community, *, on):
    """What organisations began together after they met in a community: counted once a quarter, kept a day.

    A figure that follows every gathering would tell of each which of its guests began something.
    """
    on = date(on.year, on.month - (on.month - 1) % 3, 1)
    key = f"gatherings.begun_together:{community.pk}:{on}"
    return cache.get_or_set(key, lambda: _begun(community, on), KEPT_SECONDS)


@discretion.hides(Begun)
def _begun(community, on):
    found = _first_ties(community, on)
    # Of fewer pairs the figure would be about organisations one can name, and so about who came from there.
    if not discretion.count(found.strangers).shown:
        few = Disclosed(kind="first_ties", hidden=discretion.FEW)
        return Begun(until=on, strangers=few, tied=few)
    strangers, tied = (
        discretion.figure(value, n=found.n, kind="first_ties", digits=0)
        for value in (found.strangers, found.tied)
    )
    if found.tied == found.strangers:
        tied = Disclosed(kind="first_ties", hidden=discretion.BESIDE)
    return Begun(until=on, strangers=strangers, tied=tied)


def _first_ties(community, on):
    """Of gatherings of a year, until ninety days before ``on``, and what people made in the house by then."""
    until = timezone.make_aware(datetime.combine(on, time()))
    rows = _there(community, until)
    facts = _made(until)
    people = np.union1d(facts.people, np.array([person for *_rest, person in rows], dtype=np.int64))
    grouping = Groupings(people).of(people, on)[ORGANISATION]
    groups = np.where(grouping.keys[grouping.label] == 0, -1, grouping.label)
    return first_ties(
        list(_meetings(rows, people, groups)),
        np.searchsorted(people, facts.person),
        np.searchsorted(people, facts.other),
        facts.day,
        groups=groups,
        within_days=FOLLOWS.days,
    )


def _there(community, until):
    """(gathering, when, person) of who said themselves that they were there."""
    begun = (until - FOLLOWS - YEAR, until - FOLLOWS)
    gatherings = Gathering.objects.filter(not_hidden(Gathering), community=community).standing()
    rows = Attendance.objects.filter(
        gathering__in=gatherings.filter(starts_at__range=begun),
        confirmed_at__lte=until,
        person__introduced_at__isnull=False,
        person__is_active=True,
    )
    columns = rows.order_by("gathering", "person").values_list("gathering", "gathering__starts_at", "person")
    return list(columns)


def _made(until):
    """What people made together; having been at the same gathering is what is asked about, so not that."""
    facts = facts_of_house(until=until)
    beside = [place for place, kind in enumerate(facts.kinds) if kind not in OF_GATHERINGS]
    return facts.where(np.isin(facts.kind, beside))


def _meetings(rows, people, groups):
    """Those at which enough people of an organisation were, and not a crowd."""
    for (_gathering, at), there in groupby(rows, key=itemgetter(0, 1)):
        places = np.searchsorted(people, [person for *_rest, person in there])
        places = places[groups[places] >= 0]
        if len(places) <= LARGEST and discretion.count(len(places)).shown:
            yield Meeting(frozenset(places.tolist()), day_of(at))
