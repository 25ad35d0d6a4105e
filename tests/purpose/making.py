"""Rounds of De Wijkwerkplaats at any phase, made by the acts people use; Noor leads, Sami takes part."""

from samenspel.people.introducing import introduce
from samenspel.purpose import drafting, rounds, writing
from samenspel.purpose.models import Phase

PURPOSE = "Niemand in Oost hoeft weg omdat hulp te ver is."


def a_round(cast, phase=Phase.OPEN, community=None):
    """A round at this phase; with a draft of one sentence where reactions are asked."""
    round = rounds.begin(community or cast.workshop, by=cast.noor, why="Er kwamen mensen bij.")
    if phase == Phase.TESTING:
        rounds.move(round, Phase.PROPOSAL, by=cast.noor, why="Genoeg gehoord.")
        a_draft(cast, round)
    if phase != Phase.OPEN:
        rounds.move(round, phase, by=cast.noor, why="Verder.")
    round.refresh_from_db()
    return round


def a_draft(cast, round, title="Dichtbij"):
    round.refresh_from_db()
    draft = drafting.begin(round, by=cast.noor, title=title)
    writing.add(draft, by=cast.noor, part="purpose", text=PURPOSE, why="Zo zeiden velen het.")
    return draft


def someone(cast, name):
    """Another member of De Wijkwerkplaats."""
    from samenspel.communities import joining

    person = introduce(name=name)
    joining.join(cast.workshop, person)
    return person
