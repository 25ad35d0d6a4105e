"""In which groups people are on a date: organisation, communities, and what a file said of their work."""

import math
from collections import defaultdict

import numpy as np
from django.db.models import Q

from samenspel.communities.models import Community, Membership
from samenspel.intake.columns import is_sensitive
from samenspel.networks.facts import end_of
from samenspel.networks.freezing import Grouping
from samenspel.organisations.models import Affiliation

ORGANISATION, COMMUNITY, CLUSTER = "organisation", "community", "cluster"
MOST_VALUES = 12
"""A column with more different values than this is no way to group people."""


class Groupings:
    """Reads once what is needed to group some people, then answers for any date."""

    def __init__(self, people, *, dataset=None):
        """``people``: ids of everyone who may occur."""
        self.dataset = dataset
        self.affiliations = _affiliations(people, dataset)
        self.names = {pk: name for rows in self.affiliations.values() for *_rest, pk, name in rows}
        self.memberships = [] if dataset else _memberships(people)
        self.attributes = _attributes(dataset) if dataset else {}
        self._on = {}

    def of(self, people, on):
        """Groupings by name of these people (ids, ascending) on a date."""
        found = {ORGANISATION: self._organisations(people, on)}
        if not self.dataset:
            found[COMMUNITY] = self._communities(people, on)
        for name, values in self.attributes.items():
            found[name] = _by_value(name, [values.get(person, "") for person in people.tolist()])
        return found

    def _organisations(self, people, on):
        if on not in self._on:
            self._on[on] = {person: _main(rows, on) for person, rows in self.affiliations.items()}
        now = self._on[on]
        organisations = np.array([now.get(person, 0) for person in people.tolist()], dtype=np.int64)
        keys, label = np.unique(organisations, return_inverse=True)
        names = [self.names.get(key, "") for key in keys.tolist()]
        return Grouping(ORGANISATION, keys, names, label=label)

    def _communities(self, people, on):
        end = end_of(on)
        there = {(person, community) for person, community, *when in self.memberships if _within(when, end)}
        keys = sorted({community for _person, community in there})
        member = np.zeros((len(people), len(keys)), dtype=bool)
        place = {person: row for row, person in enumerate(people.tolist())}
        column = {community: number for number, community in enumerate(keys)}
        for person, community in there:
            if person in place:
                member[place[person], column[community]] = True
        names = dict(Community.objects.filter(pk__in=keys).values_list("pk", "name"))
        return Grouping(
            COMMUNITY, np.array(keys, dtype=np.int64), [names[key] for key in keys], member=member
        )


class Members:
    """Everyone who takes part in a community, read once, for any date."""

    def __init__(self):
        rows = Membership.objects.members().filter(person__is_active=True)
        columns = rows.order_by("person_id").values_list("person_id", "since", "until")
        known = [
            (person, _day(since), math.inf if until is None else _day(until))
            for person, since, until in columns
        ]
        people, since, until = zip(*known, strict=True) if known else ((), (), ())
        self.people = np.array(people, dtype=np.int64)
        self.since, self.until = np.array(since, dtype=np.float64), np.array(until, dtype=np.float64)

    @property
    def ever(self):
        return np.unique(self.people)

    def on(self, date):
        """The ids of everyone who takes part on a date, ascending."""
        end = end_of(date)
        return np.unique(self.people[(self.since <= end) & (self.until > end)])


def _affiliations(people, dataset):
    """Per person rows of (later, since, until, organisation, name), those of the dataset itself first."""
    rows = Affiliation.objects.select_related("organisation").order_by("-is_main", "-since", "pk")
    if len(people) < 500:
        rows = rows.filter(person__in=[int(person) for person in people])
    elif dataset:
        rows = rows.filter(Q(dataset=dataset) | Q(person__dataset_entries__dataset=dataset)).distinct()
    found = defaultdict(list)
    columns = ("person_id", "dataset_id", "since", "until", "organisation_id", "organisation__name")
    for person, of_dataset, *rest in rows.values_list(*columns):
        found[person].append((dataset is None or of_dataset != dataset.pk, *rest))
    return {person: sorted(rows, key=lambda row: row[0]) for person, rows in found.items()}


def _main(rows, on):
    """The organisation someone counts under on a date: their first affiliation that holds then, or 0."""
    for _later, since, until, organisation, _name in rows:
        if (since is None or since <= on) and (until is None or until > on):
            return organisation
    return 0


def _memberships(people):
    rows = Membership.objects.members().values_list("person_id", "community_id", "since", "until")
    return [(person, community, _day(since), _day(until)) for person, community, since, until in rows]


def _day(moment):
    return None if moment is None else moment.timestamp() / (24 * 3600)


def _within(when, end):
    since, until = when
    return since <= end and (until is None or until > end)


def _attributes(dataset):
    """The columns of the people of a dataset that group them: few values, and nothing sensitive."""
    columns = defaultdict(dict)
    for person, attributes in dataset.people.values_list("person_id", "attributes"):
        for name, value in attributes.items():
            columns[name][person] = str(value).strip()
    return {name: columns[name] for name in sorted(columns) if _groups_people(name, columns[name])}


def _groups_people(name, values):
    if is_sensitive(name) or name in (ORGANISATION, COMMUNITY, CLUSTER):
        return False
    return 2 <= len(set(values.values())) <= MOST_VALUES


def _by_value(name, values):
    names, label = np.unique(np.array(values, dtype=np.str_), return_inverse=True)
    return Grouping(name, np.zeros(len(names), np.int64), [str(text) for text in names], label=label)
