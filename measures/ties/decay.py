"""Ties that fade: what is left of events as time passes, and which ties are still active."""

from typing import Final

import numpy as np
import numpy.typing as npt

from measures._errors import BadSetting, BadTies
from measures.ties.graph import Floats, Ints, Ties, ties_from

ACTIVE: Final = 0.5
DORMANT: Final = 0.1


def faded(age_days: npt.ArrayLike, *, half_life_days: float = 90.0) -> Floats:
    """What is left of one event after so many days: halved at every half-life.

    age_days        float, any shape, ≥ 0; time is passed in, nothing here looks at a clock
    half_life_days  > 0; 90 for daily work, 180 for ties with other organisations (our own defaults)
    returns         float, same shape, 0 … 1; three events aged 0, h and 2h give 1.75 together
    raises          BadSetting
    source          Brandes, Lerner & Snijders (2009) for weighting by half-life
    """
    age = np.asarray(age_days, dtype=np.float64)
    if not half_life_days > 0:
        raise BadSetting("half_life_days is more than 0")
    if not (age >= 0).all():
        raise BadSetting("an event cannot lie in the future: age_days is 0 or more")
    return np.asarray(np.exp2(-age / half_life_days))


def faded_ties(
    source: npt.ArrayLike,
    target: npt.ArrayLike,
    age_days: npt.ArrayLike,
    weight: npt.ArrayLike | None = None,
    *,
    n: int,
    half_life_days: float = 90.0,
    directed: bool = True,
) -> Ties:
    """Ties as strong as what is left of their events together.

    source, target   int, shape (events,): row numbers of people
    age_days         float, shape (events,), ≥ 0
    weight           float, shape (events,), optional: what the event adds when it happens (1 each)
    returns          Ties with value Σ weight · 2^(-age / half-life); use `.above(...)` or `standing` for what
                     it means
    raises           UnknownPerson, BadValue, BadTies, BadSetting
    """
    left = faded(age_days, half_life_days=half_life_days)
    if weight is not None:
        amount = np.asarray(weight, dtype=np.float64)
        if amount.shape != left.shape:
            raise BadTies("age_days and weight have different lengths")
        left = left * amount
    return ties_from(source, target, left, n=n, directed=directed)


def standing(strength: npt.ArrayLike, *, active: float = ACTIVE, dormant: float = DORMANT) -> Ints:
    """Whether ties of these strengths are active (2), dormant (1) or lost (0).

    strength  float, any shape
    returns   int, same shape: 2 from `active` up, 1 from `dormant` up, else 0
    raises    BadSetting
    """
    if not 0 <= dormant <= active:
        raise BadSetting("0 ≤ dormant ≤ active")
    left = np.asarray(strength, dtype=np.float64)
    return (left >= active).astype(np.int64) + (left >= dormant)
