"""Ties between people: from rows of who-with-whom to figures about the whole, groups and persons.

Make `Ties` with `ties_from`, then call the measures on it. Figures that are undefined are None (per person:
nan), never 0. Figures of single people are for that person only; `measures.discretion` says what others may
see.
"""

from measures.ties.betweenness import betweenness
from measures.ties.brokerage import ROLES, Brokerage, brokerage
from measures.ties.centralisation import (
    betweenness_centralisation,
    degree_centralisation,
    in_degree_centralisation,
    out_degree_centralisation,
)
from measures.ties.closure import Closure, Simmelian, closure, simmelian_ties
from measures.ties.clusters import Clusters, Method, adjusted_rand, best_clusters, modularity, nmi
from measures.ties.cohesion import (
    DyadCensus,
    Reciprocity,
    TieStrength,
    density,
    dyad_census,
    mean_degree,
    reciprocity,
    tie_strength,
)
from measures.ties.components import (
    Components,
    fragmentation,
    isolates,
    strong_components,
    weak_components,
)
from measures.ties.cores import core_numbers
from measures.ties.cuts import Cuts, cuts
from measures.ties.decay import ACTIVE, DORMANT, faded, faded_ties, standing
from measures.ties.degrees import degree, gini, in_degree, in_strength, out_degree, out_strength, strength
from measures.ties.graph import Pairs, Rows, Ties, ties_from
from measures.ties.groups import EI, PermutationTest, density_between, ei_index, ei_permutation_test
from measures.ties.holes import constraint, effective_size, efficiency
from measures.ties.meeting import FirstTies, Meeting, first_ties
from measures.ties.mixing import assortativity, blau_diversity, normalised_diversity, numeric_assortativity
from measures.ties.pagerank import pagerank
from measures.ties.paths import Distances, closeness, distances, global_efficiency, reach

__all__ = [
    "ACTIVE",
    "DORMANT",
    "EI",
    "ROLES",
    "Brokerage",
    "Closure",
    "Clusters",
    "Components",
    "Cuts",
    "Distances",
    "DyadCensus",
    "FirstTies",
    "Meeting",
    "Method",
    "Pairs",
    "PermutationTest",
    "Reciprocity",
    "Rows",
    "Simmelian",
    "TieStrength",
    "Ties",
    "adjusted_rand",
    "assortativity",
    "best_clusters",
    "betweenness",
    "betweenness_centralisation",
    "blau_diversity",
    "brokerage",
    "closeness",
    "closure",
    "constraint",
    "core_numbers",
    "cuts",
    "degree",
    "degree_centralisation",
    "density",
    "density_between",
    "distances",
    "dyad_census",
    "effective_size",
    "efficiency",
    "ei_index",
    "ei_permutation_test",
    "faded",
    "faded_ties",
    "first_ties",
    "fragmentation",
    "gini",
    "global_efficiency",
    "in_degree",
    "in_degree_centralisation",
    "in_strength",
    "isolates",
    "mean_degree",
    "modularity",
    "nmi",
    "normalised_diversity",
    "numeric_assortativity",
    "out_degree",
    "out_degree_centralisation",
    "out_strength",
    "pagerank",
    "reach",
    "reciprocity",
    "simmelian_ties",
    "standing",
    "strength",
    "strong_components",
    "tie_strength",
    "ties_from",
    "weak_components",
]
