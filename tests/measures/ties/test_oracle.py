"""networkx, slow and widely read, must agree with us on random networks."""

from importlib import import_module

import networkx as nx
import numpy as np
import pytest

from measures import ties as measure
from tests.measures.networks import of_networkx, random_network

SEEDS = range(8)


def per_person(found, graph):
    return np.array([found.get(person, np.nan) for person in graph], dtype=float)


def agree(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_centralities_agree(seed):
    graph = random_network(seed)
    ties, either = of_networkx(graph, weight="weight"), nx.Graph(graph.to_undirected())

    agree(measure.betweenness(ties), per_person(nx.betweenness_centrality(graph), graph))
    agree(measure.betweenness(ties.union), per_person(nx.betweenness_centrality(either), graph))
    agree(measure.closeness(measure.distances(ties)), per_person(nx.closeness_centrality(either), graph))
    for weight in (None, "weight"):
        theirs = nx.pagerank(graph, weight=weight, tol=1e-14, max_iter=1000)
        ours = measure.pagerank(ties, weighted=weight is not None, tolerance=1e-13)
        np.testing.assert_allclose(ours, per_person(theirs, graph), atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_structural_holes_agree(seed):
    graph = random_network(seed)
    ties, either = of_networkx(graph, weight="weight"), nx.Graph(graph.to_undirected())
    plain = of_networkx(graph)

    agree(measure.constraint(ties), per_person(nx.constraint(either), graph))
    agree(measure.constraint(ties, strength="arcs"), per_person(nx.constraint(graph), graph))
    agree(
        measure.constraint(ties, strength="value"), per_person(nx.constraint(graph, weight="weight"), graph)
    )
    agree(measure.effective_size(ties), per_person(nx.effective_size(either), graph))
    # For chosen nodes networkx computes Burt's formula; for all at once it divides by the wrong maximum.
    # It takes people who are only named by others for isolated; those are left out here.
    for weight, strength in ((None, "arcs"), ("weight", "value")):
        theirs = per_person(nx.effective_size(graph, nodes=list(graph), weight=weight), graph)
        known = ~np.isnan(theirs)
        agree(measure.effective_size(ties, strength=strength)[known], theirs[known])
    agree(measure.constraint(plain, strength="value"), measure.constraint(ties, strength="arcs"))


@pytest.mark.parametrize("arrays_from", [0, 1_000_000])
@pytest.mark.parametrize("seed", SEEDS)
def test_whole_network_figures_agree(seed, arrays_from, monkeypatch):
    for module in ("closure", "cuts"):
        monkeypatch.setattr(import_module(f"measures.ties.{module}"), "ARRAYS_FROM", arrays_from)
    graph = random_network(seed)
    ties, either = of_networkx(graph, weight="weight"), nx.Graph(graph.to_undirected())
    closure, distances = measure.closure(ties), measure.distances(ties)

    assert measure.density(ties) == pytest.approx(nx.density(graph))
    assert measure.reciprocity(ties).arcs == pytest.approx(nx.overall_reciprocity(graph))
    assert closure.triangles == sum(nx.triangles(either).values()) // 3
    assert closure.transitivity == pytest.approx(nx.transitivity(either))
    assert closure.average == pytest.approx(nx.average_clustering(either))
    assert measure.global_efficiency(distances) == pytest.approx(nx.global_efficiency(either))
    assert measure.core_numbers(ties).tolist() == list(nx.core_number(either).values())
    assert measure.cuts(ties).people.tolist() == sorted(nx.articulation_points(either))
    assert measure.cuts(ties).bridges.tolist() == sorted(sorted(bridge) for bridge in nx.bridges(either))
    assert measure.weak_components(ties).sizes.tolist() == sizes(nx.connected_components(either))
    assert measure.strong_components(ties).sizes.tolist() == sizes(nx.strongly_connected_components(graph))


def sizes(pieces):
    return sorted(map(len, pieces), reverse=True)


@pytest.mark.parametrize("seed", SEEDS)
def test_paths_of_the_largest_component_agree(seed):
    graph = random_network(seed, directed=False)
    found = measure.distances(of_networkx(graph))
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))

    assert found.largest_mean == pytest.approx(nx.average_shortest_path_length(largest))
    assert found.largest_diameter == nx.diameter(largest)


