"""A network as it may be seen: every number in here has passed ``privacy.discretion``.

Page, JSON and CSV are all made from these objects; none of them reads figures from anywhere else.
"""

from dataclasses import dataclass, field

import numpy as np
from django.utils.translation import gettext as _

from samenspel.networks import measuring
from samenspel.networks.freezing import thaw
from samenspel.networks.grouping import CLUSTER, COMMUNITY, ORGANISATION
from samenspel.networks.offering import in_order
from samenspel.networks.pooling import Pools
from samenspel.networks.reading import explained
from samenspel.networks.regions import REST, Link, Region, apart, key_of, outline, overlapping
from samenspel.privacy import discretion
from samenspel.privacy.discretion import BESIDE, Disclosed

WIDEST_MATRIX = 12


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
    pools = Pools(frozen, held, viewer)
    grouping = frozen.groupings[by]
    if grouping.overlaps:
        regions, links = overlapping(frozen, grouping, pools.hidden(by), figures.get("linked", []))
    else:
        regions, links = apart(frozen, grouping, pools)
    regions += [outline(grouping, place) for place in pools.outlined(by)]
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
