"""The figures of public collaboration data, from events in the database to the page of the network."""

import csv
import gzip
import json
from datetime import UTC, datetime

import pytest

from samenspel.networks import measuring
from samenspel.networks.models import CollaborationEvent
from samenspel.networks.snapshots import take_dataset
from tests.networks.conftest import Small
from tests.shared import shared_data

AFTER = datetime(2026, 11, 1, tzinfo=UTC)


def brought_in(small, name):
    """The people and events of a public data set as an import would leave them."""
    folder = shared_data("events", name)
    with (folder / "people.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            organisation = row["organisation"]
            small.add(row["person"], "" if organisation == "independent" else organisation, role=row["role"])
    with gzip.open(folder / "events.csv.gz", "rt", encoding="utf-8") as file:
        CollaborationEvent.objects.bulk_create(
            [event(small, row) for row in csv.DictReader(file)], batch_size=2_000
        )
    take_dataset(small.dataset, at=AFTER)
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))["networks"]


def event(small: Small, row):
    return CollaborationEvent(
        dataset=small.dataset,
        key=row["event_id"],
        at=datetime.fromisoformat(row["timestamp"]),
        kind=row["kind"],
        person=small.people[row["person"]],
        other=small.people[row["other_person"]],
        weight=float(row["weight"]),
    )


@pytest.mark.shared_data
@pytest.mark.parametrize(
    ("name", "people", "ties", "index", "rest"),
    [("signalen", 48, 127, 0.181, 0.238), ("nl-design-system", 65, 248, 0.234, 0.0)],
)
def test_a_visitor_of_the_page_reads_the_published_figures(small, client_of, name, people, ties, index, rest):
    expected = brought_in(small, name)
    told = client_of(None).get("/networks/haven/figures.json").json()

    assert (told["people"]["value"], told["ties"]["value"]) == (people, ties)
    assert told["ei_index"]["value"] == index
    assert told["ei_index_without_unaffiliated"]["value"] == rest
    assert told["ei_expected"]["value"] is None
    organisations = expected["all_kinds"]["by_attribute"]["organisation"]
    assert small.newest().figures["ei"]["expected"] == pytest.approx(organisations["ei_expected"], abs=1e-6)
    for kind, figures in expected.items():
        agrees(small.newest(relation="" if kind == "all_kinds" else kind), figures)


def agrees(snapshot, expected):
    """Every figure that the data states and the snapshot keeps is the same."""
    figures, whole = snapshot.figures, expected["undirected"]
    organisations = expected["by_attribute"]["organisation"]
    same = {
        "n": expected["n"],
        "arcs": expected["arcs"],
        "ties": whole["edges"],
        "density": expected["density_directed"],
        "reciprocity_arcs": expected["reciprocity"],
        "mean_degree": whole["average_degree"],
        "transitivity": whole["transitivity"],
        "clustering": whole["average_clustering"],
        "components": len(whole["component_sizes"]),
        "largest": whole["component_sizes"][0],
        "path_length": whole["average_path_length_of_largest_component"],
        "diameter": whole["diameter_of_largest_component"],
        "k_core": whole["max_k_core"],
        "cut_people": whole["articulation_points"],
        "bridges": whole["bridges"],
        "assortativity": organisations["assortativity_directed"],
        "modularity_given": organisations["modularity_by_attribute"],
        "agreement": organisations["ari_with_leiden_best"],
    }
    assert {name: figures[name] for name in same} == pytest.approx(same, abs=2e-6, nan_ok=False)
    assert figures["ei"]["index"] == pytest.approx(organisations["undirected"]["ei_index"], abs=1e-6)
    assert figures["modularity_best"] >= expected["leiden_best"]["modularity"] - 1e-6
    assert measuring.VERSION in snapshot.method


@pytest.mark.shared_data
def test_the_small_organisations_of_signalen_are_not_on_the_page(small, client_of):
    brought_in(small, "signalen")

    told = client_of(None).get("/networks/haven/figures.json", headers={"accept-language": "en"}).json()

    assert [(each["name"], each["people"]["value"]) for each in told["groups"]] == [
        ("Without organisation", 28),
        ("amsterdam.nl", 11),
        ("Other groups together", 9),
    ]
