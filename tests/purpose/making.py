"""Rounds of De Wijkwerkplaats at any phase, made by the acts people use; Noor leads, Sami takes part."""

from samenspel.people.introducing import introduce
from samenspel.purpose import drafting, reacting, rounds, writing
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


def heard(cast, draft):
    """Everyone but Noor says that they support the draft as it reads now, so that she may adopt it."""
    for row in draft.community.memberships.current().members().exclude(person=cast.noor):
        reacting.react(draft, by=row.person, kind="support")
    return draft


def someone(cast, name):
    """Another member of De Wijkwerkplaats."""
    from samenspel.communities import joining

    person = introduce(name=name)
    joining.join(cast.workshop, person)
    return person


def a_version(cast, community=None, sentences=None, by=None, **rest):
    """A first version, out of words the community brought along."""
    from samenspel.purpose import adopting

    sentences = sentences or [
        ("purpose", PURPOSE),
        ("values", "Wij doen het met elkaar."),
        ("give", "Ieder geeft een avond in de maand."),
    ]
    return adopting.put_down(community or cast.workshop, by=by or cast.noor, sentences=sentences, **rest)


def a_next_version(cast, *, change=None, drop=None, add=None, **rest):
    """The version after: a draft from the one that holds, with one sentence changed, dropped or added."""
    from samenspel.purpose import adopting
    from samenspel.purpose.models import Version

    round = rounds.begin(cast.workshop, by=cast.noor, why="Het is tijd.")
    rounds.move(round, Phase.PROPOSAL, by=cast.noor, why="Genoeg gehoord.")
    round.refresh_from_db()
    draft = drafting.begin(round, by=cast.noor, title="Volgende", start=Version.now_of(cast.workshop))
    if change:
        writing.change(draft.sentences.get(text=change[0]), by=cast.noor, text=change[1], why=change[2])
    if drop:
        writing.remove(draft.sentences.get(text=drop[0]), by=cast.noor, why=drop[1])
    if add:
        writing.add(draft, by=cast.sami, part=add[0], text=add[1], why=add[2])
    rounds.move(round, Phase.TESTING, by=cast.noor, why="Klaar om te lezen.")
    round.refresh_from_db()
    return adopting.adopt(round, heard(cast, draft), by=cast.noor, **rest)
