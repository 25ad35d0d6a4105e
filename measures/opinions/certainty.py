"""How far a map may be trusted: groups found again in resampled conversations, and when it stays silent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from measures._errors import BadSetting
from measures.opinions.mapping import OpinionMap, opinion_map
from measures.opinions.votes import Floats, Votes, votes_from
from measures.ties.clusters import adjusted_rand

FEWEST_PEOPLE = 12
FEWEST_IN_A_GROUP = 5
FEWEST_ROUNDS = 10
CLEAR = 0.25


@dataclass(frozen=True, eq=False)
class Certainty:
    """How alike the groups are when the conversation had gone a little differently.

    rounds      how many resampled conversations
    agreement   mean adjusted Rand index with the groups of the map, over those in both; 1 is the same
    low, high   the 5th and 95th percentile of it
    same_count  share of rounds with the same number of groups, 0 … 1
    own_group   shape (people,): how often each participant's group was theirs again; nan for who is in none
    """

    rounds: int
    agreement: float
    low: float
    high: float
    same_count: float
    own_group: Floats


def certainty(found: OpinionMap, *, rounds: int = 50, seed: int) -> Certainty | None:
    """Groups again with statements drawn at random, as many as there were, some twice and some not at all.

    rounds   at least 10
    returns  Certainty; None when the map has one group
    raises   BadSetting
    source   bootstrap (Efron 1979) over statements, since people are what is grouped; Hubert & Arabie (1985)
    """
    if rounds < FEWEST_ROUNDS:
        raise BadSetting(f"rounds is {FEWEST_ROUNDS} or more")
    if found.grouping.count < 2:
        return None
    chance = np.random.default_rng(seed)
    alike, counts = [], []
    hits, tries = np.zeros(found.votes.people), np.zeros(found.votes.people)
    for _ in range(rounds):
        again = opinion_map(
            _redrawn(found, chance), seed=found.seed, as_seen=found.as_seen, starts=FEWEST_ROUNDS
        )
        both = (again.group >= 0) & (found.group >= 0)
        alike.append(adjusted_rand(found.group[both], again.group[both]) or 0.0)
        counts.append(again.grouping.count)
        tries += both
        hits += both & (_translated(found, again, both) == found.group)
    own = np.divide(hits, tries, out=np.full(len(hits), np.nan), where=tries > 0)
    same = float(np.mean(np.asarray(counts) == found.grouping.count))
    low, high = np.percentile(alike, [5, 95]).tolist()
    return Certainty(rounds, float(np.mean(alike)), low, high, same, own)


def _redrawn(found: OpinionMap, chance: np.random.Generator) -> Votes:
    """The same people on statements drawn anew; one drawn twice stands there twice."""
    votes = found.votes
    drawn = chance.choice(np.flatnonzero(found.allowed), int(found.allowed.sum()))
    columns = votes.matrix(np.arange(len(votes)) + 1).tocsc()[:, drawn].tocoo()
    vote = votes.vote[columns.data.astype(np.int64) - 1]
    return votes_from(columns.row, columns.col, vote, people=votes.people, statements=len(drawn))


def _translated(found: OpinionMap, again: OpinionMap, both: np.ndarray) -> np.ndarray:
    """The groups found again, under the number of the group of the map that most of them come from."""
    many = found.grouping.count
    pairs = again.group[both] * many + found.group[both]
    table = np.bincount(pairs, minlength=again.grouping.count * many).reshape(-1, many)
    name = table.argmax(axis=1)
    return np.where(again.group >= 0, name[np.maximum(again.group, 0)], -1)


def may_show_groups(found: OpinionMap) -> bool:
    """Whether there is a map to show: twelve people placed, and groups clear enough (mean silhouette 0.25).

    source  our own rule; silhouette of 0.25 and less is 'no substantial structure' (Kaufman & Rousseeuw 1990)
    """
    return bool(found.included.sum() >= FEWEST_PEOPLE and found.grouping.clarity >= CLEAR)
