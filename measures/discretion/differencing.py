"""Two figures about nearly the same people tell of the few who make the difference."""

from collections.abc import Collection, Hashable, Iterable

from measures.discretion.smallgroups import LOWEST, checked_threshold


def too_close(
    one: Collection[Hashable] | None, other: Collection[Hashable] | None, *, k: int = LOWEST
) -> bool:
    """Whether two groups differ by so few people that the figures of both give those few away.

    one, other   the people of each group as anonymous keys; None (unknown) counts as too close
    returns      True when 1 … k-1 people are in exactly one of the two; the very same people are never too
                 close
    raises       ThresholdTooLow
    """
    threshold = checked_threshold(k)
    if one is None or other is None:
        return True
    return 0 < len(set(one) ^ set(other)) < threshold


def may_stand_beside(
    new: Collection[Hashable] | None,
    shown: Iterable[Collection[Hashable] | None],
    *,
    k: int = LOWEST,
) -> bool:
    """Whether a figure about `new` may be shown beside those already shown, now or in an earlier snapshot.

    new      the people of the new figure as anonymous keys; fewer than k or unknown: no
    shown    the people of each figure shown before
    raises   ThresholdTooLow
    """
    threshold = checked_threshold(k)
    if new is None or len(set(new)) < threshold:
        return False
    return not any(too_close(new, before, k=threshold) for before in shown)
