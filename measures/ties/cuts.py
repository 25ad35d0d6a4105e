"""What the network hangs on: people and ties without whom it falls into more pieces."""

from dataclasses import dataclass

import numpy as np

from measures.ties._engines import igraph_graph
from measures.ties.graph import Ints, Ties


@dataclass(frozen=True, eq=False)
class Cuts:
    """The weak spots of a network.

    n          number of people
    people     int, shape (k,), ascending: articulation points; removing one leaves more pieces than before
    bridges    int, shape (b, 2), lower person first, ascending: ties whose loss leaves more pieces
    """

    n: int
    people: Ints
    bridges: Ints


def cuts(ties: Ties) -> Cuts:
    """The articulation points and bridges, of ties in either direction.

    returns  Cuts; both empty without ties
    source   Tarjan (1972)
    """
    tied = ties.union
    if not len(tied):
        return Cuts(ties.n, np.zeros(0, np.int64), np.zeros((0, 2), np.int64))
    graph = igraph_graph(tied.source, tied.target, n=ties.n, directed=False)
    people = np.array(sorted(graph.articulation_points()), dtype=np.int64)
    rows = np.array(sorted(graph.bridges()), dtype=np.int64)
    return Cuts(ties.n, people, np.stack((tied.source[rows], tied.target[rows]), axis=1))
