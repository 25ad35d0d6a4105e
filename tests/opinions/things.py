"""Conversations that the tests of this room begin, by the acts people use."""

from samenspel.opinions import joining, starting

SEEDS = (
    "De straat is van de bewoners",
    "Er moet een buurthuis komen",
    "Parkeren mag wat kosten",
    "Kinderen horen buiten te spelen",
)


def begin(cast, *, community=None, by=None, seeds=SEEDS, **rest):
    """A conversation of De Wijkwerkplaats that Noor began, with four statements."""
    settings = {"topic": "Wat maakt de buurt goed?", **rest}
    return starting.start(community or cast.workshop, by=by or cast.noor, seeds=seeds, **settings)


def anyone(cast, **rest):
    return begin(cast, takes_part="anyone", visibility="public", **rest)


def voter(conversation, who):
    return joining.take_part(conversation, who)


def statement(conversation, number):
    return conversation.statements.get(number=number)
