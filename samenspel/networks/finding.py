"""Which networks someone may see, and which snapshot of one they ask for."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from samenspel.intake.models import Dataset
from samenspel.networks.grouping import COMMUNITY, ORGANISATION
from samenspel.networks.models import Snapshot
from samenspel.networks.sources import SOURCES
from samenspel.privacy.visibility import has_introduced

HOUSE = "house"
NAMED_HOUSE = "house-"
"""The address of a dataset that is called "house" itself; no name of a dataset becomes this slug."""


@dataclass(frozen=True)
class Network:
    """The house itself, or an imported dataset."""

    slug: str
    name: str
    dataset: Dataset | None = None

    def get_absolute_url(self):
        return reverse("networks:network", args=[self.slug])

    def relation_label(self, relation):
        if not relation:
            return _("All kinds together")
        source = SOURCES.get(relation) if self.dataset is None else None
        return source.label if source else relation


def networks_visible_to(person):
    """The house first, for whoever has an account with a name; then the datasets that have ties, by name."""
    found = [_house()] if has_introduced(person) else []
    seen = Dataset.objects.visible_to(person).filter(snapshots__isnull=False)
    return found + [_of(dataset) for dataset in seen.distinct().order_by("name", "pk")]


def network_visible_to(person, slug):
    """The network at an address; whoever may not see it is told it is not there."""
    if slug == HOUSE and has_introduced(person):
        return _house()
    known = {HOUSE: None, NAMED_HOUSE: HOUSE}.get(slug, slug)
    dataset = Dataset.objects.visible_to(person).filter(slug=known).first()
    if dataset is None:
        raise Http404
    return _of(dataset)


def _house():
    return Network(HOUSE, _("The network of this house"))


def _of(dataset):
    return Network(NAMED_HOUSE if dataset.slug == HOUSE else dataset.slug, dataset.name, dataset)


class Choice:
    """What someone asks to see of a network: relation, way of counting, date and grouping.

    Only what exists and may be shown can be chosen; anything else in the address falls back to the first
    choice.
    """

    def __init__(self, network, person, asked):
        self.network = network
        rows = Snapshot.objects.visible_to(person).of(network.dataset).offered().newest_first()
        self._rows = list(rows.values_list("relation", "counting", "on", "pk"))
        self.relation = self._one_of(asked.get("relation"), self.relations)
        self.counting = self._one_of(asked.get("counting"), self.countings)
        self.on = self._one_of(_date(asked.get("on")), self.dates)
        self._by = asked.get("by")

    @cached_property
    def relations(self):
        return sorted({relation for relation, *_rest in self._rows})

    @cached_property
    def countings(self):
        there = {counting for relation, counting, *_rest in self._rows if relation == self.relation}
        return [counting for counting in Snapshot.Counting.values if counting in there]

    @property
    def relation_labels(self):
        return [(relation, self.network.relation_label(relation)) for relation in self.relations]

    @property
    def counting_labels(self):
        return [(counting, Snapshot.Counting(counting).label) for counting in self.countings]

    @cached_property
    def dates(self):
        """Newest first."""
        return [on for relation, counting, on, _pk in self._rows if (relation, counting) == self._series]

    @cached_property
    def snapshot(self):
        """The snapshot asked for, or None when nothing may be shown yet."""
        for relation, counting, on, pk in self._rows:
            if (relation, counting, on) == (*self._series, self.on):
                return Snapshot.objects.get(pk=pk)
        return None

    @property
    def _series(self):
        return self.relation, self.counting

    def by(self, groupings):
        """The grouping asked for, or the one that says most: organisations, and communities in the house."""
        first = COMMUNITY if self.network.dataset is None and COMMUNITY in groupings else ORGANISATION
        return self._by if self._by in groupings else first

    @staticmethod
    def _one_of(asked, possible):
        return asked if asked in possible else next(iter(possible), "")


def _date(text):
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
