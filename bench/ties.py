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
    arcs = np.ascontiguousarray(arcs[:, random.permutation(arcs.shape[1])])
    return Network(n, source, target, arcs, groups)


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
    return networkit.GraphFromCoo((source, target), n=network.n, weighted=False, directed=directed)


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


SOURCES = {"efficiency, distances": 256, "betweenness": 64}
"""From how many people these figures count beyond `EVERYONE_UP_TO` people."""

EVERYONE_UP_TO = 1000


def sources(figure: str, n: int) -> int:
    """From how many people this figure counts; 1 for the figures that do not go by sources."""
    return 1 if figure not in SOURCES else n if n <= EVERYONE_UP_TO else SOURCES[figure]


def drawn(figure: str, network: Network) -> list[int]:
    """The people counted from: the same ones that `measures` draws."""
    if network.n <= EVERYONE_UP_TO:
        return list(range(network.n))
    many = sources(figure, network.n)
    return np.sort(np.random.default_rng(0).choice(network.n, many, replace=False)).tolist()


def starts(network: Network) -> list[int]:
    return drawn("efficiency, distances", network)


def our_efficiency(network: Network) -> Any:
    return measure.distances(ours(network), sample=sources("efficiency, distances", network.n))


def between(network: Network) -> int | None:
    """Everyone up to a thousand people, else 64."""
    return None if network.n <= EVERYONE_UP_TO else SOURCES["betweenness"]


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
        return getattr(getattr(networkit, family), name)(graph, *arguments, **settings).run().scores()

    return run


def nk_pagerank(network: Network) -> Any:
    """Stopping where `measures` stops: when the shares together change by less than 1e-10."""
    import networkit

    graph = in_networkit(network)
    rank = networkit.centrality.PageRank(graph, 0.85, 1e-10)
    rank.norm = networkit.centrality.Norm.L1_NORM
    return rank.run().scores()


def nk_clusters(name: str, *arguments: Any) -> Callable[[Network], Any]:
    """Clusters of networkit: who is in which, and their modularity."""

    def run(network: Network) -> Any:
        import networkit

        graph = in_networkit(network)
        parts = getattr(networkit.community, name)(graph, *arguments).run().getPartition()
        return parts.getVector(), networkit.community.Modularity().getQuality(parts, graph)

    return run


def nk_closure(network: Network) -> Any:
    import networkit

    graph = in_networkit(network)
    return transitivity(network, networkit.centrality.LocalClusteringCoefficient(graph).run().scores())


def ig_closure(network: Network) -> Any:
    return transitivity(network, in_igraph(network).transitivity_local_undirected(mode="zero"))


def transitivity(network: Network, local: list[float]) -> tuple[list[float], float]:
    """With clustering per person also that of the whole, the quickest way: from what is known per person."""
    degree = np.bincount(network.source, minlength=network.n) + np.bincount(
        network.target, minlength=network.n
    )
    pairs = degree * (degree - 1)
    return local, float(np.array(local) @ pairs / pairs.sum())


def nx_closure(network: Network) -> Any:
    import networkx

    graph = in_networkx(network)
    return networkx.clustering(graph), networkx.transitivity(graph)


def ig_cuts(network: Network) -> Any:
    graph = in_igraph(network)
    return graph.articulation_points(), graph.bridges()


def nk_cuts(network: Network) -> Any:
    import networkit

    graph = in_networkit(network)
    blocks = networkit.components.BiconnectedComponents(graph).run().getComponents()
    inside = np.bincount(np.fromiter((person for block in blocks for person in block), np.int64))
    return np.flatnonzero(inside > 1), [block for block in blocks if len(block) == 2]


def nx_cuts(network: Network) -> Any:
    import networkx

    graph = in_networkx(network)
    return list(networkx.articulation_points(graph)), list(networkx.bridges(graph))


def ig_leiden(network: Network) -> Any:
    """From the same random numbers as `measures`, so that it takes the same steps."""
    import random

    import igraph

    seed = int(np.random.default_rng(1).integers(1, 2**31, 1)[0])
    igraph.set_random_number_generator(random.Random(seed))
    parts = in_igraph(network).community_leiden("modularity", n_iterations=-1)
    igraph.set_random_number_generator(random)
    return parts.membership, parts.modularity


def ig_louvain(network: Network) -> Any:
    parts = in_igraph(network).community_multilevel()
    return parts.membership, parts.modularity


def nk_betweenness(network: Network) -> Any:
    import networkit

    graph = in_networkit(network)
    if between(network) is None:
        return networkit.centrality.Betweenness(graph).run().scores()
    return networkit.centrality.EstimateBetweenness(graph, between(network)).run().scores()


def nk_strong(network: Network) -> Any:
    import networkit

    # The graph is named, or networkit would still use it after Python has let it go.
    graph = in_networkit(network, directed=True)
    return networkit.components.StronglyConnectedComponents(graph).run().getPartition().getVector()


def nk_components(network: Network) -> Any:
    import networkit

    graph = in_networkit(network)
    return networkit.components.ConnectedComponents(graph).run().getPartition().getVector()


