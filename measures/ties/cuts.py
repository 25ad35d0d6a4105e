"""What the network hangs on: people and ties without whom it falls into more pieces.

Found by blocks (parts that no single person cuts), over the levels of a breadth-first tree: ties outside
the tree say which ties of the tree lie on one ring, and ties on a chain of rings are one block.
"""

from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from measures.ties._engines import networkit_graph, scipy_sparse
from measures.ties.components import weak_components
from measures.ties.graph import Ints, Ties

ARRAYS_FROM: Final = 300_000
"""From so many ties on array code is as quick as handing them to networkit and asking it."""


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


@dataclass(frozen=True, eq=False)
class _Tree:
    """Breadth-first trees of all pieces, people renumbered so that everyone's branch is one range of numbers.

    number   int, shape (n,): preorder number of each person;  person: the other way round
    parent   int, shape (n,), by number: number of the parent, -1 for the first of a piece
    size     int, shape (n,), by number: how many people the branch holds
    levels   numbers of the people of each level, from the top
    """

    number: Ints
    person: Ints
    parent: Ints
    size: Ints
    levels: list[Ints]


def cuts(ties: Ties) -> Cuts:
    """The articulation points and bridges, of ties in either direction.

    returns  Cuts; both empty without ties
    source   Tarjan (1972) for the notions; Tarjan & Vishkin (1985) for blocks from any spanning tree
    """
    tied, n = ties.union, ties.n
    if not len(tied):
        return Cuts(n, np.zeros(0, np.int64), np.zeros((0, 2), np.int64))
    if len(tied) < ARRAYS_FROM:
        return _by_networkit(tied)
    tree = _tree(tied)
    low, high = tree.number[tied.source], tree.number[tied.target]
    low, high = np.minimum(low, high), np.maximum(low, high)
    outside = tree.parent[high] != low
    low, high = low[outside], high[outside]
    lowest, highest = np.arange(n), np.arange(n)
    np.minimum.at(lowest, high, low)
    np.maximum.at(highest, low, high)
    for level in reversed(tree.levels[1:]):
        np.minimum.at(lowest, tree.parent[level], lowest[level])
        np.maximum.at(highest, tree.parent[level], highest[level])
    child = np.flatnonzero(tree.parent >= 0)
    leaves = (lowest[child] < child) | (highest[child] >= child + tree.size[child])
    bridge = child[~leaves]
    ends = np.sort(np.stack((tree.person[bridge], tree.person[tree.parent[bridge]]), axis=1), axis=1)
    bridges = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    return Cuts(n, _between_blocks(tree, child, low, high, lowest, highest), bridges)


def _by_networkit(tied: Ties) -> Cuts:
    import networkit

    graph = networkit_graph(tied.source, tied.target, n=tied.n)
    blocks = networkit.components.BiconnectedComponents(graph).run().getComponents()
    inside = np.bincount(np.fromiter(chain.from_iterable(blocks), np.int64))
    # A block of two people is one tie that lies on no ring.
    twos = np.array([block for block in blocks if len(block) == 2], dtype=np.int64).reshape(-1, 2)
    ends = np.sort(twos, axis=1)
    return Cuts(tied.n, np.flatnonzero(inside > 1), ends[np.lexsort((ends[:, 1], ends[:, 0]))])


def _between_blocks(tree: _Tree, child: Ints, low: Ints, high: Ints, lowest: Ints, highest: Ints) -> Ints:
    """People with ties in two blocks or more. A tie of the tree goes by the number of its lower end."""
    n = len(tree.parent)
    sparse = scipy_sparse()
    apart = low + tree.size[low] <= high
    parent = tree.parent[child]
    beyond = (lowest[child] < parent) | (highest[child] >= parent + tree.size[parent])
    joined = beyond & (tree.parent[parent] >= 0)
    one = np.concatenate((low[apart], child[joined]))
    other = np.concatenate((high[apart], parent[joined]))
    same = sparse.coo_array((np.ones(len(one), dtype=np.int8), (one, other)), shape=(n, n)).tocsr()
    _, block = sparse.csgraph.connected_components(same, directed=False)
    ends = np.concatenate((child, parent))
    pairs = np.unique(ends * n + np.concatenate((block[child], block[child])))
    return np.sort(tree.person[np.bincount(pairs // n, minlength=n) > 1])


def _tree(tied: Ties) -> _Tree:
    n = tied.n
    label = weak_components(tied).label
    _, first = np.unique(label, return_index=True)
    start, indices = tied.rows
    sparse = scipy_sparse()
    # One person more, tied to the first of every piece, makes all pieces one tree.
    start = np.append(start, start[-1] + len(first)).astype(np.int32)
    indices = np.concatenate((indices, first.astype(np.int32)))
    graph = sparse.csr_array((np.ones(len(indices), dtype=np.int8), indices, start), shape=(n + 1, n + 1))
    order, parent = sparse.csgraph.breadth_first_order(graph, n, directed=True, return_predecessors=True)
    order, parent = order.astype(np.int64), parent.astype(np.int64)
    parent[n] = n
    # Positions in breadth-first order: a level is one range, and so are the children of one person.
    place = np.empty(n + 1, dtype=np.int64)
    place[order] = np.arange(n + 1)
    above = place[parent[order]]
    levels = [(0, 1)]
    while levels[-1][1] <= n:
        begin = levels[-1][1]
        levels.append((begin, int(np.searchsorted(above, begin, side="left"))))
    size = np.ones(n + 1, dtype=np.int64)
    for begin, end in reversed(levels[1:]):
        np.add.at(size, above[begin:end], size[begin:end])
    before = np.cumsum(size) - size
    number = np.zeros(n + 1, dtype=np.int64)
    for begin, end in levels[1:]:
        up = above[begin:end]
        eldest = np.searchsorted(above[begin:end], up, side="left") + begin
        number[begin:end] = number[up] + 1 + before[begin:end] - before[eldest]
    # The person added has number 0; all others move down by one.
    number -= 1
    by_number = np.empty(n, dtype=np.int64)
    by_number[number[1:]] = np.arange(1, n + 1)
    return _Tree(
        number[place[:n]],
        order[by_number],
        number[above[by_number]],
        size[by_number],
        [number[begin:end] for begin, end in levels[1:]],
    )
