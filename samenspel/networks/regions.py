"""Regions of the map and the links between them, each number as it may be seen."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from django.utils.translation import gettext as _

from samenspel.networks import measuring
from samenspel.networks.grouping import CLUSTER, ORGANISATION
from samenspel.privacy import discretion
from samenspel.privacy.discretion import BESIDE, Disclosed

REST = "rest"
NOT_SHOWN = Disclosed(hidden=BESIDE)


@dataclass(frozen=True)
class Region:
    """A group as it may be seen; ``key`` names it in links, JSON and on the map."""

    key: str
    name: str
    people: Disclosed
    inside: Disclosed
    outside: Disclosed
    index: Disclosed
    density: Disclosed


@dataclass(frozen=True)
class Link:
    """Ties between two regions; ``there`` and ``back`` are densities from the one to the other."""

    one: str
    other: str
    ties: Disclosed
    there: Disclosed = NOT_SHOWN
    back: Disclosed = NOT_SHOWN


def apart(frozen, grouping, pools):
    """Regions and links of groups that exclude each other; small ones together as the rest."""
    found, inside = pools.of(grouping.name), pools.inside
    places = [*found.shown, REST] if found.together.shown else list(found.shown)
    if not found.shown:
        return [], []
    label = _relabelled(grouping, found)
    counts, density = measuring.between(frozen.ties, label, groups=len(places))
    within, outward, index = measuring.by_group(frozen.ties, label)
    sizes = [int((label == row).sum()) for row in range(len(places))]
    guarded = inside.hidden | ({REST} if inside.pool else set()) if grouping.name == ORGANISATION else set()

    def of_one(value, row, kind="density", digits=0):
        if places[row] in guarded:
            return Disclosed(kind=kind, hidden=BESIDE)
        return discretion.between(value, n=sizes[row], n_other=sizes[row], kind=kind, digits=digits)

    regions = [
        Region(
            key=key_of(place),
            name=_("Other groups together") if place == REST else group_name(grouping, place),
            people=discretion.count(sizes[row]),
            inside=of_one(within[row], row),
            outside=of_one(outward[row], row),
            # Of the rest, "inside" includes ties between the groups in it, so an index would say nothing.
            index=of_one(None if place == REST else index[row], row, "ei_index", 2),
            density=of_one(density[row, row], row, digits=3),
        )
        for row, place in enumerate(places)
    ]
    links = [
        Link(key_of(places[one]), key_of(places[other]), ties=NOT_SHOWN)
        if {places[one], places[other]} <= guarded
        else _link(regions, one, other, counts, density, sizes)
        for one, other in combinations(range(len(places)), 2)
    ]
    order = sorted(regions, key=lambda region: (region.key == REST, -(region.people.value or 0), region.name))
    return order, links


def _link(regions, one, other, counts, density, sizes):
    def shown(value, digits):
        return discretion.between(value, n=sizes[one], n_other=sizes[other], digits=digits)

    return Link(
        one=regions[one].key,
        other=regions[other].key,
        ties=shown(counts[one, other], 0),
        there=shown(density[one, other], 3),
        back=shown(density[other, one], 3),
    )


def _relabelled(grouping, found):
    """The row of the region each person is in; -1 where nothing is shown of them."""
    row = {place: number for number, place in enumerate(found.shown)}
    rest = len(found.shown) if found.together.shown else -1
    return np.array([row.get(place, rest) for place in grouping.label.tolist()], dtype=np.int64)


def outline(grouping, place):
    """A group of which only the name is shown on this date: too few people came or left since."""
    return Region(key_of(place), group_name(grouping, place), *[NOT_SHOWN] * 5)


def overlapping(frozen, grouping, hidden, pairs):
    """Regions and links of groups that share people: each by itself, without a rest."""
    sizes, regions, rows = grouping.sizes, [], []
    for place, size in enumerate(sizes):
        if place in hidden or not discretion.count(size).shown:
            continue
        within, outward, index, density = measuring.inside_and_across(frozen.ties, grouping.member[:, place])

        def shown(value, kind="density", digits=0, size=size):
            return discretion.between(value, n=size, n_other=size, kind=kind, digits=digits)

        rows.append(place)
        regions.append(
            Region(
                key=key_of(place),
                name=group_name(grouping, place),
                people=discretion.count(size),
                inside=shown(within),
                outside=shown(outward),
                index=shown(index, "ei_index", 2),
                density=shown(density, digits=3),
            )
        )
    links = [
        _shared_link(frozen, grouping, one, other, may_show=[one, other] in pairs)
        for one, other in combinations(rows, 2)
    ]
    return sorted(regions, key=lambda region: (-(region.people.value or 0), region.name)), links


def _shared_link(frozen, grouping, place, place_other, *, may_show):
    """Ties between those only in the one and those only in the other community."""
    key, key_other = key_of(place), key_of(place_other)
    if not may_show:
        return Link(key, key_other, ties=NOT_SHOWN)
    one, other = grouping.member[:, place], grouping.member[:, place_other]
    n, n_other = int((one & ~other).sum()), int((other & ~one).sum())
    ties = measuring.across(frozen.ties, one, other)
    return Link(key, key_other, ties=discretion.between(ties, n=n, n_other=n_other, digits=0))


def key_of(place):
    return place if place == REST else f"g{place}"


def group_name(grouping, place):
    name = grouping.names[place]
    if grouping.name == CLUSTER:
        return _("Cluster %(number)s") % {"number": name} if name else _("People without ties")
    if name:
        return name
    return _("Without organisation") if grouping.name == ORGANISATION else _("Not filled in")