def ig_betweenness(network: Network) -> Any:
    some = None if between(network) is None else drawn("betweenness", network)
    return in_igraph(network).betweenness(sources=some)


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
        "networkit": nk_pagerank,
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
        "igraph": ig_closure,
        "networkit": nk_closure,
        "networkx": nx_closure,
    },
    "articulation points, bridges": {
        "measures": lambda network: measure.cuts(ours(network)),
        "igraph": ig_cuts,
        "networkit": nk_cuts,
        "networkx": nx_cuts,
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
        "igraph": ig_leiden,
        "networkit": nk_clusters("ParallelLeiden"),
    },
    "clusters: quick (PLM)": {
        "measures": our_clusters("plm"),
        "igraph": ig_louvain,
        "networkit": nk_clusters("PLM", True),
        "networkx": nx("community.louvain_communities", seed=1),
    },
}


ROUNDS, ENOUGH = 25, 1.0
"""At most so many rounds, and no further one once a library has taken so many seconds."""


def used() -> float:
    """Seconds of processor time of this process so far, all threads together."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def clocked(run: Callable[[Network], Any], network: Network) -> tuple[float, float]:
    """Processor seconds and wall seconds of one run."""
    gc.collect()
    wall, processor = time.perf_counter(), used()
    run(network)
    return used() - processor, time.perf_counter() - wall


def timed(
    runs: dict[str, Callable[[Network], Any]], network: Network, *, rounds: int
) -> dict[str, tuple[float, float]]:
    """Processor and wall seconds of the quickest of so many rounds.

    The libraries take turns, so that a busy moment of the machine hits all of them. The first round only
    warms up; what takes more than a second in it is not run again.
    """
    best = {library: clocked(run, network) for library, run in runs.items()}
    total = {library: wall for library, (_, wall) in best.items()}
    best = {
        library: took if took[1] > ENOUGH else (float("inf"), float("inf")) for library, took in best.items()
    }
    for _ in range(rounds):
        for library, run in runs.items():
            if total[library] > ENOUGH and best[library][0] < float("inf"):
                continue
            took = clocked(run, network)
            best[library] = min(best[library][0], took[0]), min(best[library][1], took[1])
            total[library] += took[1]
    return best


def compare(sizes: list[int], *, budget: float, rounds: int, only: list[str]) -> Iterator[str]:
    """Lines of the report, as soon as they are known."""
    before: dict[tuple[str, str], tuple[int, float]] = {}
    for n in sizes:
        network = make(n)
        ties, arcs = len(network.source), network.arcs.shape[1]
        yield f"\n{n:,} people, {ties:,} ties, {arcs:,} arcs; processor seconds, conversion included"
        yield (
            f"{'figure':<30}"
            + "".join(f"{name:>12}" for name in LIBRARIES)
            + f"{'ours/best':>12}{'by the clock':>14}"
        )
        for figure, runs in FIGURES.items():
            if only and not any(part.lower() in figure.lower() for part in only):
                continue
            run_now = {}
            for library in LIBRARIES:
                if library in runs:
                    size, took = before.get((figure, library), (n, 0.0))
                    growth = (n / size) ** 1.1 * sources(figure, n) / sources(figure, size)
                    if took * growth <= budget:
                        run_now[library] = runs[library]
            seconds = timed(run_now, network, rounds=rounds)
            for library, (_, wall) in seconds.items():
                before[figure, library] = (n, wall)
            cells = [
                f"{seconds[library][0]:>12.4f}"
                if library in seconds
                else f"{f'>{budget:.0f} (skip)' if library in runs else '-':>12}"
                for library in LIBRARIES
            ]
            yield f"{figure:<30}" + "".join(cells) + _ratio(seconds, 0, 12) + _ratio(seconds, 1, 14)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield f"peak memory of this process so far, all libraries together: {peak:,.0f} MB"


def _ratio(seconds: dict[str, tuple[float, float]], clock: int, width: int) -> str:
    others = [took[clock] for library, took in seconds.items() if library != "measures"]
    known = others and "measures" in seconds
    return f"{seconds['measures'][clock] / min(others):>{width}.2f}" if known else f"{'-':>{width}}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.ties", description=__doc__.splitlines()[0])
    parser.add_argument("--people", nargs="+", type=int, default=[1000, 10_000, 100_000], metavar="N")
    parser.add_argument(
        "--quick", action="store_true", help="1,000 and 10,000 people, one round, 5 seconds each"
    )
    parser.add_argument(
        "--budget", type=float, default=60.0, help="seconds for one figure of one competitor (60)"
    )
    parser.add_argument("--without", nargs="+", default=[], help="leave these libraries out")
    parser.add_argument("--threads", type=int, default=1, help="threads of networkit (1)")
    parser.add_argument("--figure", nargs="+", default=[], help="only figures with these words in their name")
    chosen = parser.parse_args()
    sizes = [1000, 10_000] if chosen.quick else sorted(chosen.people)
    import igraph
    import networkit
    import networkx

    versions = (
        f"igraph {igraph.__version__}, networkit {networkit.__version__}, networkx {networkx.__version__}"
    )
    for library in chosen.without:
        for runs in FIGURES.values():
            runs.pop(library, None)
    threads = chosen.threads
    networkit.setNumberOfThreads(threads)
    gc.freeze()
    print(f"measures {VERSION}, numpy {np.__version__}; {versions} on {threads} thread(s)")
    budget, rounds = (5.0, 1) if chosen.quick else (chosen.budget, ROUNDS)
    for line in compare(sizes, budget=budget, rounds=rounds, only=chosen.figure):
        print(line, flush=True)


if __name__ == "__main__":
    main()
