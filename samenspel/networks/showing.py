"""A network as it may be seen: every number in here has passed ``privacy.discretion``.

Page, JSON and CSV are all made from these objects; none of them reads figures from anywhere else.
"""

from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from django.utils.translation import gettext as _

from samenspel.communities.models import Community
from samenspel.networks import measuring
from samenspel.networks.freezing import thaw
from samenspel.networks.grouping import CLUSTER, COMMUNITY, ORGANISATION
from samenspel.networks.offering import in_order
from samenspel.networks.reading import explained
from samenspel.organisations.models import Organisation
from samenspel.privacy import discretion
from samenspel.privacy.discretion import BESIDE, Disclosed

REST = "rest"
NOT_SHOWN = Disclosed(hidden=BESIDE)
WIDEST_MATRIX = 12


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


@dataclass(frozen=True)
class Shown:
    """A snapshot as one viewer may see it."""

    people: Disclosed
    ties: Disclosed
    index: Disclosed
    expected: Disclosed
    rest_index: Disclosed
    rest_people: Disclosed
    p_low: Disclosed
    p_high: Disclosed
    by: str
    groupings: list
    regions: list[Region]
    links: list[Link]
    figures: list
    overlaps: bool
    mine: dict = field(default_factory=dict)

    @property
    def first_figures(self):
        return [each for each in self.figures if each.guide.is_first]

    @property
    def more_figures(self):
        return [each for each in self.figures if not each.guide.is_first]

    @property
    def matrix(self):
        """Rows of (region, densities to each region) of the largest regions, for a table."""
        regions = self.matrix_regions
        cells = {(link.one, link.other): link.there for link in self.links}
        cells |= {(link.other, link.one): link.back for link in self.links}
        cells |= {(region.key, region.key): region.density for region in regions}
        return [(row, [cells[row.key, column.key] for column in regions]) for row in regions]

    @property
    def matrix_regions(self):
        whole = [region for region in self.regions if region.people.shown]
        return [] if self.overlaps else whole[:WIDEST_MATRIX]


def show(snapshot, viewer, by=None):
    """What ``viewer`` may see of a snapshot, in regions ``by`` a grouping (a name, or names → name)."""
    frozen, figures = thaw(snapshot.ties), snapshot.figures
    by = by(frozen.groupings) if callable(by) else by
    held = {name: set(places) for name, places in figures["held"].items()}
    pools = _Pools(frozen, held, viewer)
    grouping = frozen.groupings[by]
    if grouping.overlaps:
        regions, links = _overlapping(frozen, grouping, pools.hidden(by), figures.get("linked", []))
    else:
        regions, links = _apart(frozen, grouping, pools)
    regions += [_outline(grouping, place) for place in pools.outlined(by)]
    return Shown(
        people=discretion.count(figures["n"]),
        ties=discretion.figure(figures["ties"], n=figures["n"], kind="density", digits=0),
        **_ei(figures, pools),
        by=by,
        groupings=[(name, grouping_label(name)) for name in in_order(frozen.groupings)],
        regions=regions,
        links=links,
        figures=explained(figures, pools.inside),
        overlaps=grouping.overlaps,
        mine=_mine(frozen, grouping, pools, viewer),
    )


def grouping_label(name):
    labels = {ORGANISATION: _("Organisation"), COMMUNITY: _("Community"), CLUSTER: _("Clusters found")}
    return labels.get(name, name)


