"""The plane opinions are drawn on: two principal components of the votes, and where everyone stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from measures.opinions.votes import Floats, Votes

if TYPE_CHECKING:
    from scipy import sparse

EXACT_UP_TO = 300


@dataclass(frozen=True, eq=False)
class Space:
    """The plane.

    mean       shape (statements,), the mean vote on each over who saw it, passes as 0; 0 where nobody voted
    component  shape (2, statements), unit length; zeros where the votes have no such direction
    explained  shape (2,), share of all variance along each, 0 … 1
    """

    mean: Floats
    component: Floats
    explained: Floats


def space_of(votes: Votes, *, before: Space | None = None) -> Space:
    """The first two principal components of the votes, what was not seen taken at the statement's mean.

    before   the plane as it was: looked for from there, and turned the same way round
    returns  Space; without a plane before, the largest loading of each component is positive
    source   principal components; imputation and centring as in Polis, pca.clj. At the mean and centred,
             what was not seen is zero, so that only votes really cast are worked with
    """
    mean = _mean(votes)
    if not len(votes):
        return Space(mean, np.zeros((2, votes.statements)), np.zeros(2))
    centred = votes.matrix(votes.vote - mean[votes.statement])
    total = float(centred.data @ centred.data)
    component, strength = np.zeros((2, votes.statements)), np.zeros(2)
    if total > 0:
        value, vector = _leading(centred, before)
        component[: len(value)], strength[: len(value)] = vector, value
    component[strength <= total * 1e-12] = 0
    return Space(mean, _turned(component, before), strength / total if total > 0 else strength)


def _mean(votes: Votes) -> Floats:
    count = votes.per_statement
    said = np.bincount(votes.statement, votes.vote, votes.statements)
    return np.divide(said, count, out=np.zeros(len(count)), where=count > 0)


def _leading(centred: sparse.csr_array, before: Space | None) -> tuple[Floats, Floats]:
    """The two largest eigenvalues of centred' centred with their vectors as rows."""
    from scipy import linalg
    from scipy.sparse.linalg import LinearOperator, eigsh

    size = centred.shape[1]
    if size <= EXACT_UP_TO:
        scatter = (centred.T @ centred).toarray()
        value, vector = linalg.eigh(scatter, subset_by_index=[max(0, size - 2), size - 1])
    else:
        across = centred.T.tocsr()
        scatter = LinearOperator((size, size), matvec=lambda x: across @ (centred @ x), dtype=float)
        start = np.ones(size)
        if before is not None:
            known = before.component.sum(axis=0)
            start[: len(known)] = known
        value, vector = eigsh(scatter, k=2, v0=start / np.linalg.norm(start), tol=1e-10)
    order = np.argsort(-value, kind="stable")
    return np.maximum(value[order], 0), vector.T[order]


def _turned(component: Floats, before: Space | None) -> Floats:
    """Each component the same way round as before, else with its largest loading positive."""
    turned = component.copy()
    for place, one in enumerate(component):
        side = 0.0
        if before is not None:
            known = before.component[place]
            side = float(one[: len(known)] @ known)
        if abs(side) < 1e-9:
            side = float(one[np.argmax(np.round(np.abs(one), 9))])
        if side < 0:
            turned[place] = -one
    return turned


def positions(votes: Votes, space: Space, *, statements: int | None = None, as_seen: int = 0) -> Floats:
    """Where each participant stands, by the votes they really cast.

    statements  how many statements there are, without those taken out; default: all of them
    as_seen     how many statements taken out count as seen by everyone, which pushes outward less
    returns     shape (people, 2): √(C / votes) · Σ (v - mean) · component; the factor keeps who voted little
                from falling to the middle; (0, 0) without votes
    source      Polis, pca.clj (sparsity-aware projection); there a statement taken out stays as a column of
                zeros, and so counts among C and among the votes of everyone
    """
    if not len(votes):
        return np.zeros((votes.people, 2))
    there = votes.statements if statements is None else statements
    centred = votes.matrix(votes.vote - space.mean[votes.statement])
    outward = np.sqrt((there + as_seen) / np.maximum(votes.per_person + as_seen, 1))
    placed: Floats = np.asarray(centred @ space.component.T) * outward[:, None]
    return placed


def extremity(space: Space, *, statements: int | None = None) -> Floats:
    """How far each statement lies from the middle: where someone would stand who only agrees with it.

    statements  how many statements there are, without those taken out; default: all of them
    returns     shape (statements,), ≥ 0
    source      Polis, pca.clj (comment projection and extremity)
    """
    there = len(space.mean) if statements is None else statements
    drawn: Floats = np.linalg.norm((1 - space.mean) * space.component * np.sqrt(there), axis=0)
    return drawn
