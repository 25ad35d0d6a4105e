"""Which stage of life the signs suggest. A suggestion with its reason, never a verdict: a community decides.

The stages are idea, exploring, alive, mature, renewing, closing. The thresholds are our own; that an idea
older than nine months is a warning, and the shares started by members of 50 % and 90 %, come from
Millington, Buzzing Communities (2012), the latter two unverified. People are counted from five on only, so
that a suggestion never tells how few there are.
"""

from dataclasses import dataclass

from measures.lifecycle.signs import Part

ENOUGH_PEOPLE = 5
IDEA_TOO_LONG_DAYS = 274
QUIET_DAYS = 182


@dataclass(frozen=True)
class Proposal:
    """``stage`` is what it suggests, the present one when nothing else; ``reason`` says why, in a word."""

    stage: str
    reason: str


def propose(
    stage: str,
    *,
    days_in_stage: float,
    active: int,
    started_by_members: Part,
    newcomers_staying: Part,
    results_in_quarter: int,
    days_since_last: float | None,
) -> Proposal:
    """The stage that the signs suggest.

    days_since_last   since anything was done; None when nothing ever was
    """
    if stage in ("alive", "mature") and _is_quiet(days_since_last, days_in_stage):
        return Proposal("renewing", "quiet")
    if stage == "renewing" and _is_quiet(days_since_last, days_in_stage):
        return Proposal("closing", "still_quiet")
    if stage == "idea":
        return _beyond_idea(days_in_stage, active, results_in_quarter)
    if stage == "exploring" and active >= ENOUGH_PEOPLE and _at_least(started_by_members, 0.5):
        return Proposal("alive", "members_start")
    if stage == "renewing" and active >= ENOUGH_PEOPLE:
        return Proposal("alive", "moves_again")
    carried = _at_least(started_by_members, 0.9) and _at_least(newcomers_staying, 0.5)
    if stage == "alive" and active >= ENOUGH_PEOPLE and carried and results_in_quarter >= 3:
        return Proposal("mature", "carried")
    return Proposal(stage, "fits")


def _beyond_idea(days_in_stage: float, active: int, results_in_quarter: int) -> Proposal:
    if active >= ENOUGH_PEOPLE or results_in_quarter >= 1:
        return Proposal("exploring", "begun")
    if days_in_stage > IDEA_TOO_LONG_DAYS:
        return Proposal("closing", "long_idea")
    return Proposal("idea", "fits")


def _is_quiet(days_since_last: float | None, days_in_stage: float) -> bool:
    """Nothing was done for half a year, and the stage itself is not of yesterday."""
    if days_in_stage < QUIET_DAYS:
        return False
    return days_since_last is None or days_since_last > QUIET_DAYS


def _at_least(part: Part, share: float) -> bool:
    return part.of >= 3 and part.n / part.of >= share
