"""The only door to SciPy, igraph and networkit, opened when first needed so that importing stays quick.

igraph and networkit keep their random numbers in one place for the whole process. `seeded_igraph` and
`seeded_networkit` lend them a generator of our own under a lock and put things back, so that a result
depends on the seed alone and nothing outside is changed.
"""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
import numpy.typing as npt

_one_at_a_time = threading.RLock()

KEPT_UP_TO: Final = 2_000_000
"""The most ties of which the graph made for igraph is kept for the next figure; some 70 bytes a tie."""


def scipy_sparse() -> Any:
    """The module `scipy.sparse`, with `csgraph` loaded."""
    import scipy.sparse
    import scipy.sparse.csgraph

    return scipy.sparse


def igraph_graph(source: npt.NDArray[Any], target: npt.NDArray[Any], *, n: int, directed: bool) -> Any:
    """An igraph graph with edge i = row i."""
    import igraph

    # Pairs of Python numbers are what igraph takes in quickest: a quarter of the time of an array.
    return igraph.Graph(n, zip(source.tolist(), target.tolist(), strict=True), directed=directed)


def igraph_of(ties: Any) -> Any:
    """The graph of these `Ties`, made once; not to be changed."""
    kept = vars(ties).get("_igraph")
    if kept is None:
        kept = igraph_graph(ties.source, ties.target, n=ties.n, directed=ties.directed)
        if len(ties) <= KEPT_UP_TO:
            vars(ties)["_igraph"] = kept
    return kept


def networkit_graph(
    source: npt.NDArray[Any], target: npt.NDArray[Any], *, n: int, value: npt.NDArray[Any] | None = None
) -> Any:
    """An undirected networkit graph, weighted when values are given."""
    import networkit

    # networkit reads the arrays in place, but only if they may be written to.
    rows, columns = (np.require(each, np.int64, ["C", "W"]) for each in (source, target))
    if value is None:
        return networkit.GraphFromCoo((rows, columns), n=n, weighted=False, directed=False)
    return networkit.GraphFromCoo((value, (rows, columns)), n=n, weighted=True, directed=False)


@contextmanager
def seeded_igraph(seed: int) -> Iterator[None]:
    """While inside, igraph draws from its own generator started at `seed`."""
    import igraph

    with _one_at_a_time:
        igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 (nothing here is secret)
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)


@contextmanager
def seeded_networkit(seed: int) -> Iterator[None]:
    """While inside, networkit runs on one thread (its order is then fixed) from `seed`."""
    import networkit

    with _one_at_a_time:
        threads = networkit.getMaxNumberOfThreads()
        networkit.setNumberOfThreads(1)
        networkit.setSeed(seed, False)
        try:
            yield
        finally:
            networkit.setNumberOfThreads(threads)
