"""What of the cells of a poll may be read, so that nobody's choice can be worked out.

A cell is a number, ``MOSTLY`` where (nearly) everyone is in it, or None where it stays hidden. Of an
anonymous ballot that all, or all but one, filled in alike nobody reads more than that. Whoever does not take
part reads no cell about a few, in any poll.
"""

import json
from collections import Counter

from samenspel.decisions.models.round import Method
from samenspel.privacy import discretion

MOSTLY = "mostly"


def of_box(poll, ballots):
    """The figures of an anonymous ballot without what would tell each person's choice."""
    n = poll["n"]
    if _are_alike(ballots):
        return {"method": poll["method"], "n": n, "first": poll["first"], "alike": True, **_order(poll)}
    return _each_cell(
        poll, row=lambda cells: _nearly_all(cells, n), cell=lambda cell: _nearly_all([cell], n)[0]
    )


def for_others(poll):
    """The figures for who takes part not: no cell about a few, nor about all but a few."""
    if not poll.get("n"):
        return poll
    n = poll["n"]
    return _each_cell(poll, row=lambda cells: _siblings(cells, n), cell=lambda cell: _by_itself(cell, n))


def _are_alike(ballots):
    """All say the same, or all but one: a word for "everyone" alone would say that it was everyone."""
    kinds = Counter(json.dumps(ballot, sort_keys=True) for ballot in ballots)
    return kinds.most_common(1)[0][1] >= len(ballots) - 1


def _order(poll):
    return {"tiers": poll["tiers"]} if "tiers" in poll else {}


def _each_cell(poll, *, row, cell):
    """The poll with its cells as these say: ``row`` of parts of one whole, ``cell`` of one by itself."""
    seen = {name: poll[name] for name in poll if name != "strength"}
    if "totals" in poll:
        seen |= _totals(poll, row, cell)
    if "days" in poll:
        seen["days"] = [dict(zip(day, row(list(day.values())), strict=True)) for day in poll["days"]]
    if "prefer" in poll:
        seen["prefer"] = _pairs(poll["prefer"], row)
    return seen


def _totals(poll, row, cell):
    if poll["method"] == Method.SINGLE:
        cells = row(poll["totals"])
        return {"totals": cells, "people": cells}
    people = [cell(each) for each in poll["people"]]
    if poll["method"] == Method.SEVERAL:
        return {"totals": people, "people": people}
    # Dots of people who may not be counted would tell of those people.
    totals = [None if each is None else dots for dots, each in zip(poll["totals"], people, strict=True)]
    return {"totals": totals, "people": people}


def _pairs(prefer, row):
    """Who put the one before the other and who the other before the one are two parts of one whole."""
    seen = [list(cells) for cells in prefer]
    for i in range(len(prefer)):
        for j in range(i):
            seen[i][j], seen[j][i] = row([prefer[i][j], prefer[j][i]])
    return seen


def _nearly_all(cells, n):
    """As they are, unless everyone or all but one is in one of them."""
    if all(cell < n - 1 for cell in cells):
        return cells
    return [MOSTLY if cell >= n - 1 else None for cell in cells]


def _siblings(cells, n):
    """Parts of one whole, of which one that is hidden cannot be worked out from the others."""
    if not all(type(cell) is int for cell in cells):
        return cells
    if any(_by_itself(cell, n) == MOSTLY for cell in cells):
        return [MOSTLY if _by_itself(cell, n) == MOSTLY else None for cell in cells]
    # Who chose none of them, if anyone, is a part as well.
    found = discretion.groups(dict(enumerate([*cells, n - sum(cells)] if n > sum(cells) else cells)))
    return [cell if number in found.shown else None for number, cell in enumerate(cells)]


def _by_itself(cell, n):
    if type(cell) is not int:
        return cell
    if cell and not discretion.is_few(cell) and (cell == n or discretion.all_but_few(cell, of=n)):
        return MOSTLY
    return cell if discretion.count(cell, of=n).shown else None
