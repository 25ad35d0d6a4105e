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
    """

    votes: Votes
    allowed: npt.NDArray[np.bool_]
    space: Space
    place: Floats
    included: npt.NDArray[np.bool_]
    group: Ints
    grouping: Grouping
    seed: int

    def after(self, person: int, statement: int, vote: int) -> OpinionMap:
        """The map after one more vote of someone known on a statement known; the last vote counts.

        Worked out from this map, not from nothing: the plane is looked for from where it was, groups from
        their centres. It is the map of all votes, but the number of groups waits to be best four times.
        """
        return _mapped(self.votes.with_vote(person, statement, vote), self.allowed, self.seed, self)


def opinion_map(
    votes: Votes, *, seed: int, allowed: npt.ArrayLike | None = None, before: OpinionMap | None = None
) -> OpinionMap:
    """Participants on a plane, in groups.

    seed     of the starts of k-means
    allowed  bool, shape (statements,): False for statements taken out, which count nowhere
    before   the map as it was, with fewer votes: sides, groups and who is in stay steady
    returns  OpinionMap; one group when nobody, or only one participant, can be placed
    raises   BadSetting
    source   Small, Bjorkegren, Erkkilä, Shaw & Megill (2021); inclusion, projection, choice of k as in Polis
    """
    open_to = np.ones(votes.statements, bool) if allowed is None else np.asarray(allowed, bool)
    if open_to.shape != (votes.statements,):
        raise BadSetting(f"allowed says of each of the {votes.statements} statements whether it counts")
    return _mapped(votes, open_to, seed, before)


def _mapped(votes: Votes, allowed: npt.NDArray[np.bool_], seed: int, before: OpinionMap | None) -> OpinionMap:
    there = int(allowed.sum())
    counted = votes if allowed.all() else votes.of_statements(allowed)
    space = space_of(counted, before=before.space if before else None)
    place = positions(counted, space, statements=there)
    chosen = included(votes, before=before.included if before else None)
    grouping = group(place[chosen], seed=seed, before=before.grouping if before else None)
    label = np.full(votes.people, -1)
    label[chosen] = grouping.label
    return OpinionMap(votes, allowed, space, place, chosen, label, grouping, seed)
