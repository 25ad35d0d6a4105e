"""Small networks to look at: people in organisations, and what they did together."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from samenspel.intake.models import Dataset, DatasetPerson
from samenspel.networks import measuring
from samenspel.networks.models import CollaborationEvent, Tie
from samenspel.networks.snapshots import take_dataset
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility

DAY = datetime(2026, 2, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 4, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def few_deals(monkeypatch):
    """Chance is drawn a hundred times here: enough to see that it is drawn."""
    monkeypatch.setattr(measuring, "PERMUTATIONS", 100)


@dataclass
class Small:
    """A dataset whose people go by short names, such as ``a1`` of organisation ``a``."""

    dataset: Dataset
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def add(self, name, organisation="", **attributes):
        person = Person.objects.create(name=name, handle=f"{self.dataset.slug}-{name}")
        self.people[name] = person
        DatasetPerson.objects.create(
            dataset=self.dataset, key=name, person=person, brought_in=True, attributes=attributes
        )
        if organisation:
            self.affiliate(person, organisation)
        return person

    def affiliate(self, person, organisation):
        if organisation not in self.organisations:
            slug = f"{self.dataset.slug}-{organisation}"
            self.organisations[organisation] = Organisation.objects.create(name=organisation, slug=slug)
        Affiliation.objects.create(
            person=person, organisation=self.organisations[organisation], dataset=self.dataset
        )

    def met(self, *pairs, at=DAY, kind="met"):
        """Each pair, written ``a1-b2``, worked together once."""
        known = self.dataset.events.count()
        for number, pair in enumerate(pairs):
            one, other = pair.split("-")
            CollaborationEvent.objects.create(
                dataset=self.dataset,
                key=f"e{known + number}",
                at=at,
                kind=kind,
                person=self.people[one],
                other=self.people[other],
            )

    def tied(self, relation, *pairs, directed=True):
        for pair in pairs:
            one, other = pair.split("-")
            Tie.objects.create(
                dataset=self.dataset,
                relation=relation,
                person=self.people[one],
                other=self.people[other],
                directed=directed,
            )

    def take(self, at=LATER):
        take_dataset(self.dataset, at=at)
        return self

    def newest(self, **asked):
        asked = {"relation": "", "counting": "all"} | asked
        return self.dataset.snapshots.filter(**asked).newest_first().first()


@pytest.fixture
def small(db):
    """An empty dataset that everyone may see the figures of."""
    return Small(Dataset.objects.create(name="Haven", slug="haven", visibility=Visibility.PUBLIC))


def ring(*names):
    """Pairs of neighbours around a table."""
    return [f"{one}-{other}" for one, other in zip(names, [*names[1:], names[0]], strict=True)]


@pytest.fixture
def harbour(small):
    """Two organisations of six, one of three, one of two and six people without; with ties in and between."""
    sizes = {"a": 6, "b": 6, "c": 3, "d": 2, "": 6}
    names = {group: [f"{group or 'x'}{number}" for number in range(size)] for group, size in sizes.items()}
    for group, people in names.items():
        for number, name in enumerate(people):
            small.add(name, group, shift="early" if number % 2 else "late")
    for people in names.values():
        small.met(*(ring(*people) if len(people) > 2 else []))
    small.met("a0-b0", "a1-b1", "a2-c0", "b2-d0", "x0-a3", "x1-c1", "d0-d1", "x2-b3")
    return small.take()
