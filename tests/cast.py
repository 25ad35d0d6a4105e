"""The cast: the people every test knows, brought together by the acts people use.

Noor stewards De Wijkwerkplaats and Sami is a member of it. Vera belongs to another community, Bram has left,
Tess is new and has asked to join De Buurttuin, Anna looks after the installation. Lena has a light account;
Rik was taken out of De Wijkwerkplaats.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from samenspel.communities import joining
from samenspel.communities.models import Community, JoinRequest, Role, RoleGrant
from samenspel.organisations.affiliating import affiliate, found
from samenspel.organisations.models import Organisation
from samenspel.people.introducing import arrive, introduce
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.search.indexing import index
from samenspel.work import crediting
from samenspel.work.models import Result

LONG_AGO = datetime(2025, 1, 6, 9, tzinfo=UTC)
THEN = datetime(2025, 9, 1, 9, tzinfo=UTC)
RECENTLY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    noor: Person
    sami: Person
    vera: Person
    bram: Person
    tess: Person
    anna: Person
    lena: Person
    rik: Person

    municipality: Organisation
    housing: Organisation

    workshop: Community
    """De Wijkwerkplaats: everyone may see it and anyone signed in may join."""
    garden: Community
    """De Buurttuin: for who is signed in; a steward welcomes you. Noor stewards it, Sami is in, Bram left."""
    circle: Community
    """De Zorgkring: Vera's, seen by its members only, joined by invitation."""

    secretary: RoleGrant
    """Sami's role in De Wijkwerkplaats."""
    request: JoinRequest
    """Tess's, for De Buurttuin; not answered yet."""

    result: Result
    """For everyone; Noor published it, and Sami confirmed to have had a part in it."""
    inner_result: Result
    """For members of De Wijkwerkplaats only."""
    closed_result: Result
    """Of De Zorgkring, for its members only."""


def gather():
    """Bring the cast together in an empty database."""
    people = _people()
    noor, sami, vera, bram, rik = (people[name] for name in ("noor", "sami", "vera", "bram", "rik"))
    organisations = _organisations(people)
    workshop = _workshop(noor, sami, bram, rik)
    garden, request = _garden(noor, sami, bram, people["tess"])
    circle = _circle(vera)
    secretary = Role.objects.create(
        community=workshop, name="Secretaris", purpose="Houdt afspraken vindbaar.", opened_at=THEN
    )
    index("role", [secretary])
    return Cast(
        **people,
        **organisations,
        workshop=workshop,
        garden=garden,
        circle=circle,
        request=request,
        secretary=secretary.grant(sami, by=noor, since=date(2025, 9, 1), at=THEN),
        **_results(noor, sami, vera, workshop, circle),
    )


def _people():
    def person(name, handle, **rest):
        return introduce(name=name, handle=handle, email=f"{handle}@samen.example", at=LONG_AGO, **rest)

    return {
        "noor": person("Noor El Amrani", "noor", headline="Maakt ruimte voor bewoners.", brings="Overzicht"),
        "sami": person("Sami de Wit", "sami", headline="Timmert graag samen."),
        "vera": person("Vera Bos", "vera", visibility=Visibility.MEMBERS),
        "bram": person("Bram Jansen", "bram"),
        "tess": person("Tess Kuipers", "tess"),
        "anna": person("Anna Visser", "anna", is_administrator=True),
        "lena": arrive(email="lena@samen.example", at=LONG_AGO),
        "rik": person("Rik Molenaar", "rik"),
    }


def _organisations(people):
    municipality = found(name="Gemeente Zandwijk", kind=Organisation.Kind.GOVERNMENT)
    housing = found(name="Woonstede", kind=Organisation.Kind.HOUSING)
    affiliate(people["noor"], municipality, since=date(2024, 1, 1), position="gebiedsregisseur")
    affiliate(people["sami"], housing, since=date(2024, 1, 1), position="opzichter")
    return {"municipality": municipality, "housing": housing}


def _workshop(noor, sami, bram, rik):
    workshop = Community.start(
        name="De Wijkwerkplaats",
        purpose="Iedereen in Oost kan thuis blijven wonen, met hulp die dichtbij is.",
        by=noor,
        at=LONG_AGO,
        next_step="Open middag in de werkplaats",
        next_step_on=date(2026, 4, 1),
    )
    joining.join(workshop, sami, at=THEN, motive="Ik wil dat mijn moeder hier oud kan worden.")
    joining.join(workshop, bram, at=THEN)
    joining.leave(workshop, bram, at=RECENTLY, farewell="Ik ben verhuisd. Dank!")
    joining.join(workshop, rik, at=THEN)
    joining.remove(workshop, rik, by=noor, reason="Bleef anderen uitschelden.", at=RECENTLY)
    return workshop


def _garden(noor, sami, bram, tess):
    garden = Community.start(
        name="De Buurttuin",
        purpose="Samen tuinieren, zodat buren elkaar kennen.",
        by=noor,
        at=LONG_AGO,
        openness=Community.Openness.ASK,
        visibility=Visibility.SIGNED_IN,
    )
    for person in (sami, bram):
        joining.welcome(joining.ask(garden, person, at=LONG_AGO), by=noor, at=THEN)
    joining.leave(garden, bram, at=RECENTLY)
    return garden, joining.ask(garden, tess, at=RECENTLY, motive="Ik woon om de hoek.")


def _circle(vera):
    return Community.start(
        name="De Zorgkring",
        purpose="Mantelzorgers staan er niet alleen voor.",
        by=vera,
        at=LONG_AGO,
        openness=Community.Openness.INVITE,
        visibility=Visibility.MEMBERS,
    )


def _results(noor, sami, vera, workshop, circle):
    result = Result.publish(
        community=workshop,
        by=noor,
        at=RECENTLY,
        title="Twaalf drempels weggehaald in de Merelstraat",
        for_whom="Bewoners van de Merelstraat",
        story="Met de woningcorporatie en acht vrijwilligers haalden we **twaalf drempels** weg.",
        serves="thuis blijven wonen",
        contributions=[(noor, "belde aan bij iedereen"), (sami, "haalde de drempels weg")],
    )
    crediting.confirm(result.contributions.get(person=sami), by=sami, at=RECENTLY)
    return {
        "result": result,
        "inner_result": Result.publish(
            community=workshop,
            by=noor,
            at=RECENTLY,
            kind=Result.Kind.LEARNED,
            title="De klusbus bleef leeg",
            story="Niemand wist dat hij er stond.",
            learned="Eerst vragen, dan rijden.",
            visibility=Visibility.MEMBERS,
        ),
        "closed_result": Result.publish(
            community=circle,
            by=vera,
            at=RECENTLY,
            title="Een rooster dat klopt",
            story="Iedereen heeft nu een avond vrij.",
            visibility=Visibility.MEMBERS,
        ),
    }
