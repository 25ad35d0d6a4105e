"""How many people each kind of figure needs before it says anything and gives nobody away."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from measures.discretion.smallgroups import LOWEST, checked_threshold, number_of_people

NEEDS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "density": 5,
        "mean_degree": 5,
        "reciprocity": 5,
        "dyad_census": 10,
        "tie_strength": 10,
        "degree_distribution": 10,
        "centralisation": 10,
        "ei_index": 10,
        "assortativity": 10,
        "brokerage": 10,
        "simmelian": 10,
        "closure": 10,
        "components": 10,
        "efficiency": 10,
        "diversity": 10,
        "first_ties": 10,
        "clusters": 20,
        "core_periphery": 20,
        "cuts": 20,
    }
)
"""Least number of people per kind of figure; a kind that is not listed is shown to nobody but the person."""


def may_show_figure(kind: str, n: object, *, k: int = LOWEST) -> bool:
    """Whether a figure of this kind about n people may be shown to others.

    kind     a key of `NEEDS`; any other kind: no
    n        people the figure rests on; unknown or broken: no
    k        the threshold; a higher one than a kind needs prevails
    raises   ThresholdTooLow
    """
    threshold, known = checked_threshold(k), number_of_people(n)
    needed = NEEDS.get(kind)
    return known is not None and needed is not None and known >= max(needed, threshold)


def may_show_between(n_one: object, n_other: object, *, k: int = LOWEST) -> bool:
    """Whether a figure about ties between two groups may be shown: both are large enough by themselves.

    raises   ThresholdTooLow
    """
    threshold = checked_threshold(k)
    known = (number_of_people(n_one), number_of_people(n_other))
    return all(n is not None and n >= threshold for n in known)
