"""Which statement someone is asked next: new ones and telling ones more often, never one they have seen."""

import numpy as np
import numpy.typing as npt

from measures.opinions.votes import Floats

META = 7.0


def priority(
    agree: npt.ArrayLike,
    passed: npt.ArrayLike,
    seen: npt.ArrayLike,
    extremity: npt.ArrayLike,
    *,
    meta: npt.ArrayLike | None = None,
) -> Floats:
    """How often a statement is put before someone, in proportion to the others.

    agree, passed, seen  counts over everyone, shape (statements,)
    extremity            how far it lies from the middle of the map, ≥ 0
    meta                 bool: statements about the conversation itself
    returns              [(1 - p)(E + 1) a (1 + 8 · 2^(-S/5))]², p = (P + 1)/(S + 2), a = (A + 1)/(S + 2);
                         49 for those about the conversation
    source               Polis, conversation.clj (importance and priority metric)
    """
    s = np.asarray(seen, float)
    p, a = (np.asarray(passed) + 1) / (s + 2), (np.asarray(agree) + 1) / (s + 2)
    weight: Floats = ((1 - p) * (np.asarray(extremity) + 1) * a * (1 + 8 * 2 ** (-s / 5))) ** 2
    return weight if meta is None else np.where(np.asarray(meta, bool), META**2, weight)


def next_statement(weight: npt.ArrayLike, unseen: npt.ArrayLike, *, draw: float) -> int | None:
    """The statement to ask next.

    weight   shape (statements,), of `priority`
    unseen   bool, shape (statements,): what this person has not voted on and may be asked
    draw     0 ≤ draw < 1, from the caller's own chance; the same draw gives the same statement
    returns  its number, or None when nothing is left
    """
    choice = np.flatnonzero(np.asarray(unseen, bool))
    if not len(choice):
        return None
    pull = np.cumsum(np.asarray(weight, float)[choice])
    if pull[-1] <= 0:
        return int(choice[int(draw * len(choice))])
    return int(choice[min(int(np.searchsorted(pull, draw * pull[-1], side="right")), len(choice) - 1)])
