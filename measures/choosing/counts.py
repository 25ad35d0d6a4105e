"""How often each option was chosen, or how many dots it got."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from measures._errors import BadBallot


@dataclass(frozen=True)
class Counts:
    """Per option how many votes or dots it got, and from how many ballots.

    totals   per option, in the order of the options
    people   per option the ballots that gave it anything; with one answer a ballot the same as ``totals``
    n        ballots, empty ones included
    first    the options with most; several when they are equal, none when nothing was given
    """

    totals: tuple[int, ...]
    people: tuple[int, ...]
    n: int
    first: tuple[int, ...]


def count_choices(ballots: Sequence[Sequence[int]], *, options: int, most: int | None = None) -> Counts:
    """How many ballots chose each option.

    ballots   per person the numbers of the options chosen, 0 … options-1; none chosen is an empty ballot
    most      how many options one may choose; None for as many as one likes
    returns   Counts; totals and people are the same
    raises    BadBallot: an unknown option, one chosen twice, or more than ``most``
    """
    totals = [0] * options
    for number, ballot in enumerate(ballots):
        _check_known(ballot, options, number)
        if len(set(ballot)) != len(ballot):
            raise BadBallot(f"ballot {number} chooses an option twice")
        if most is not None and len(ballot) > most:
            raise BadBallot(f"ballot {number} chooses {len(ballot)} options; at most {most} may be chosen")
        for option in ballot:
            totals[option] += 1
    return _counts(totals, totals, len(ballots))


def count_dots(ballots: Sequence[Mapping[int, int]], *, options: int, each: int) -> Counts:
    """How many dots each option got, when everyone divides at most ``each`` dots.

    ballots   per person {option: dots}, whole numbers from 0; dots not given away are nobody's
    returns   Counts; ``people`` tells on how many ballots an option got at least one dot
    raises    BadBallot: an unknown option, dots that are no whole number from 0, or more dots than ``each``
    """
    totals, people = [0] * options, [0] * options
    for number, ballot in enumerate(ballots):
        _check_known(ballot, options, number)
        if any(type(dots) is not int or dots < 0 for dots in ballot.values()):
            raise BadBallot(f"ballot {number} gives dots that are no whole number from 0")
        if sum(ballot.values()) > each:
            raise BadBallot(f"ballot {number} gives {sum(ballot.values())} dots; each has {each}")
        for option, dots in ballot.items():
            totals[option] += dots
            people[option] += dots > 0
    return _counts(totals, people, len(ballots))


def _check_known(chosen: Sequence[int] | Mapping[int, int], options: int, number: int) -> None:
    unknown = [option for option in chosen if type(option) is not int or not 0 <= option < options]
    if unknown:
        raise BadBallot(f"ballot {number} names option {unknown[0]!r}; there are 0 to {options - 1}")


def _counts(totals: list[int], people: list[int], n: int) -> Counts:
    highest = max(totals, default=0)
    first = tuple(option for option, total in enumerate(totals) if total == highest and highest)
    return Counts(tuple(totals), tuple(people), n, first)
