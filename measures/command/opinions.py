"""The figures of a conversation, under the names of its published files."""

from __future__ import annotations

from typing import Any

import numpy as np

from measures.command.conversation import Conversation
from measures.opinions import (
    Counts,
    OpinionMap,
    Said,
    certainty,
    counts,
    group_informed_consensus,
    majority,
    may_show_groups,
    opinion_map,
    representative,
)
from measures.ties import adjusted_rand

DIGITS = 6
SHOWN, LOWEST, FULL = 10, 5, 5
ROUNDS = ((1_000, 20), (5_000, 10))


def opinions(held: Conversation, *, seed: int, rounds: int) -> dict[str, Any]:
    """Counts, the map, and what unites and sets apart: of the groups in the file, else of the map."""
    found = opinion_map(held.votes, seed=seed, allowed=held.allowed)
    groups = held.group if held.group is not None and held.groups else found.group
    names = (
        held.groups
        if held.group is not None and held.groups
        else [str(n) for n in range(found.grouping.count)]
    )
    table = counts(held.votes, groups, groups=len(names))
    return {
        "counts": _counts(held),
        "map": _map(held, found, rounds, seed),
        "groups_from": "file" if groups is held.group else "map",
        "published_group_sizes" if groups is held.group else "group_sizes": {
            name: int((groups == place).sum()) for place, name in enumerate(names)
        },
        "participants_without_published_group" if groups is held.group else "participants_without_group": int(
            (groups < 0).sum()
        ),
        "group_informed_consensus": _consensus(held, table),
        "representative_comments": {"by_group": _by_group(held, table, names)},
        "majority_consensus": [_said(held, said) for said in majority(table, allowed=held.allowed)],
    }


def rounds_for(held: Conversation) -> int:
    """How many resampled conversations when nobody says: fewer for a large one, which takes a second each."""
    return next((rounds for most, rounds in ROUNDS if held.votes.people <= most), 0)


def _counts(held: Conversation) -> dict[str, Any]:
    votes = held.votes
    cells = votes.people * votes.statements
    return {
        "participants": votes.people,
        "comments_in_matrix": votes.statements,
        "comments_in_comments_csv": held.listed,
        "comments_moderated_out": held.taken_out,
        "votes_last_per_participant_and_comment": len(votes),
        "agree": int((votes.vote == 1).sum()),
        "disagree": int((votes.vote == -1).sum()),
        "pass": int((votes.vote == 0).sum()),
        "density_of_vote_matrix": _rounded(len(votes) / cells) if cells else None,
        "vote_rows_including_revotes": held.cast,
    }


def _map(held: Conversation, found: OpinionMap, rounds: int, seed: int) -> dict[str, Any]:
    sure = certainty(found, rounds=rounds, seed=seed) if rounds else None
    both = None if held.group is None else adjusted_rand(held.group, found.group)
    return {
        "n_rows": int(found.included.sum()),
        "n_columns": int(found.allowed.sum()),
        "taken_out_counted_as_seen": found.as_seen,
        "groups": found.grouping.count,
        "sizes": {str(n): int((found.group == n).sum()) for n in range(found.grouping.count)},
        "explained_variance_ratio": [_rounded(share) for share in found.space.explained.tolist()],
        "silhouette_by_k": {str(k): _rounded(each) for k, each in found.grouping.by_count.items()},
        "clear_enough_to_show": may_show_groups(found),
        "ari_with_published_groups": None if both is None else _rounded(both),
        "stability": None
        if sure is None
        else {
            "rounds": sure.rounds,
            "adjusted_rand_mean": _rounded(sure.agreement),
            "adjusted_rand_5_to_95_percent": [_rounded(sure.low), _rounded(sure.high)],
            "same_number_of_groups": _rounded(sure.same_count),
        },
        "group_of": {
            name: int(group) for name, group in zip(held.participants, found.group, strict=True) if group >= 0
        },
    }


def _consensus(held: Conversation, table: Counts) -> dict[str, Any]:
    figure = group_informed_consensus(table)
    order = [int(n) for n in np.lexsort((np.arange(len(figure)), -figure)) if held.allowed[n]]
    listed = [[_name(held, n), _rounded(figure[n])] for n in order]
    return {
        "highest10_not_moderated_out": listed[:SHOWN],
        "lowest5_not_moderated_out": listed[-LOWEST:],
        "sum_over_all_comments": _rounded(figure.sum()),
        "by_comment": {held.statements[n]: _rounded(figure[n]) for n in range(len(figure))},
    }


def _by_group(held: Conversation, table: Counts, names: list[str]) -> dict[str, Any]:
    found = [representative(table, place, allowed=held.allowed) for place in range(len(names))]
    return {
        name: {"n_passing": len(said), "top5": [_said(held, each) for each in said[:FULL]]}
        for name, said in zip(names, found, strict=True)
    }


def _said(held: Conversation, said: Said) -> dict[str, Any]:
    return {
        "comment_id": _name(held, said.statement),
        "for": said.side,
        "n_success": said.successes,
        "n_trials": said.trials,
        "repness_ratio": _rounded(said.ratio),
        "repness_z": _rounded(said.ratio_test),
        "p": _rounded(said.p),
        "p_z": _rounded(said.p_test),
        "metric": _rounded(said.metric),
    }


def _name(held: Conversation, statement: int) -> int | str:
    name = held.statements[statement]
    return int(name) if name.isdigit() else name


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), DIGITS)
