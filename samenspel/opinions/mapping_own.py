"""Where somebody stands on a published map, for their own eyes; and which statements tell most."""

from dataclasses import dataclass

import numpy as np

from measures import opinions
from measures.opinions.space import Space
from samenspel.opinions import disclosing


@dataclass(frozen=True)
class OwnPlace:
    """Where somebody stands themselves: in the picture (0 … 1000), and in which shown group, or None."""

    right: int
    down: int
    group: str | None


def own_place(now, participant):
    """One's own place on a published map, from one's own votes as they are now; None without votes."""
    if now is None or participant is None or not now.result["dots"]:
        return None
    inner = now.inner
    column = {pk: place for place, pk in enumerate(inner["statements"])}
    cast = [
        (column[pk], value)
        for pk, value in participant.votes.values_list("statement", "value")
        if pk in column
    ]
    if not cast:
        return None
    votes = opinions.votes_from(
        np.zeros(len(cast), np.int64), np.array([place for place, _ in cast]), [value for _, value in cast],
        people=1, statements=len(column),
    )  # fmt: skip
    component = np.array(inner["component"])
    counted = votes.of_statements(np.abs(component).sum(axis=0) > 0)
    space = Space(np.array(inner["mean"]), component, np.zeros(2))
    place = opinions.positions(counted, space, statements=inner["allowed"], as_seen=inner["as_seen"])
    right, down = disclosing.in_picture(place, inner["scale"])[0].tolist()
    return OwnPlace(right, down, _own_group(now, place[0], len(cast)))


def _own_group(now, place, cast):
    if not now.result["groups"] or cast < min(7, now.inner["allowed"]):
        return None
    far = np.linalg.norm(np.array(now.inner["shown"]) - place, axis=1)
    return disclosing.LETTERS[int(far.argmin())]


def extremity_of(now):
    """How far each statement lies from the middle, by its id; for the order in which people are asked."""
    if now is None:
        return {}
    inner = now.inner
    space = Space(np.array(inner["mean"]), np.array(inner["component"]), np.zeros(2))
    far = opinions.extremity(space, statements=inner["allowed"])
    return dict(zip(inner["statements"], far.tolist(), strict=True))
