"""What of a map everyone may see: the one door from the mathematics to pages, screens and files.

It fails closed: whatever goes wrong, nothing is shown. The rules (groups of five, shares in steps, what a few
said together) are those of ``privacy.discretion``; here they meet statements and groups of opinion.
"""

import logging
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from django.conf import settings

from measures import opinions
from samenspel.opinions.disclosing_rows import as_before, rows_of, standing
from samenspel.privacy import discretion

log = logging.getLogger(__name__)

# Below so many votes of a group on a statement, nothing is called telling.
ENOUGH_TO_TELL = 7
MOST_DOTS = 1_500
MOST_LISTED = 5
MOST_NAMED = 3
SIDES = ("agree", "disagree", "pass")
APART, DIVIDED, UNSURE = 0.25, 0.3, 0.2
LETTERS = "ABCDE"


@dataclass(frozen=True)
class Published:
    """What is known of a map that is shown, to judge what may follow it.

    rows    per statement the counts it is told from (``disclosing_rows``)
    era     number of times the groups became other groups
    centre  middles of the groups that are shown
    """

    rows: dict = field(default_factory=dict)
    era: int = 0
    centre: list = field(default_factory=list)


def disclosed(found, statements, *, chance, sure=None, before=None):
    """(the map as a plain dictionary for JSON, holding only what may be seen; a ``Published`` for next time).

    found       measures.opinions.OpinionMap
    statements  ids of its statements, in the order of its columns
    chance      numpy Generator nobody can guess, by which dots are moved a little
    sure        agreement of resampled conversations with this one, 0 … 1, when it was worked out
    before      what is published, as it was given then
    """
    before = before or Published()
    try:
        return _disclosed(found, statements, chance, sure, before)
    except Exception as error:
        log.warning("A map was hidden: %s", type(error).__name__)
        return dict(NOTHING), before


NOTHING = {"people": None, "votes": None, "placed": None, "groups": [], "statements": {}, "dots": []}


def _disclosed(found, statements, chance, sure, before):
    voters = int((found.votes.per_person > 0).sum())
    if not discretion.count(voters):
        return dict(NOTHING), before
    label, centre, are_same = as_before(*grouped(found), before.centre)
    # With groups all are those in one of them: otherwise all minus the groups would be the few in none.
    table = opinions.counts(found.votes, label, groups=len(centre))
    era = before.era + (not are_same)
    rows = rows_of(table, statements, found.allowed, known=before.rows, era=era)
    columns = [column for column in range(len(statements)) if found.allowed[column]]
    cells = {column: _cells(rows, column) for column in columns}
    groups = _groups(found, label, rows.by_group, cells, statements) if len(centre) > 1 else []
    placed = int(found.included.sum())
    enough = placed >= opinions.FEWEST_PEOPLE
    lists = _lists(rows.together, rows.by_group, cells)
    result = {
        "people": voters,
        "votes": int(found.votes.per_statement[found.allowed].sum()),
        "placed": placed if discretion.count(placed) else None,
        "clarity": _rounded(found.grouping.clarity) if enough else None,
        "clear": bool(groups),
        "explained": [_rounded(share) for share in found.space.explained] if enough else None,
        "sure": sure,
        "groups": groups,
        "statements": {str(statements[column]): cell for column, cell in cells.items() if cell["all"]},
        **{name: [[statements[column], side] for column, side in rows] for name, rows in lists.items()},
        "dots": _dots(found, label if groups else np.where(found.included, 0, -1), chance) if enough else [],
    }
    return result, Published(rows.known, era, centre.tolist())


def scale_of(found):
    """How far from the middle the edge of the picture is; most stand within it, the rest on it."""
    if not found.included.any():
        return 1.0
    return float(np.quantile(np.linalg.norm(found.place[found.included], axis=1), 0.98)) * 1.1 or 1.0


def in_picture(place, scale):
    """Places as whole numbers, 0 … 1000 to the right and down."""
    shown = np.asarray(place, float) / scale
    shown = shown / np.maximum(np.linalg.norm(shown, axis=1, keepdims=True), 1)
    return np.rint(np.column_stack([500 + 480 * shown[:, 0], 500 - 480 * shown[:, 1]])).astype(int)


def grouped(found):
    """(the group of each participant, -1 for none; the centre of each): those that may stand by themselves.

    A group of fewer than five joins the nearest. One group when there are no clear ones.
    """
    alone = np.where(found.votes.per_person > 0, 0, -1), np.zeros((1, 2))
    if not opinions.may_show_groups(found):
        return alone
    size = np.bincount(found.group[found.included], minlength=found.grouping.count)
    large = [place for place, n in enumerate(size) if not discretion.is_few(int(n))]
    if len(large) < 2:
        return alone
    centre = found.grouping.centre
    far = np.linalg.norm(centre[:, None] - centre[large][None], axis=2)
    joined = far.argmin(axis=1)
    return np.where(found.group >= 0, joined[np.maximum(found.group, 0)], -1), centre[large]


def _cells(rows, column):
    """What all and what each group said of one statement; groups only where none gives another away."""
    together, by_group = rows.together, rows.by_group
    everyone = _cell(together, 0, column)
    count = len(by_group.seen)
    if everyone is None or not rows.is_apart[column]:
        return {"all": everyone, "groups": {}, "consensus": None}
    if count < 2:
        return {"all": everyone, "groups": {}, "consensus": _consensus([everyone], by_group, column)}
    stand = standing(tuple(by_group.seen[:, column].tolist()))
    cells = {LETTERS[group]: _cell(by_group, group, column) for group in stand}
    cells = {letter: cell for letter, cell in cells.items() if cell}
    whole = list(cells.values()) if len(cells) == count else [None]
    return {"all": everyone, "groups": cells, "consensus": _consensus(whole, by_group, column)}


