"""The reading guide: each figure with its sentence, formula, source, caveat and the question to talk about.

A figure without a question is not shown: every measurement ends in a conversation.
"""

from samenspel.networks.guides import groups, ties, whole
from samenspel.networks.guides.brokers import BROKERS
from samenspel.networks.guides.own import OWN_GUIDES

# In the order in which they stand on the page.
ORDER = (
    "density",
    "mean_degree",
    "reciprocity_pairs",
    "reciprocity_arcs",
    "assortativity",
    "transitivity",
    "clustering",
    "largest",
    "components",
    "path_length",
    "reach_2",
    "k_core",
    "in_core",
    "cut_people",
    "bridges",
    "degree_centralisation",
    "betweenness_centralisation",
    "modularity_given",
    "modularity_best",
    "clusters",
    "agreement",
)
GUIDES = sorted([*ties.GUIDES, *whole.GUIDES, *groups.GUIDES], key=lambda guide: ORDER.index(guide.name))

__all__ = ["BROKERS", "GUIDES", "OWN_GUIDES"]
