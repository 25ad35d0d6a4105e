"""Shares in small groups: rounded so coarsely that one person's answer cannot be read from them."""

from typing import Final

from measures.discretion.smallgroups import LOWEST, checked_threshold, number_of_people

COARSE_BELOW: Final = 20
COARSE_STEPS: Final = 20
FINE_STEPS: Final = 100


def shown_share(count: object, n: object, *, k: int = LOWEST) -> float | None:
    """The share of n people as it may be shown: to 5 % below twenty people, to 1 % from there.

    count    how many of the n; more than n, or broken: nothing is shown
    n        people asked; fewer than k, or broken: nothing is shown
    returns  0 … 1, halves rounded to even steps; None when nothing may be shown. With `is_uniform` say
             "overwegend" (mostly) instead of 0 or 1
    raises   ThresholdTooLow
    """
    threshold, part, whole = checked_threshold(k), number_of_people(count), number_of_people(n)
    if part is None or whole is None or whole < threshold or part > whole:
        return None
    steps = COARSE_STEPS if whole < COARSE_BELOW else FINE_STEPS
    return round(part * steps / whole) / steps


def is_uniform(count: object, n: object) -> bool:
    """Whether everyone (or no one) is in this share, so that the share tells each person's answer.

    returns  True also when either number is broken, or when rounding would show 0 or 1
    """
    part, whole = number_of_people(count), number_of_people(n)
    if part is None or whole is None or not 0 < part < whole:
        return True
    steps = COARSE_STEPS if whole < COARSE_BELOW else FINE_STEPS
    return round(part * steps / whole) in (0, steps)