@pytest.mark.parametrize("seed", SEEDS)
def test_groups_agree(seed):
    graph = random_network(seed)
    ties, either = of_networkx(graph, weight="weight"), nx.Graph(graph.to_undirected())
    random = np.random.default_rng(seed)
    label, age = random.integers(0, 4, len(graph)), random.integers(20, 60, len(graph))
    for network in (graph, either):
        nx.set_node_attributes(network, dict(enumerate(label.tolist())), "unit")
        nx.set_node_attributes(network, dict(enumerate(age.tolist())), "age")
    parts = [set(np.flatnonzero(label == unit).tolist()) for unit in np.unique(label)]

    by_unit, by_age = nx.attribute_assortativity_coefficient, nx.numeric_assortativity_coefficient
    assert measure.assortativity(ties, label) == pytest.approx(by_unit(graph, "unit"))
    assert measure.assortativity(ties.union, label) == pytest.approx(by_unit(either, "unit"))
    assert measure.numeric_assortativity(ties, age) == pytest.approx(by_age(graph, "age"))
    assert measure.numeric_assortativity(ties.union, age) == pytest.approx(by_age(either, "age"))
    modularity = nx.community.modularity
    assert measure.modularity(ties, label) == pytest.approx(modularity(either, parts, weight=None))
    assert measure.modularity(ties, label, directed=True, weighted=True) == pytest.approx(
        modularity(graph, parts)
    )
    plain = of_networkx(graph)
    assert measure.modularity(plain, label, directed=True, resolution=1.5) == pytest.approx(
        modularity(graph, parts, weight=None, resolution=1.5)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_brokerage_agrees_with_counting_every_path(seed):
    graph = random_network(seed, n=14, share=0.25)
    label = np.random.default_rng(seed).integers(-1, 3, len(graph))
    expected = {role: np.zeros(len(graph), dtype=int) for role in measure.ROLES}
    for a, b in graph.edges:
        for c in graph.successors(b):
            if a != c and not graph.has_edge(a, c) and min(label[[a, b, c]]) >= 0:
                expected[role(*label[[a, b, c]])][b] += 1

    found = measure.brokerage(of_networkx(graph), label)

    assert {name: getattr(found, name).tolist() for name in measure.ROLES} == {
        name: counts.tolist() for name, counts in expected.items()
    }


def role(a, b, c):
    if a == b == c:
        return "coordinator"
    if a == c:
        return "itinerant"
    if b == c:
        return "gatekeeper"
    return "representative" if a == b else "liaison"


@pytest.mark.parametrize("seed", SEEDS)
def test_simmelian_ties_agree_with_their_definition(seed):
    graph = random_network(seed, share=0.4)
    mutual = nx.Graph((a, b) for a, b in graph.edges if graph.has_edge(b, a))
    anchored = [(a, b) for a, b in mutual.edges if set(mutual[a]) & set(mutual[b])]

    found = measure.simmelian_ties(of_networkx(graph))

    assert (found.mutual, found.simmelian) == (mutual.number_of_edges(), len(anchored))


def test_sampled_betweenness_orders_people_like_the_exact_one():
    graph = nx.barabasi_albert_graph(300, 3, seed=2)
    ties = of_networkx(graph)

    exact, sampled = measure.betweenness(ties), measure.betweenness(ties, sample=150, seed=1)

    assert np.corrcoef(exact, sampled)[0, 1] > 0.95
    assert measure.betweenness(ties, sample=300).tolist() == exact.tolist()


def test_sampled_distances_come_near_the_exact_ones():
    ties = of_networkx(nx.barabasi_albert_graph(300, 3, seed=2))

    exact, sampled = measure.distances(ties), measure.distances(ties, sample=150, seed=1)

    assert not sampled.is_exact
    assert measure.global_efficiency(sampled) == pytest.approx(measure.global_efficiency(exact), rel=0.02)
    assert sampled.largest_mean == pytest.approx(exact.largest_mean, rel=0.02)
    assert sampled.largest_diameter <= exact.largest_diameter
    np.testing.assert_allclose(measure.closeness(sampled), measure.closeness(exact), rtol=0.1)
