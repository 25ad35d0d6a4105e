"""How fast the figures of `measures.ties` are beside networkx, igraph and networkit, on the same people.

`python -m bench.ties [--people 1000 10000 …] [--quick]`. Every figure is timed from the same two arrays of
row numbers to the figure, conversion included, since that is what a caller waits for. A competitor runs only
while its time, predicted from the size before, fits the budget. bench/README.md says what the columns mean.
"""

import argparse
import gc
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from measures import VERSION
from measures import ties as measure

LIBRARIES = ("measures", "igraph", "networkit", "networkx")


@dataclass
class Network:
    """People in communities: skewed degrees, mean 15, a fifth of the ties between communities."""

    n: int
    source: np.ndarray
    target: np.ndarray
    arcs: np.ndarray
    groups: np.ndarray
    kept: dict = field(default_factory=dict)


def make(n: int, *, seed: int = 20_240_117) -> Network:
    """The same network for the same n: undirected ties (source < target), and arcs, some returned."""
    random = np.random.default_rng(seed)
    sizes = np.maximum(random.pareto(1.5, max(n // 60, 4)) * 20 + 10, 10)
    groups = np.sort(random.choice(len(sizes), n, p=sizes / sizes.sum()))
    start, end = np.searchsorted(groups, groups, "left"), np.searchsorted(groups, groups, "right")
    activity = np.minimum(random.pareto(2.5, n) + 1, 60)
    one = random.choice(n, int(n * 9.5), p=activity / activity.sum())
    inside = random.random(len(one)) < 0.8
    other = np.where(
        inside,
        start[one] + (random.random(len(one)) ** 1.5 * (end - start)[one]).astype(np.int64),
        random.choice(n, len(one), p=activity / activity.sum()),
    )
    low, high = np.minimum(one, other), np.maximum(one, other)
    key = np.unique((low * n + high)[low != high])
    source, target = np.divmod(key, n)
    forward = random.random(len(key)) < 0.75
    backward = ~forward | (random.random(len(key)) < 0.5)
    arcs = np.stack(
        (
            np.concatenate((source[forward], target[backward])),
            np.concatenate((target[forward], source[backward])),
        )
    )
    return Network(n, source, target, arcs[:, random.permutation(arcs.shape[1])], groups)


def ours(network: Network, *, directed: bool = False) -> measure.Ties:
    if directed:
        return measure.ties_from(network.arcs[0], network.arcs[1], n=network.n)
    return measure.ties_from(network.source, network.target, n=network.n, directed=False)


def in_igraph(network: Network, *, directed: bool = False) -> Any:
    import igraph

    source, target = network.arcs if directed else (network.source, network.target)
    # Pairs of Python numbers are what igraph takes in quickest: a quarter of the time of an array.
    return igraph.Graph(network.n, zip(source.tolist(), target.tolist(), strict=True), directed=directed)


def in_networkit(network: Network, *, directed: bool = False) -> Any:
    import networkit

    source, target = network.arcs if directed else (network.source, network.target)
    rows = (source.astype(np.uint64), target.astype(np.uint64))
    return networkit.GraphFromCoo(rows, n=network.n, weighted=False, directed=directed)


def in_networkx(network: Network, *, directed: bool = False) -> Any:
    import networkx

    source, target = network.arcs if directed else (network.source, network.target)
    graph = networkx.DiGraph() if directed else networkx.Graph()
    graph.add_nodes_from(range(network.n))
    graph.add_edges_from(zip(source.tolist(), target.tolist(), strict=True))
    return graph


def nx_ei(network: Network) -> float:
    graph, groups = in_networkx(network), network.groups.tolist()
    external = sum(groups[a] != groups[b] for a, b in graph.edges)
    return 2 * external / graph.number_of_edges() - 1


def ig_ei(network: Network) -> float:
    ends = np.array(in_igraph(network).get_edgelist())
    return 2 * float((network.groups[ends[:, 0]] != network.groups[ends[:, 1]]).mean()) - 1


def ig_efficiency(network: Network, sources: list[int]) -> float:
    graph, total = in_igraph(network), 0.0
    for source in sources:
        steps = np.array(graph.distances([source])[0], dtype=np.float64)
        steps[source] = np.inf
        total += float((1 / steps).sum())
    return total


def nk_efficiency(network: Network, sources: list[int]) -> float:
    import networkit

    graph, total = in_networkit(network), 0.0
    for source in sources:
        steps = np.array(networkit.distance.BFS(graph, source, False).run().getDistances())
        steps = steps[(steps > 0) & (steps < network.n)]
        total += float((1 / steps).sum())
    return total


def nx_efficiency(network: Network, sources: list[int]) -> float:
    import networkx

    graph, total = in_networkx(network), 0.0
    for source in sources:
        total += sum(
            1 / step for step in networkx.single_source_shortest_path_length(graph, source).values() if step
        )
    return total


def starts(network: Network) -> list[int]:
    """256 people drawn by the seed, or everyone in a small network."""
    if network.n <= 1000:
        return list(range(network.n))
    return np.sort(np.random.default_rng(0).choice(network.n, 256, replace=False)).tolist()


def our_efficiency(network: Network) -> Any:
    return measure.distances(ours(network), sample=len(starts(network)))


def between(network: Network) -> int | None:
    """Everyone up to a thousand people, else 64."""
    return None if network.n <= 1000 else 64


def nx(name: str, **settings: Any) -> Callable[[Network], Any]:
    """A function of networkx on the undirected network."""

    def run(network: Network) -> Any:
        import networkx

        function = networkx
        for part in name.split("."):
            function = getattr(function, part)
        result = function(in_networkx(network), **settings)
        return list(result) if hasattr(result, "__next__") else result

    return run


def nk(family: str, name: str, *arguments: Any, **settings: Any) -> Callable[[Network], Any]:
    """An algorithm of networkit on the undirected network."""

    def run(network: Network) -> Any:
        import networkit

        graph = in_networkit(network)
        return getattr(getattr(networkit, family), name)(graph, *arguments, **settings).run()

    return run


def nk_betweenness(network: Network) -> Any:
    import networkit

    graph = in_networkit(network)
    if between(network) is None:
        return networkit.centrality.Betweenness(graph).run()
    return networkit.centrality.EstimateBetweenness(graph, between(network)).run()


def nk_strong(network: Network) -> Any:
    import networkit

    # The graph is named, or networkit would still use it after Python has let it go.
    graph = in_networkit(network, directed=True)
    return networkit.components.StronglyConnectedComponents(graph).run()


def nk_components(network: Network) -> Any:
    import networkit

    graph = in_networkit(network)
    return networkit.components.ConnectedComponents(graph).run()


def ig_betweenness(network: Network) -> Any:
    sample = between(network)
    sources = None if sample is None else list(range(sample))
    return in_igraph(network).betweenness(sources=sources)


def ig_modularity(network: Network) -> Any:
    return in_igraph(network).modularity(network.groups.tolist())


def nx_modularity(network: Network) -> Any:
    import networkx

    parts = [
        set(part.tolist())
        for part in np.split(np.arange(network.n), np.flatnonzero(np.diff(network.groups)) + 1)
    ]
    return networkx.community.modularity(in_networkx(network), parts)


def nk_modularity(network: Network) -> Any:
    import networkit

    partition = networkit.Partition(network.n)
    partition.setUpperBound(int(network.groups.max()) + 1)
    for person, group in enumerate(network.groups.tolist()):
        partition[person] = group
    graph = in_networkit(network)
    return networkit.community.Modularity().getQuality(partition, graph)


def our_clusters(method: measure.Method) -> Callable[[Network], Any]:
    return lambda network: measure.best_clusters(ours(network), seed=1, runs=1, method=method)


Figure = dict[str, Callable[[Network], Any]]
FIGURES: dict[str, Figure] = {
    "load": {"measures": ours, "igraph": in_igraph, "networkit": in_networkit, "networkx": in_networkx},
    "degree": {
        "measures": lambda network: measure.degree(ours(network)),
        "igraph": lambda network: in_igraph(network).degree(),
        "networkit": nk("centrality", "DegreeCentrality"),
        "networkx": nx("degree"),
    },
    "reciprocity (directed)": {
        "measures": lambda network: measure.reciprocity(ours(network, directed=True)),
        "igraph": lambda network: in_igraph(network, directed=True).reciprocity(),
        "networkx": lambda network: __import__("networkx").overall_reciprocity(
            in_networkx(network, directed=True)
        ),
    },
    "strong components (directed)": {
        "measures": lambda network: measure.strong_components(ours(network, directed=True)),
        "igraph": lambda network: in_igraph(network, directed=True).connected_components("strong"),
        "networkit": nk_strong,
    },
    "components": {
        "measures": lambda network: measure.weak_components(ours(network)),
        "igraph": lambda network: in_igraph(network).connected_components(),
        "networkit": nk_components,
        "networkx": nx("connected_components"),
    },
    "E-I index": {
        "measures": lambda network: measure.ei_index(ours(network), network.groups),
        "igraph": ig_ei,
        "networkx": nx_ei,
    },
    "modularity of groups": {
        "measures": lambda network: measure.modularity(ours(network), network.groups),
        "igraph": ig_modularity,
        "networkit": nk_modularity,
        "networkx": nx_modularity,
    },
    "PageRank": {
        "measures": lambda network: measure.pagerank(ours(network)),
        "igraph": lambda network: in_igraph(network).pagerank(),
        "networkit": nk("centrality", "PageRank", 0.85, 1e-10),
        "networkx": nx("pagerank", tol=1e-12),
    },
    "k-core": {
        "measures": lambda network: measure.core_numbers(ours(network)),
        "igraph": lambda network: in_igraph(network).coreness(),
        "networkit": nk("centrality", "CoreDecomposition"),
        "networkx": nx("core_number"),
    },
    "clustering and transitivity": {
        "measures": lambda network: measure.closure(ours(network)),
        "igraph": lambda network: in_igraph(network).transitivity_local_undirected(),
        "networkit": nk("centrality", "LocalClusteringCoefficient"),
        "networkx": nx("clustering"),
    },
    "articulation points": {
        "measures": lambda network: measure.cuts(ours(network)),
        "igraph": lambda network: in_igraph(network).articulation_points(),
        "networkit": nk("components", "BiconnectedComponents"),
        "networkx": nx("articulation_points"),
    },
    "Burt's constraint": {
        "measures": lambda network: measure.constraint(ours(network)),
        "igraph": lambda network: in_igraph(network).constraint(),
        "networkx": nx("constraint"),
    },
    "effective size": {
        "measures": lambda network: measure.effective_size(ours(network)),
        "networkx": nx("effective_size"),
    },
    "brokerage": {
        "measures": lambda network: measure.brokerage(ours(network, directed=True), network.groups)
    },
    "efficiency, distances": {
        "measures": our_efficiency,
        "igraph": lambda network: ig_efficiency(network, starts(network)),
        "networkit": lambda network: nk_efficiency(network, starts(network)),
        "networkx": lambda network: nx_efficiency(network, starts(network)),
    },
    "betweenness": {
        "measures": lambda network: measure.betweenness(ours(network), sample=between(network)),
        "igraph": ig_betweenness,
        "networkit": nk_betweenness,
        "networkx": lambda network: __import__("networkx").betweenness_centrality(
            in_networkx(network), k=between(network), seed=1
        ),
    },
    "clusters: Leiden": {
        "measures": our_clusters("leiden"),
        "igraph": lambda network: in_igraph(network).community_leiden("modularity", n_iterations=-1),
        "networkit": nk("community", "ParallelLeiden"),
    },
    "clusters: quick (PLM)": {
        "measures": our_clusters("plm"),
        "igraph": lambda network: in_igraph(network).community_multilevel(),
        "networkit": nk("community", "PLM", True),
        "networkx": nx("community.louvain_communities", seed=1),
    },
}


def timed(run: Callable[[Network], Any], network: Network, *, rounds: int) -> float:
    """The quickest of so many rounds, in seconds; slow ones are run once."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        run(network)
        best = min(best, time.perf_counter() - start)
        if best > 1:
            break
    return best


def compare(sizes: list[int], *, budget: float, rounds: int, only: list[str]) -> Iterator[str]:
    """Lines of the report, as soon as they are known."""
    before: dict[tuple[str, str], tuple[int, float]] = {}
    for n in sizes:
        network = make(n)
        ties, arcs = len(network.source), network.arcs.shape[1]
        yield f"\n{n:,} people, {ties:,} ties, {arcs:,} arcs; seconds, conversion included"
        yield f"{'figure':<30}" + "".join(f"{name:>12}" for name in LIBRARIES) + f"{'ours/best':>12}"
        for figure, runs in FIGURES.items():
            if only and not any(part.lower() in figure.lower() for part in only):
                continue
            seconds: dict[str, float] = {}
            cells = []
            for library in LIBRARIES:
                if library not in runs:
                    cells.append(f"{'-':>12}")
                    continue
                size, took = before.get((figure, library), (n, 0.0))
                growth = (n / size) ** (
                    2 if figure in ("efficiency, distances", "betweenness") and size <= 1000 else 1.1
                )
                predicted = took * growth
                if predicted > budget:
                    cells.append(f"{f'>{budget:.0f} (skip)':>12}")
                    continue
                seconds[library] = timed(runs[library], network, rounds=rounds)
                before[figure, library] = (n, seconds[library])
                cells.append(f"{seconds[library]:>12.4f}")
            others = [took for library, took in seconds.items() if library != "measures"]
            ratio = (
                f"{seconds['measures'] / min(others):>12.2f}"
                if others and "measures" in seconds
                else f"{'-':>12}"
            )
            yield f"{figure:<30}" + "".join(cells) + ratio
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield f"peak memory of this process so far, all libraries together: {peak:,.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.ties", description=__doc__.splitlines()[0])
    parser.add_argument("--people", nargs="+", type=int, default=[1000, 10_000, 100_000], metavar="N")
    parser.add_argument(
        "--quick", action="store_true", help="1,000 and 10,000 people, one round, 5 seconds each"
    )
    parser.add_argument(
        "--budget", type=float, default=60.0, help="seconds for one figure of one competitor (60)"
    )
    parser.add_argument("--figure", nargs="+", default=[], help="only figures with these words in their name")
    chosen = parser.parse_args()
    sizes = [1000, 10_000] if chosen.quick else sorted(chosen.people)
    import igraph
    import networkit
    import networkx

    versions = (
        f"igraph {igraph.__version__}, networkit {networkit.__version__}, networkx {networkx.__version__}"
    )
    threads = networkit.getMaxNumberOfThreads()
    print(f"measures {VERSION}, numpy {np.__version__}; {versions} on {threads} threads")
    budget, rounds = (5.0, 1) if chosen.quick else (chosen.budget, 3)
    for line in compare(sizes, budget=budget, rounds=rounds, only=chosen.figure):
        print(line, flush=True)


if __name__ == "__main__":
    main()
