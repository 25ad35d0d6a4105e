"""What of decisions moves house: proposals, what was said openly, and what came of it; no secret ballot."""

from types import SimpleNamespace

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, stays
from samenspel.decisions.choices import fitting
from samenspel.decisions.models import (
    Advice,
    AdviceUse,
    Answer,
    Asked,
    BallotBox,
    Decider,
    Extension,
    HandOver,
    Note,
    ObjectionReply,
    ObjectionWord,
    Outcome,
    Proposal,
    Proxy,
    Reaction,
    Review,
    Round,
)
from samenspel.decisions.models.round import Method
from samenspel.decisions.refusing import NotNow

CELL = (int, str, None)
POLL = {
    "method": str,
    "n": int,
    "first": [int],
    "alike": bool,
    "totals": [CELL],
    "people": [CELL],
    "days": [{"yes": CELL, "maybe": CELL, "no": CELL}],
    "tiers": [[int]],
    "prefer": [[CELL]],
    "strength": [[CELL]],
    "champion": (int, None),
}
FIGURES = {
    "asked": (int, None),
    "asked_at_opening": int,
    "answered": int,
    "needed": int,
    "stances": {str: int},
    "poll": POLL,
    "early": bool,
}


def _has_rounds(row, rows):
    """What is proposed has words."""
    there = {each["proposal"] for each in rows[Round]}
    return None if row["row"] in there else "title"


def _has_dates(row, rows):
    """Where a date is sought the options are moments."""
    is_good = row["method"] != Method.DATE or all(map(_is_moment, row["options"]))
    return None if is_good else "options"


def _is_moment(said):
    try:
        return bool(parse_datetime(said) or parse_date(said))
    except ValueError:
        return False


def _fits_options(row, rows):
    """The figures are of the options of the round."""
    poll = row["figures"].get("poll", {})
    options = len(rows[Round][row["round"] - 1]["options"])
    tables = [poll[name] for name in ("totals", "people", "days", "prefer", "strength") if name in poll]
    tables += [each for name in ("prefer", "strength") for each in poll.get(name, ())]
    places = [*poll.get("first", ()), *([] if poll.get("champion") is None else [poll["champion"]])]
    tiers = [place for tier in poll.get("tiers", ()) for place in tier]
    is_good = (
        all(len(table) == options for table in tables)
        and all(place < options for place in places)
        and ("tiers" not in poll or sorted(tiers) == list(range(options)))
        and ("method" in poll and "n" in poll and "first" in poll if poll else True)
        and ("people" in poll) == ("totals" in poll)
    )
    return None if is_good else "figures"


def _is_a_choice(row, rows):
    """A choice is one of the options of the round, written down as its method does."""
    round, choice = rows[Round][row["round"] - 1], row["choice"]
    if choice is None:
        return None if not round["method"] else "choice"
    try:
        is_good = fitting(SimpleNamespace(**round), choice) == choice
    except (NotNow, ValueError, TypeError, AttributeError, KeyError):
        is_good = False
    return None if is_good else "choice"


carry(
    Proposal,
    path="community",
    called=_("Proposals"),
    leave=("once",),
    rows=lambda rows, by: rows.exclude(state=Proposal.State.DRAFT),
    check=_has_rounds,
)
carry(Decider, path="proposal__community")
carry(
    Round,
    path="proposal__community",
    shapes={"alternatives": [str], "options": [str]},
    check=_has_dates,
)
carry(HandOver, path="round__proposal__community")
carry(Extension, path="round__proposal__community")
carry(Asked, path="round__proposal__community", leave=("reminded_at", "has_voted"))
carry(
    Answer,
    path="round__proposal__community",
    shapes={"choice": ([int], [str], {str: int})},
    check=_is_a_choice,
)
carry(ObjectionReply, path="objection__round__proposal__community", leave=("once",))
carry(ObjectionWord, path="reply__objection__round__proposal__community")
carry(
    Outcome,
    path="round__proposal__community",
    shapes={"figures": FIGURES},
    lists={"dissent": Answer},
    check=_fits_options,
)
carry(Advice, path="round__proposal__community")
carry(AdviceUse, path="advice__round__proposal__community")
carry(Reaction, path="round__proposal__community", leave=("once",))
carry(Note, path="outcome__round__proposal__community", leave=("once",))
carry(Review, path="outcome__round__proposal__community")

stays(
    _(
        "What lies in the box of an anonymous ballot, and who put something in it, never leaves the house; "
        "the figures of what was decided go along."
    ),
    BallotBox,
)
stays(_("What is still being written stays with who writes it."))
stays(_("Whom somebody lets answer for them is agreed anew; answers already given so go along."), Proxy)
