"""The whole way from votes to a map, and on to the next map when more votes come in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from measures._errors import BadSetting
from measures.opinions.grouping import Grouping, group
from measures.opinions.including import included
from measures.opinions.space import Space, positions, space_of
from measures.opinions.votes import Floats, Ints, Votes


@dataclass(frozen=True, eq=False)
class OpinionMap:
    """Where participants stand, in which groups, and what it was worked out from.

    votes     all votes, also those on statements taken out, which count only for who took part
    allowed   bool, shape (statements,): statements that were not taken out
    place     shape (people, 2); (0, 0) for who did not vote
    included  bool, shape (people,): who was placed in a group
    group     int, shape (people,): -1 for who was not
    grouping  of those included, in their order
    seed      of the starts of k-means
    as_seen   how many statements taken out count as seen by everyone: none, or all that had votes
    """

    votes: Votes
    allowed: npt.NDArray[np.bool_]
    space: Space
    place: Floats
    included: npt.NDArray[np.bool_]
    group: Ints
    grouping: Grouping
    seed: int
    as_seen: int = 0

    def after(self, person: int, statement: int, vote: int) -> OpinionMap:
        """The map after one more vote of someone known on a statement known; the last vote counts.

        Worked out from this map, not from nothing: the plane is looked for from where it was, groups from
        their centres. It is the map of all votes, but the number of groups waits to be best four times.
        """
        return _mapped(self.votes.with_vote(person, statement, vote), self.allowed, self.seed, self)


def opinion_map(
    votes: Votes,
    *,
    seed: int,
    allowed: npt.ArrayLike | None = None,
    before: OpinionMap | None = None,
    as_seen: int | None = None,
    starts: int | None = None,
) -> OpinionMap:
    """Participants on a plane, in groups.

    seed     of the starts of k-means
    allowed  bool, shape (statements,): False for statements taken out, which count nowhere
    before   the map as it was, with fewer votes: sides, groups and who is in stay steady
    as_seen  how many statements taken out count as seen by everyone; None: none, or all that had votes
    starts   of k-means, as for ``group``
    returns  OpinionMap; one group when nobody, or only one participant, can be placed
    raises   BadSetting
    source   Small, Bjorkegren, Erkkilä, Shaw & Megill (2021); inclusion, projection, choice of k as in Polis.
             Statements taken out are left out, or count as seen as in Polis: whichever gives clearer groups
    """
    open_to = np.ones(votes.statements, bool) if allowed is None else np.asarray(allowed, bool)
    if open_to.shape != (votes.statements,):
        raise BadSetting(f"allowed says of each of the {votes.statements} statements whether it counts")
    return _mapped(votes, open_to, seed, before, as_seen, starts)


def _mapped(
    votes: Votes,
    allowed: npt.NDArray[np.bool_],
    seed: int,
    before: OpinionMap | None,
    as_seen: int | None = None,
    starts: int | None = None,
) -> OpinionMap:
    there = int(allowed.sum())
    counted = votes if allowed.all() else votes.of_statements(allowed)
    space = space_of(counted, before=before.space if before else None)
    chosen = included(votes, before=before.included if before else None)
    as_it_was = before.grouping if before else None
    ways = []
    for seen in _ways(votes, allowed, before) if as_seen is None else [as_seen]:
        place = positions(counted, space, statements=there, as_seen=seen)
        ways.append((seen, place, group(place[chosen], seed=seed, before=as_it_was, starts=starts)))
    seen, place, grouping = max(ways, key=lambda way: (np.nan_to_num(way[2].clarity, nan=-1), -way[0]))
    label = np.full(votes.people, -1)
    label[chosen] = grouping.label
    return OpinionMap(votes, allowed, space, place, chosen, label, grouping, seed, seen)


def _ways(votes: Votes, allowed: npt.NDArray[np.bool_], before: OpinionMap | None) -> list[int]:
    """How many statements taken out may count as seen; once there is a map, it stays with its way."""
    taken_out = int((votes.per_statement[~allowed] > 0).sum())
    if before is not None:
        return [taken_out if before.as_seen else 0]
    return [0, taken_out] if taken_out else [0]