def _consensus(shown, table, column):
    """Group-informed consensus, where everything it is made of is shown."""
    if not all(map(is_open, shown)):
        return None
    return _rounded(opinions.probability(table.agree[:, column], table.seen[:, column]).prod())


def _cell(table, group, column):
    """What is shown of one group on one statement; most are as they were a step ago."""
    said = (int(side[group, column]) for side in (table.agree, table.disagree, table.seen))
    return _cell_of(*said, settings.SMALLEST_GROUP)


@lru_cache(20_000)
def _cell_of(agree, disagree, n, smallest):
    """Shares of agree, disagree and pass; what only a few said stands together with what is next to it."""
    part = dict(zip(SIDES, (agree, disagree, n - agree - disagree), strict=True))
    if not discretion.count(n):
        return None
    share = {side: discretion.share(part[side], of=n) for side in SIDES}
    mostly = next((side for side in SIDES if share[side].mostly), None)
    if mostly:
        return {"n": n, "mostly": mostly}
    hidden = [side for side in SIDES if not share[side].shown]
    if len(hidden) == 1:
        # One alone could be worked out from the others.
        hidden.append(min((side for side in SIDES if part[side] and side not in hidden), key=part.get))
    cell = {"n": n, **{side: share[side].value for side in SIDES if side not in hidden}}
    if hidden:
        cell["rest"] = discretion.share(sum(part[side] for side in hidden), of=n).value
    return cell


def is_open(cell):
    """Whether all that was said in it is shown, so that figures made of it give nothing more away."""
    return cell is not None and not {"mostly", "rest"} & cell.keys()


def _groups(found, label, table, cells, statements):
    """Each group by its letter, its size, and the statements that tell it from the others."""
    groups = []
    for number in range(len(table.seen)):
        letter = LETTERS[number]
        told = [
            _told(said, cells[said.statement], statements)
            for said in opinions.shown_of(table, number, allowed=found.allowed)
            if said.trials >= ENOUGH_TO_TELL and letter in cells[said.statement]["groups"]
        ]
        groups.append({"name": letter, "n": int((label == number).sum()), "told_by": told[:MOST_NAMED]})
    return groups


def _told(said, cells, statements):
    """A statement that sets a group apart; its tests only where every group's votes are shown whole."""
    told = {"statement": statements[said.statement], "side": said.side, "n": said.trials}
    if cells["groups"] and all(map(is_open, cells["groups"].values())):
        told |= {
            "share": _rounded(said.p),
            "share_test": _rounded(said.p_test),
            "ratio": _rounded(said.ratio),
            "ratio_test": _rounded(said.ratio_test),
        }
    return told


def _lists(together, by_group, cells):
    """Common ground, what divides, what is uncertain: columns with the side, the strongest first."""
    enough = (by_group.seen >= ENOUGH_TO_TELL).all(axis=0)
    told = [
        column
        for column, cell in cells.items()
        if cell["all"] and enough[column] and (len(by_group.seen) < 2 or cell["groups"])
    ]
    agree, disagree = (
        opinions.probability(side, by_group.seen) for side in (by_group.agree, by_group.disagree)
    )
    common = []
    for side, p in (("agree", agree), ("disagree", disagree)):
        product = p.prod(axis=0)
        common += [(product[column], column, side) for column in told if (p[:, column] > 0.5).all()]
    common = [(column, side) for _, column, side in sorted(common, key=lambda row: (-row[0], row[1]))]
    divides = _dividing(agree, disagree, told)
    passed = _shares(together, together.seen - together.agree - together.disagree)
    unsure = sorted((c for c in told if passed[c] >= UNSURE), key=lambda c: (-passed[c], c))
    return {
        "common": common[:MOST_LISTED],
        "divides": [(column, "") for column in divides[:MOST_LISTED]],
        "unsure": [(column, "pass") for column in unsure[:MOST_LISTED]],
    }


def _dividing(agree, disagree, told):
    """By how far groups lie apart; with one group by how large the smaller camp is."""
    if len(agree) > 1:
        apart, least = agree.max(axis=0) - agree.min(axis=0), APART
    else:
        apart, least = np.minimum(agree[0], disagree[0]), DIVIDED
    return sorted((c for c in told if apart[c] >= least), key=lambda c: (-apart[c], c))


def _shares(table, part):
    return np.divide(part[0], table.seen[0], out=np.zeros(table.seen.shape[1]), where=table.seen[0] > 0)


def _dots(found, label, chance):
    """[right, down, group] of each, moved a little, in order of where they came to stand; of very many some.

    The order in which people are held says who came first, so nothing of it may be left.
    """
    placed = chance.permutation(np.flatnonzero(label >= 0))[:MOST_DOTS]
    place = found.place[placed] / scale_of(found) + chance.normal(0, 0.018, (len(placed), 2))
    return sorted(np.column_stack([in_picture(place, 1.0), label[placed]]).tolist())


def _rounded(value):
    return None if not np.isfinite(value) else round(float(value), 3)
