"""The one way from this room to the numbers: ``measures.choosing``."""

from measures import choosing
from samenspel.decisions.models.round import Method


def needed(round):
    """How many must have answered, of those asked when it was opened; nought without a quorum."""
    return choosing.needed(round.asked_count, of_hundred=round.quorum) if round.quorum else 0


def counted(round, choices):
    """What the choices in a poll come to, as plain words and numbers that can be kept.

    choices   as ``samenspel.decisions.choices`` writes them down
    returns   method, n, and ``first``: the numbers of the options in front, several when they tie. Then, as
              the method has it: totals, people, days, tiers, prefer, strength, champion
    """
    options = len(round.options)
    if round.method == Method.DATE:
        return _date(choosing.find_day(choices, options=options))
    if round.method == Method.RANKED:
        ranks = [_ranks(choice, options) for choice in choices]
        return _order(choosing.order_of_preference(ranks, options=options))
    if round.method == Method.DOTS:
        given = [{int(option): dots for option, dots in choice.items()} for choice in choices]
        counts = choosing.count_dots(given, options=options, each=round.dots)
    else:
        most = 1 if round.method == Method.SINGLE else None
        counts = choosing.count_choices(choices, options=options, most=most)
    return {
        "method": str(round.method),
        "n": counts.n,
        "first": list(counts.first),
        "totals": list(counts.totals),
        "people": list(counts.people),
    }


def _ranks(choice, options):
    """Each option's place; what was left out shares the last."""
    return [choice.index(option) if option in choice else options for option in range(options)]


def _order(order):
    return {
        "method": str(Method.RANKED),
        "n": order.n,
        "first": list(order.first),
        "tiers": [list(tier) for tier in order.tiers],
        "prefer": [list(row) for row in order.prefer],
        "strength": [list(row) for row in order.strength],
        "champion": order.champion,
    }


def _date(found):
    return {
        "method": str(Method.DATE),
        "n": found.n,
        "first": list(found.best),
        "days": [{"yes": day.yes, "maybe": day.maybe, "no": day.no} for day in found.days],
        "tiers": [list(tier) for tier in found.order],
    }
