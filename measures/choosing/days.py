"""Which of several days suits most people, and fewest not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from measures._errors import BadBallot

Suits = Literal["yes", "maybe", "no"]
SUITS: Final = ("yes", "maybe", "no")


@dataclass(frozen=True)
class Day:
    """How many can, could if need be, and cannot."""

    yes: int
    maybe: int
    no: int


@dataclass(frozen=True)
class Days:
    """Each day in the order of the options, and the best: several when they are equal, none without answers.

    order   options from best to worst, in tiers of equal ones
    """

    days: tuple[Day, ...]
    n: int
    order: tuple[tuple[int, ...], ...]

    @property
    def best(self) -> tuple[int, ...]:
        """The first tier; empty when nobody answered."""
        return self.order[0] if self.order and self.n else ()


def find_day(ballots: Sequence[Sequence[Suits]], *, options: int) -> Days:
    """The days from best to worst: most "yes" first, and of those with as many the one with fewest "no".

    ballots   per person "yes", "maybe" (if need be) or "no" for each option, in order
    raises    BadBallot: a ballot that does not say one of the three for each option
    """
    for number, ballot in enumerate(ballots):
        if len(ballot) != options or any(said not in SUITS for said in ballot):
            raise BadBallot(f"ballot {number} does not say yes, maybe or no for each of {options} options")
    days = tuple(
        Day(*(sum(ballot[option] == said for ballot in ballots) for said in SUITS))
        for option in range(options)
    )
    merits = sorted({(-day.yes, day.no) for day in days})
    order = tuple(
        tuple(option for option, day in enumerate(days) if (-day.yes, day.no) == merit) for merit in merits
    )
    return Days(days, len(ballots), order)
