"""Who is placed on the map: those who voted on enough statements to say where they stand."""

import numpy as np
import numpy.typing as npt

from measures.opinions.votes import Votes

ENOUGH = 7
AT_LEAST = 15


def included(votes: Votes, *, before: npt.ArrayLike | None = None) -> npt.NDArray[np.bool_]:
    """Which participants are placed in groups.

    votes       also those on statements taken out later: whoever cast them took part
    before      bool, shape (≤ people,): who was in already; once in, one stays in
    returns     bool, shape (people,): votes ≥ min(7, statements); when fewer than 15 qualify, those with most
                votes are added up to 15 (equal: the lower row number first), never anyone without a vote
    source      Polis, conversation.clj (participant inclusion)
    """
    count = votes.per_person
    chosen = (count >= min(ENOUGH, votes.statements)) & (count > 0)
    if before is not None:
        known = np.asarray(before, bool)
        chosen[: len(known)] |= known & (count[: len(known)] > 0)
    if chosen.sum() < AT_LEAST:
        most = np.argsort(-count, kind="stable")[:AT_LEAST]
        chosen[most[count[most] > 0]] = True
    return chosen
