"""What sets a group apart and what all share: counts per group, both tests, and the statements to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from measures._errors import BadGroups
from measures.opinions.votes import AGREE, DISAGREE, Floats, Ints, Votes

CERTAIN = 1.2816
SHOWN = 5
ENOUGH_VOTES = 7

Side = Literal["agree", "disagree"]


@dataclass(frozen=True, eq=False)
class Counts:
    """How often each group agreed, disagreed and saw each statement; shape (groups, statements)."""

    agree: Ints
    disagree: Ints
    seen: Ints


@dataclass(frozen=True)
class Said:
    """One statement a group (or everyone) stands out on.

    statement    its number
    side         "agree" or "disagree"
    successes    how many voted that way
    trials       how many saw it, passes included
    p            (successes + 1) / (trials + 2)
    p_test       z of p against one half
    ratio        p over that of all other groups; nan for everyone together
    ratio_test   z of the difference with all other groups; nan for everyone together
    metric       ratio · ratio_test · p · p_test, or p · p_test for everyone together; the order they stand in
    """

    statement: int
    side: Side
    successes: int
    trials: int
    p: float
    p_test: float
    ratio: float
    ratio_test: float
    metric: float


def counts(votes: Votes, group: npt.ArrayLike, *, groups: int | None = None) -> Counts:
    """Votes per group and statement.

    group    int, shape (people,), -1 = in no group; these people are left out
    raises   BadGroups
    """
    label = np.asarray(group)
    if label.shape != (votes.people,):
        raise BadGroups(f"there is one group for each of the {votes.people} participants")
    many = int(label.max(initial=-1)) + 1 if groups is None else groups
    own = label[votes.person]
    kept = own >= 0
    cell = own[kept].astype(np.int64) * votes.statements + votes.statement[kept]
    said = votes.vote[kept]

    def table(which: npt.NDArray[np.bool_]) -> Ints:
        return np.bincount(cell[which], minlength=many * votes.statements).reshape(many, votes.statements)

    return Counts(table(said == AGREE), table(said == DISAGREE), table(np.ones(len(said), bool)))


def probability(successes: npt.ArrayLike, trials: npt.ArrayLike) -> Floats:
    """(successes + 1) / (trials + 2): one half when nobody was asked. source: Polis, repness.clj"""
    p: Floats = (np.asarray(successes) + 1) / (np.asarray(trials) + 2)
    return p


def one_proportion(successes: npt.ArrayLike, trials: npt.ArrayLike) -> Floats:
    """z of a share against one half, with one success and one trial added.

    returns  2 √(n + 1) ((s + 1) / (n + 1) - ½); 1 when nobody was asked, below every threshold
    source   Polis, stats.clj (prop-test)
    """
    s, n = np.asarray(successes, float) + 1, np.asarray(trials, float) + 1
    z: Floats = 2 * np.sqrt(n) * (s / n - 0.5)
    return z


def two_proportions(
    successes: npt.ArrayLike,
    trials: npt.ArrayLike,
    other_successes: npt.ArrayLike,
    other_trials: npt.ArrayLike,
) -> Floats:
    """z of the difference of two shares with pooled variance, each count raised by one.

    returns  0 where the pooled share is 1
    source   Polis, stats.clj (two-prop-test)
    """
    x1, n1 = np.asarray(successes, float) + 1, np.asarray(trials, float) + 1
    x2, n2 = np.asarray(other_successes, float) + 1, np.asarray(other_trials, float) + 1
    pooled = (x1 + x2) / (n1 + n2)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / n1 + 1 / n2))
    z: Floats = np.divide(x1 / n1 - x2 / n2, spread, out=np.zeros(np.shape(spread)), where=spread > 0)
    return z


def representative(
    held: Counts, group: int, *, certain: float = CERTAIN, allowed: npt.ArrayLike | None = None
) -> list[Said]:
    """The statements that set a group apart from all others, the strongest first.

    certain  both tests of one side exceed this; 1.2816 is one-sided 90 %, 1.6449 is 95 %
    allowed  bool, shape (statements,): those not taken out by moderators
    returns  Said of every statement that passes, for the side that differs most; one on which
             nobody of the group took sides is never among them
    source   Polis, repness.clj
    """
    agree, disagree = (_side(held, group, side) for side in ("agree", "disagree"))
    passes = [(each["ratio_test"] > certain) & (each["p_test"] > certain) for each in (agree, disagree)]
    open_to = np.ones(held.seen.shape[1], bool) if allowed is None else np.asarray(allowed, bool)
    spoken = (held.agree[group] + held.disagree[group] > 0) & open_to
    chosen = np.flatnonzero((passes[0] | passes[1]) & spoken)
    found = [_said(agree, disagree, int(each)) for each in chosen]
    return sorted(found, key=lambda said: (-said.metric, said.statement))


def shown_of(held: Counts, group: int, *, allowed: npt.ArrayLike | None = None) -> list[Said]:
    """The statements a group is told by: the best agreed one first, five at most, agreed before disagreed.

    returns  as `representative`; when none passes the one that differs most, if anyone took sides on it
    source   Polis, repness.clj (select-rep-comments)
    """
    found = representative(held, group, allowed=allowed)
    if not found:
        return _nearest(held, group, allowed)
    first = next((said for said in found if said.side == "agree"), None)
    ordered = ([first] if first else []) + [said for said in found if said is not first]
    return sorted(ordered[:SHOWN], key=lambda said: (said is not first, said.side != "agree"))


def _nearest(held: Counts, group: int, allowed: npt.ArrayLike | None) -> list[Said]:
    agree, disagree = (_side(held, group, side) for side in ("agree", "disagree"))
    spoken = held.agree[group] + held.disagree[group] > 0
    if allowed is not None:
        spoken &= np.asarray(allowed, bool)
    if not spoken.any():
        return []
    differs = np.where(spoken, np.maximum(agree["ratio_test"], disagree["ratio_test"]), -np.inf)
    return [_said(agree, disagree, int(differs.argmax()))]


def _side(held: Counts, group: int, side: str) -> dict[str, npt.NDArray[np.float64]]:
    """Everything about one side of one group, over all statements."""
    each: Ints = held.agree if side == "agree" else held.disagree
    successes, trials = each[group], held.seen[group]
    rest_successes, rest_trials = each.sum(axis=0) - successes, held.seen.sum(axis=0) - trials
    p = probability(successes, trials)
    return {
        "successes": successes.astype(float),
        "trials": trials.astype(float),
        "p": p,
        "p_test": one_proportion(successes, trials),
        "ratio": p / probability(rest_successes, rest_trials),
        "ratio_test": two_proportions(successes, trials, rest_successes, rest_trials),
    }


def _said(agree: dict[str, Floats], disagree: dict[str, Floats], statement: int) -> Said:
    side: Side = "agree" if agree["ratio_test"][statement] > disagree["ratio_test"][statement] else "disagree"
    from_side = agree if side == "agree" else disagree
    value = {name: float(of[statement]) for name, of in from_side.items()}
    metric = value["ratio"] * value["ratio_test"] * value["p"] * value["p_test"]
    return Said(
        statement, side, int(value.pop("successes")), int(value.pop("trials")), **value, metric=metric
    )


def majority(held: Counts, *, allowed: npt.ArrayLike | None = None) -> list[Said]:
    """What more than half of everyone agrees or disagrees with: five of each at most, the agreed ones first.

    returns  Said with p > ½ and p_test > 1.2816, by p · p_test
    source   Polis, repness.clj (consensus)
    """
    together = Counts(*(each.sum(axis=0, keepdims=True) for each in (held.agree, held.disagree, held.seen)))
    open_to = np.ones(held.seen.shape[1], bool) if allowed is None else np.asarray(allowed, bool)
    found: list[Said] = []
    for side, each in _sides(together):
        seen = together.seen[0]
        p, z = probability(each[0], seen), one_proportion(each[0], seen)
        chosen = np.flatnonzero((p > 0.5) & (z > CERTAIN) & open_to & (each[0] > 0)).tolist()
        for place in sorted(chosen, key=lambda place: (-p[place] * z[place], place))[:SHOWN]:
            value = (float(p[place]), float(z[place]), float("nan"), float("nan"), float(p[place] * z[place]))
            found.append(Said(place, side, int(each[0, place]), int(seen[place]), *value))
    return found


def _sides(held: Counts) -> list[tuple[Side, Ints]]:
    return [("agree", held.agree), ("disagree", held.disagree)]


def group_informed_consensus(held: Counts, *, side: Side = "agree") -> Floats:
    """How likely someone of each group is to agree, multiplied over the groups: bridges beat majorities.

    side     "agree", or "disagree" for what all groups turn down
    returns  shape (statements,), 0 … 1; with nobody's vote 2^-groups
    source   Small et al. (2021); Polis, conversation.clj (group-aware consensus)
    """
    each = held.agree if side == "agree" else held.disagree
    product: Floats = probability(each, held.seen).prod(axis=0)
    return product
