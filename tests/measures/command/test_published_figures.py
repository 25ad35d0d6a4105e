"""Every figure that was published or computed elsewhere for the public data, through the command line."""

import json

import pytest

from measures.command import main
from tests.shared import shared_data

pytestmark = pytest.mark.shared_data

UNDIRECTED = {
    "bank-wiring-room": ["friendship", "antagonism", "games", "conflict_about_windows"],
    "government-agency": ["t1", "t2", "t3", "t4", "t5"],
}
ABOVE = {
    "government-agency": [f"t{wave}=9" for wave in range(1, 6)],
    "manufacturing-email": ["email=4"],
}
# What depends on chance: the best division found is at least as good, and may match given groups otherwise.
BY_CHANCE = {"louvain_best", "leiden_best", "ari_with_leiden_best"}
IN_WORDS = {"definition"}


def run(capsys, *arguments):
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def expected(*parts):
    return json.loads(shared_data(*parts, "expected.json").read_text(encoding="utf-8"))


def differences(wanted, found, where=""):
    """Places where a figure is absent, another count, or off by more than a millionth."""
    if isinstance(wanted, dict):
        for name, value in wanted.items():
            if name in ("louvain_best", "leiden_best"):
                if found[name]["modularity"] < value["modularity"] - 1e-6:
                    yield f"{where}/{name}", value, found[name]
            elif name not in BY_CHANCE | IN_WORDS:
                yield from differences(value, found.get(name, "absent"), f"{where}/{name}")
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for place, (one, other) in enumerate(zip(wanted, found, strict=True)):
            yield from differences(one, other, f"{where}[{place}]")
    elif isinstance(wanted, float) and isinstance(found, int | float):
        if abs(wanted - found) > 1.01e-6:
            yield where, wanted, found
    elif wanted != found:
        yield where, wanted, found


@pytest.mark.parametrize(
    "name",
    [
        "krackhardt-hightech",
        "lazega-lawfirm",
        "bank-wiring-room",
        "government-agency",
        "manufacturing-email",
        "email-eu-core",
    ],
)
def test_the_figures_of_six_networks_of_people_at_work(name, capsys):
    folder = shared_data("networks", name)
    options = [part for relation in UNDIRECTED.get(name, []) for part in ("--undirected", relation)]
    options += [part for limit in ABOVE.get(name, []) for part in ("--above", limit)]

    found = run(capsys, "ties", "--nodes", f"{folder}/nodes.csv", "--ties", f"{folder}/ties.csv", *options)

    assert list(differences(expected("networks", name)["relations"], found["relations"])) == []


@pytest.mark.parametrize("name", ["signalen", "nl-design-system", "dpdk"])
def test_the_networks_of_three_communities(name, capsys):
    folder = shared_data("events", name)
    files = ["--nodes", f"{folder}/people.csv", "--ties", f"{folder}/events.csv.gz", "--by", "organisation"]

    # The largest has 15,332 ties; fewer runs already find better clusters there than were published.
    found = run(capsys, "ties", *files, *(["--runs", "30"] if name == "dpdk" else []))

    assert list(differences(expected("events", name)["networks"], found["relations"])) == []


@pytest.mark.parametrize("name", ["signalen", "nl-design-system", "dpdk"])
def test_the_counts_of_three_communities(name, capsys):
    folder = shared_data("events", name)
    activity = next(folder.glob("activity.csv*"))
    files = ["--events", f"{folder}/events.csv.gz", "--people", f"{folder}/people.csv"]
    wanted = expected("events", name)

    found = run(capsys, "events", *files, "--activity", str(activity))

    for part in ("counts", "organisations", "areas_top15", "by_quarter", "moves"):
        assert list(differences(wanted[part], found[part])) == []


def test_the_figures_of_120_000_made_up_people(capsys, monkeypatch):
    # No betweenness was published for these, and it would take most of the time.
    monkeypatch.setattr("measures.command.figures.betweenness_sample", lambda ties: 1)
    folder = shared_data("networks-large-synthetic")
    files = ["--nodes", f"{folder}/nodes.csv.gz", "--ties", f"{folder}/ties.csv.gz"]
    options = ["--undirected", "ties", "--runs", "1", "--permutations", "1"]
    wanted = expected("networks-large-synthetic")

    found = run(capsys, "ties", *files, *options)["relations"]["ties"]

    whole, by = found["undirected"], found["by_attribute"]
    assert found["n"] == wanted["n"]
    assert whole["edges"] == wanted["edges"]
    assert whole["density"] == pytest.approx(wanted["density"], abs=1e-9)
    assert whole["components"] == wanted["components"]
    assert whole["component_sizes"][0] == wanted["largest_component"]
    assert len(whole["isolates"]) == wanted["isolates"]
    assert (whole["max_degree"], whole["average_degree"]) == (wanted["max_degree"], wanted["mean_degree"])
    assert whole["degree_top5"] == wanted["degree_top5"]
    assert whole["max_k_core"] == wanted["max_k_core"]
    assert whole["transitivity"] == pytest.approx(wanted["global_transitivity"], abs=1e-6)
    for ours, theirs in (("pagerank_top5",) * 2, ("constraint_of_degree_top5",) * 2):
        assert [person for person, _ in found[ours]] == [person for person, _ in wanted[theirs]]
        assert [x for _, x in found[ours]] == pytest.approx([x for _, x in wanted[theirs]], abs=2e-9)
    for name, groups in (("organisation", "organisations"), ("department", "departments")):
        assert by[name]["number_of_groups"] == wanted[groups]
        assert by[name]["undirected"] == {
            "external": wanted[f"external_{name}"],
            "internal": wanted[f"internal_{name}"],
            "ei_index": pytest.approx(wanted[f"ei_index_{name}"], abs=1e-6),
        }
        modularity = by[name]["modularity_by_attribute"]
        assert modularity == pytest.approx(wanted[f"modularity_by_{name}"], abs=1e-6)
    largest = list(by["organisation"]["group_sizes_top15"].items())[:5]
    assert [list(pair) for pair in largest] == wanted["largest_organisations"]
    assert found["leiden_best"]["modularity"] >= wanted["leiden_best_of_3"]["modularity"] - 1e-3