class _Pools:
    """For each grouping, which groups this viewer sees by themselves."""

    def __init__(self, frozen, held, viewer):
        self.frozen, self.held, self.viewer = frozen, held, viewer
        self.found, self.seen = {}, {}

    def hidden(self, name):
        """Places of groups that may not stand by themselves: held back, or not visible to the viewer."""
        return set(self.held.get(name, ())) | self._not_visible(name)

    def _not_visible(self, name):
        model = {ORGANISATION: Organisation, COMMUNITY: Community}.get(name)
        if model is None:
            return set()
        if name not in self.seen:
            self.seen[name] = set(model.objects.visible_to(self.viewer).values_list("pk", flat=True))
        grouping = self.frozen.groupings[name]
        named = [(place, key) for place, key in enumerate(grouping.keys.tolist()) if grouping.names[place]]
        return {place for place, key in named if key not in self.seen[name]}

    def outlined(self, name):
        """Places of groups that are large enough and visible, and yet held back on this date."""
        grouping = self.frozen.groupings[name]
        held = sorted(set(self.held.get(name, ())) - self._not_visible(name))
        return [place for place in held if discretion.count(grouping.sizes[place]).shown]

    def of(self, name):
        if name not in self.found:
            sizes = dict(enumerate(self.frozen.groupings[name].sizes))
            self.found[name] = discretion.groups(sizes, together=self.hidden(name))
        return self.found[name]

    @property
    def without(self):
        """The place of the people without an organisation, or None."""
        names = self.frozen.groupings[ORGANISATION].names
        return names.index("") if "" in names else None

    @property
    def inside(self):
        """What of the ties inside organisations stays hidden, as their sum follows from the E-I index."""
        sizes = dict(enumerate(self.frozen.groupings[ORGANISATION].sizes))
        return discretion.inside(self.of(ORGANISATION), sizes, apart=self.without)

    @property
    def size_without(self):
        place = self.without
        return 0 if place is None else self.frozen.groupings[ORGANISATION].sizes[place]


def _ei(figures, pools):
    """The E-I index between organisations: whole, expected, and without people who have no organisation."""
    ei, inside, apart = figures["ei"], pools.inside, pools.size_without
    beside = Disclosed(kind="ei_index", hidden=BESIDE)

    def index(value, n):
        return discretion.figure(value, n=n, kind="ei_index", digits=3)

    # The two differ by the people without an organisation: with too few, the difference would name them.
    rest = inside.rest and inside.total and discretion.count(apart).shown
    return {
        "index": index(ei["index"], ei["n"]) if inside.total else beside,
        # What sizes alone would give tells the sizes, also of groups that are only shown together.
        "expected": beside if pools.of(ORGANISATION).pooled else index(ei["expected"], ei["n"]),
        "rest_index": index(ei["rest_index"], ei["rest_n"]) if rest else beside,
        "rest_people": discretion.count(ei["rest_n"]) if rest else beside,
        "p_low": index(figures.get("ei_p_low"), ei["n"]) if inside.total else beside,
        "p_high": index(figures.get("ei_p_high"), ei["n"]) if inside.total else beside,
    }


def _apart(frozen, grouping, pools):
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


def _outline(grouping, place):
    """A group of which only the name is shown on this date: too few people came or left since."""
    return Region(key_of(place), group_name(grouping, place), *[NOT_SHOWN] * 5)


def _overlapping(frozen, grouping, hidden, pairs):
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


def _mine(frozen, grouping, pools, viewer):
    """The place and the ties of the viewer, per region: for their own eyes."""
    place = frozen.place_of(getattr(viewer, "pk", None))
    if place is None:
        return {}
    contacts = measuring.own_contacts(frozen.ties, place)
    figures = discretion.own(viewer, viewer, {"ties": len(contacts)})
    if not figures:
        return {}
    found = None if grouping.overlaps else pools.of(grouping.name)
    here = _regions_of(grouping, found, place, pools)
    ties = {}
    for contact in contacts.tolist():
        for key in _regions_of(grouping, found, contact, pools):
            ties[key] = ties.get(key, 0) + 1
    return figures | {"regions": here, "with": discretion.own(viewer, viewer, ties)}


def _regions_of(grouping, found, place, pools):
    if grouping.overlaps:
        hidden = pools.hidden(grouping.name)
        return [
            key_of(int(column)) for column in np.flatnonzero(grouping.member[place]) if column not in hidden
        ]
    label = int(grouping.label[place])
    return [key_of(label) if label in found.shown else REST]


def key_of(place):
    return place if place == REST else f"g{place}"


def group_name(grouping, place):
    name = grouping.names[place]
    if grouping.name == CLUSTER:
        return _("Cluster %(number)s") % {"number": name} if name else _("People without ties")
    if name:
        return name
    return _("Without organisation") if grouping.name == ORGANISATION else _("Not filled in")
