"""The public sets come in whole, with the counts that their own expected.json gives."""

import json

import pytest

from samenspel.intake.models import DatasetPerson
from samenspel.networks.models import CollaborationEvent, Tie
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.people.models import Person
from tests.shared import shared_data

pytestmark = pytest.mark.shared_data
FORMATS = ("advice.graphml", "advice.gml", "advice.net", "advice.dl", "advice-matrix.csv")


def expected(community):
    return json.loads(shared_data("events", community, "expected.json").read_text())


def pairs_of_people():
    ends = CollaborationEvent.objects.values_list("person", "other").distinct()
    return {frozenset(pair) for pair in ends}


@pytest.mark.parametrize(
    ("community", "people", "ties"), [("signalen", 48, 127), ("nl-design-system", 65, 248)]
)
def test_events_of_a_community_come_in_whole(bring, community, people, ties):
    counts = expected(community)["counts"]

    outcome = bring("events", shared_data("events", community, "events.csv.gz"))

    assert outcome.counts["events"] == {"new": counts["events"]}
    assert outcome.counts["kinds"] == counts["by_kind"]
    assert outcome.counts["people"]["new"] == people == counts["people_in_events"]
    assert outcome.counts["pairs"] == ties == len(pairs_of_people())


def test_people_and_events_of_one_set_are_joined_by_key(bring):
    counts = expected("nl-design-system")["counts"]
    bring("people", shared_data("events", "nl-design-system", "people.csv"))

    outcome = bring("events", shared_data("events", "nl-design-system", "events.csv.gz"))

    assert "people" not in outcome.counts
    assert DatasetPerson.objects.count() == counts["people"]
    assert Organisation.objects.count() == counts["organisations_besides_independent"]
    assert {entry["role"] for entry in DatasetPerson.objects.values_list("attributes", flat=True)} == set(
        counts["by_role"]
    )


def test_the_organisation_most_named_in_events_is_the_one_a_people_file_gives(bring):
    """Two files made apart tell the same story, so either may come first."""
    bring("people", shared_data("events", "signalen", "people.csv"), dataset="by people")
    bring("events", shared_data("events", "signalen", "events.csv.gz"), dataset="by events")

    def main(dataset):
        rows = Affiliation.objects.filter(dataset__name=dataset, is_main=True)
        keys = dict(DatasetPerson.objects.filter(dataset__name=dataset).values_list("person_id", "key"))
        return {
            keys[person]: organisation
            for person, organisation in rows.values_list("person_id", "organisation")
        }

    by_people, by_events = main("by people"), main("by events")
    assert len(by_events) >= 18
    assert all(by_people[key] == organisation for key, organisation in by_events.items() if key in by_people)


def test_what_came_from_a_community_comes_again_without_a_change(bring):
    people = shared_data("events", "nl-design-system", "people.csv")
    events = shared_data("events", "nl-design-system", "events.csv.gz")
    for kind, path in (("people", people), ("events", events)):
        bring(kind, path)

    again = [bring(kind, path).counts for kind, path in (("people", people), ("events", events))]

    assert again[0]["people"] == {"unchanged": 66}
    assert again[1]["events"] == {"unchanged": 3472}
    assert CollaborationEvent.objects.count() == 3472


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_gives_the_same_people_and_arcs(bring, name):
    ties = shared_data("networks", "krackhardt-hightech", "ties.csv")
    bring("ties", ties, dataset="table")

    outcome = bring("ties", shared_data("networks", "krackhardt-hightech", "formats", name), dataset="format")

    def arcs(dataset):
        entries = DatasetPerson.objects.filter(dataset__name=dataset)
        key = dict(entries.values_list("person", "key"))
        rows = Tie.objects.filter(dataset__name=dataset, relation="advice", directed=True).values_list(
            "person", "other", "value"
        )
        return {(key[one], key[other], value) for one, other, value in rows}

    assert outcome.counts["people"]["new"] == 21
    assert len(arcs("format")) == 190
    assert arcs("format") == arcs("table")


def test_classes_of_pajek_come_as_an_attribute_of_the_vertices(bring):
    folder = shared_data("networks", "krackhardt-hightech", "formats")
    bring("ties", folder / "advice.net")

    bring("people", folder / "department.clu", beside=folder / "advice.net")

    departments = {entry.key: entry.attributes["department"] for entry in DatasetPerson.objects.all()}
    assert (departments["A01"], departments["A07"], len(departments)) == ("4", "0", 21)


def test_the_dutch_spreadsheet_gives_people_with_managers_in_three_levels(bring):
    outcome = bring("people", shared_data("formats", "hr", "medewerkers-excel-nl.csv"))

    key = dict(DatasetPerson.objects.values_list("person", "key"))
    manager = {key[one]: key[other] for one, other in Tie.objects.values_list("person", "other")}
    levels = {
        who: 1 + (manager.get(who) is not None) + (manager.get(manager.get(who)) is not None)
        for who in key.values()
    }
    assert outcome.counts["people"]["new"] == 21
    assert (len(manager), set(key.values()) - set(manager)) == (20, {"A07"})
    assert set(Tie.objects.values_list("relation", "directed")) == {("reports_to", True)}
    assert sorted(set(levels.values())) == [1, 2, 3]


def test_the_dutch_spreadsheet_leaves_age_where_it_is(bring):
    bring("people", shared_data("formats", "hr", "medewerkers-excel-nl.csv"))

    attributes = DatasetPerson.objects.get(key="A02").attributes
    assert attributes == {"afdeling": "Afdeling 4", "functieniveau": "directeur"}


def test_the_staff_list_in_english_gives_the_same_people_and_managers(bring):
    dutch = bring("people", shared_data("formats", "hr", "medewerkers-excel-nl.csv"), dataset="nl").counts
    english = bring("people", shared_data("formats", "hr", "employees.csv"), dataset="en").counts

    assert english["people"] == dutch["people"]
    assert english["ties"] == dutch["ties"] == {"new": 20}


@pytest.mark.parametrize(
    ("network", "undirected", "ties"),
    [("bank-wiring-room", frozenset({"friendship", "antagonism", "games", "conflict"}), 110),
     ("government-agency", frozenset("*"), 3716), ("lazega-lawfirm", frozenset(), 892 + 575 + 1104)],
)  # fmt: skip
def test_networks_come_in_with_their_relations(bring, network, undirected, ties):
    people = bring("people", shared_data("networks", network, "nodes.csv")).counts["people"]["new"]

    outcome = bring("ties", shared_data("networks", network, "ties.csv"), undirected=undirected)

    assert outcome.counts["ties"]["new"] == ties == Tie.objects.count()
    assert Person.objects.count() == people
    assert "people" not in outcome.counts


def test_ties_with_oneself_are_left_out_and_counted(bring):
    outcome = bring("ties", shared_data("networks", "email-eu-core", "ties.csv"))

    assert outcome.counts["left_out"] == {"with_oneself": 642}
    assert outcome.counts["ties"] == {"new": 25_571 - 642}
