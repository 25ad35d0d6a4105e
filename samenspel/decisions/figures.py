"""How a round stands, or stood when it was closed: who answered, what it comes to, and what may be shown.

Of an anonymous ballot nothing is shown before its end, and nothing ever when fewer than five voted or it was
closed before its end.
"""

from dataclasses import dataclass, field, replace

from django.db.models import Q

from samenspel.decisions import disclosing
from samenspel.decisions.counting import counted, needed
from samenspel.decisions.models import Answer, Asked, Stance
from samenspel.privacy import discretion


@dataclass(frozen=True)
class Standing:
    """Numbers of a round.

    asked      who is asked and takes part still; None when that would tell how few did not answer
    answered   how many of those answered
    needed     how many must have; 0 without a quorum
    stances    for consent: how many say what
    poll       for a poll: as ``counting.counted`` gives it; empty while it may not be shown
    early      whether an anonymous ballot was closed before its end, so that nobody counted it
    """

    asked: int | None
    answered: int
    needed: int
    stances: dict = field(default_factory=dict)
    poll: dict = field(default_factory=dict)
    early: bool = False

    @property
    def has_quorum(self):
        return self.answered >= self.needed

    @property
    def everyone_answered(self):
        return self.answered >= self.asked


def standing(round, *, on=None):
    """How it stands today; of an anonymous ballot only how many voted, until it has ended."""
    asked = Asked.objects.filter(round=round).still_here().count()
    if round.is_anonymous:
        voted = Asked.objects.filter(round=round, has_voted=True).still_here().count()
        return Standing(asked, voted, needed(round), poll=_of_box(round) if round.is_past(on=on) else {})
    if round.proposal.kind == "advice":
        given = Asked.objects.filter(round=round, advice__isnull=False).still_here().count()
        return Standing(asked, given, 0)
    answers = list(Answer.objects.filter(round=round).counting())
    stances = {name: sum(answer.stance == name for answer in answers) for name in Stance.values}
    if round.proposal.kind == "consent":
        return Standing(asked, len(answers), needed(round), stances=stances)
    poll = counted(round, [answer.choice for answer in answers])
    return Standing(asked, len(answers), needed(round), poll=poll)


def frozen(round, *, on):
    """The same as it is kept with an outcome.

    Ballots in a box are counted for the last time, when people could vote till the end or everyone did; else
    closing early and asking again would show how it goes.
    """
    now = standing(round, on=on)
    early = round.is_anonymous and not (round.is_past(on=on) or now.everyone_answered)
    poll = _of_box(round) if round.is_anonymous and not early else now.poll
    return {
        "asked": now.asked,
        "asked_at_opening": round.asked_count,
        "answered": now.answered,
        "needed": now.needed,
        "stances": now.stances,
        "poll": poll,
        "early": early,
    }


def of_outcome(outcome):
    """The numbers as they stood when it was closed, whoever left since."""
    kept = outcome.figures
    return Standing(
        asked=kept.get("asked", 0),
        answered=kept.get("answered", 0),
        needed=kept.get("needed", 0),
        stances=kept.get("stances", {}),
        poll=kept.get("poll", {}),
        early=kept.get("early", False),
    )


def for_others(standing):
    """The same for who takes part not, or None: numbers of people from five on, in every cell."""
    if not discretion.count(standing.answered).shown:
        return None
    hides_asked = discretion.all_but_few(standing.answered, of=standing.asked)
    asked = None if hides_asked else standing.asked
    return replace(standing, asked=asked, stances={}, poll=disclosing.for_others(standing.poll))


def _of_box(round):
    """What lies in the box, from so many ballots on that nobody can be picked out; else nothing."""
    box = getattr(round, "box", None)
    if box is None or not discretion.count(len(box.ballots)).shown:
        return {}
    return disclosing.of_box(counted(round, box.ballots), box.ballots)


def in_words(round, poll, labels):
    """Per option what it came to, for a page; the best first where there is an order."""
    first, n = set(poll.get("first", ())), poll.get("n", 0)
    rows = []
    for number, option in enumerate(labels):
        row = {"number": number, "option": option, "is_first": number in first}
        if "totals" in poll:
            total = poll["totals"][number]
            most = [each for each in poll["totals"] if type(each) is int]
            top = max([*most, n, 1]) if poll["method"] != "dots" else max([*most, 1])
            row |= {"total": total, "people": poll["people"][number]}
            row["share"] = total / top if type(total) is int else None
        if "days" in poll:
            row |= poll["days"][number]
        rows.append(row)
    if "tiers" in poll:
        place = {number: place for place, tier in enumerate(poll["tiers"], 1) for number in tier}
        for row in rows:
            row["place"] = place[row["number"]]
            row["is_tied"] = len(poll["tiers"][row["place"] - 1]) > 1
        rows.sort(key=lambda row: (row["place"], row["number"]))
    return rows


def pairs(poll, labels):
    """The table of an order of preference: per option how many put it before each other one."""
    if "prefer" not in poll:
        return []
    return [
        {
            "option": option,
            "cells": [
                {"same": i == j, "count": count, "wins": _is_more(count, poll["prefer"][j][i])}
                for j, count in enumerate(poll["prefer"][i])
            ],
        }
        for i, option in enumerate(labels)
    ]


def _is_more(one, other):
    """Of two parts of one whole: both numbers, or the one nearly everyone is in."""
    if type(one) is int and type(other) is int:
        return one > other
    return one == disclosing.MOSTLY


def unanswered(round):
    """Those who are asked, take part still, and have not answered."""
    rows = Asked.objects.filter(round=round).still_here()
    if round.is_anonymous:
        return rows.filter(has_voted=False)
    if round.proposal.kind == "advice":
        return rows.filter(advice=None)
    said = Answer.objects.filter(round=round).standing().exclude(person=None).values("person")
    return rows.filter(~Q(person__in=said))
