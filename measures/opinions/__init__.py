"""Opinion maps: what unites and what divides, from votes on statements.

The published Polis method where it is defined, written anew from its formulas; where it leaves room (starts
of k-means, how sure groups are, when to stay silent) the choice is ours and said beside the figure.
"""

from measures.opinions.certainty import FEWEST_PEOPLE, FEWEST_ROUNDS, Certainty, certainty, may_show_groups
from measures.opinions.grouping import Grouping, group, most_groups, silhouette
from measures.opinions.including import included
from measures.opinions.mapping import OpinionMap, opinion_map
from measures.opinions.routing import next_statement, priority
from measures.opinions.space import Space, extremity, positions, space_of
from measures.opinions.speaking import (
    Counts,
    Said,
    counts,
    group_informed_consensus,
    majority,
    one_proportion,
    probability,
    representative,
    shown_of,
    two_proportions,
)
from measures.opinions.votes import Votes, votes_from, votes_of_matrix

__all__ = [
    "FEWEST_PEOPLE",
    "FEWEST_ROUNDS",
    "Certainty",
    "Counts",
    "Grouping",
    "OpinionMap",
    "Said",
    "Space",
    "Votes",
    "certainty",
    "counts",
    "extremity",
    "group",
    "group_informed_consensus",
    "included",
    "majority",
    "may_show_groups",
    "most_groups",
    "next_statement",
    "one_proportion",
    "opinion_map",
    "positions",
    "priority",
    "probability",
    "representative",
    "shown_of",
    "silhouette",
    "space_of",
    "two_proportions",
    "votes_from",
    "votes_of_matrix",
]
