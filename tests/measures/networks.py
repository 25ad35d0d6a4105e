"""Small networks whose figures are known from the literature or by hand."""

import networkx as nx
import numpy as np

from measures.ties import Ties, ties_from

# The worked example of the design: units A = a1…a4, B = b1…b3, C = c1 who has no ties.
T8_PEOPLE = ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "c1"]
T8_UNITS = np.array([0, 0, 0, 0, 1, 1, 1, 2])
T8_ARCS = """a1 a2 4, a2 a1 4, a1 a3 3, a3 a1 2, a2 a3 5, a3 a2 5, a3 a4 2, a4 a3 1, a4 b1 3, b1 a4 3,
    b1 b2 4, b2 b1 2, b1 b3 4, b2 b3 1"""


def t8() -> Ties:
    rows = [row.split() for row in T8_ARCS.split(",")]
    number = {person: place for place, person in enumerate(T8_PEOPLE)}
    return ties_from(
        [number[a] for a, _, _ in rows],
        [number[b] for _, b, _ in rows],
        [float(value) for _, _, value in rows],
        n=8,
    )


def of_networkx(graph: nx.Graph, *, weight: str | None = None) -> Ties:
    """The same network, people numbered in the order of the graph."""
    number = {person: place for place, person in enumerate(graph)}
    rows = [(number[a], number[b], data.get(weight, 1)) for a, b, data in graph.edges(data=True)]
    a, b, value = zip(*rows, strict=True) if rows else ((), (), ())
    return ties_from(
        np.array(a, dtype=np.int64),
        np.array(b, dtype=np.int64),
        np.array(value, dtype=np.float64),
        n=len(graph),
        directed=graph.is_directed(),
    )


def karate() -> tuple[Ties, np.ndarray]:
    """Zachary's karate club (1977), unweighted, and the two clubs it fell into."""
    graph = nx.karate_club_graph()
    clubs = np.array([int(data["club"] == "Officer") for _, data in graph.nodes(data=True)])
    return of_networkx(graph), clubs


def kite() -> Ties:
    """Krackhardt's kite (1990)."""
    return of_networkx(nx.krackhardt_kite_graph())


def none(n: int) -> Ties:
    """People without any tie."""
    return ties_from(np.zeros(0, int), np.zeros(0, int), n=n)


def random_network(seed: int, *, n: int = 25, share: float = 0.12, directed: bool = True) -> nx.Graph:
    """A random network with strengths 1 to 5, isolated people included."""
    graph = nx.gnp_random_graph(n, share, seed=seed, directed=directed)
    random = np.random.default_rng(seed)
    for _, _, data in graph.edges(data=True):
        data["weight"] = int(random.integers(1, 6))
    return graph
