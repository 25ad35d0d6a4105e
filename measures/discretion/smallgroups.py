"""The smallest group of which anything is shown: five people, more where asked, never fewer."""

import math
from numbers import Integral, Real
from typing import Any, Final, TypeGuard

from measures._errors import ThresholdTooLow

LOWEST: Final = 5
"""The lowest threshold anyone may set, and the default."""


def checked_threshold(k: object = LOWEST) -> int:
    """The threshold as it was asked for.

    k        whole number of `LOWEST` or more
    raises   ThresholdTooLow for anything else, text and NaN included
    source   practice of employee surveys in the Netherlands (5 to 10); no number is laid down in law
    """
    if isinstance(k, bool) or not isinstance(k, Integral) or int(k) < LOWEST:
        raise ThresholdTooLow(
            f"the smallest group that may be shown is a whole number from {LOWEST} up, not {k!r}"
        )
    return int(k)


def is_large_enough(n: object, *, k: int = LOWEST) -> TypeGuard[int]:
    """Whether a group of n people may be shown.

    n        a whole number of people; None, NaN, infinite, negative, text, a truth value or a broken number
             of people is treated as too few
    k        the threshold
    raises   ThresholdTooLow
    """
    known = number_of_people(n)
    return known is not None and known >= checked_threshold(k)


def number_of_people(n: Any) -> int | None:
    """n as whole number of people, or None when it cannot be one."""
    if isinstance(n, bool) or not isinstance(n, Real):
        return None
    amount = float(n)
    if not math.isfinite(amount) or amount < 0 or amount != int(amount):
        return None
    return int(amount)
