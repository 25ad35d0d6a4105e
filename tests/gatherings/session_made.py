"""What tests of calendars, hackathons and learning sessions begin with."""

from datetime import UTC, datetime, timedelta

from samenspel.gatherings import calling
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.sessions import challenging, teaming
from samenspel.privacy.visibility import Visibility

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
SOON = datetime(2030, 3, 20, 9, tzinfo=UTC)


def a_gathering(community, by, *, title="Wie komt er met de lift?", starts=SOON, hours=2, **said):
    said = {"kind": Gathering.Kind.MEETING, "zone": "Europe/Amsterdam", "place": "Buurthuis", **said}
    ends = starts + timedelta(hours=hours)
    return calling.call_together(community, by=by, title=title, starts_at=starts, ends_at=ends, **said)


def a_hackathon(cast):
    """Of De Wijkwerkplaats, open to who is signed in; Noor leads it."""
    said = {"visibility": Visibility.SIGNED_IN, "open_to": Gathering.OpenTo.SIGNED_IN}
    return a_gathering(
        cast.workshop, cast.noor, title="Twee uur voor de drempels", kind=Gathering.Kind.HACKATHON, **said
    )


def a_learning_session(cast):
    return a_gathering(cast.workshop, cast.noor, title="Wat leren we?", kind=Gathering.Kind.LEARNING)


def an_issue(cast, hackathon):
    return challenging.bring(
        hackathon,
        by=cast.noor,
        title="Vier weken wachten op een drempelhulp",
        issue="Wie uit het ziekenhuis komt wacht vier weken.",
        affected="Mensen die net thuis zijn",
    )


def a_team(cast, hackathon):
    """Noor for the municipality, who began it."""
    return teaming.begin(
        an_issue(cast, hackathon), by=cast.noor, name="De Drempelploeg", organisation=cast.municipality
    )


def a_mixed_team(cast, hackathon):
    """With Sami for the housing association beside Noor."""
    team = a_team(cast, hackathon)
    teaming.join(team, by=cast.sami, organisation=cast.housing)
    return team


def a_signed_team(cast, hackathon):
    """That has written down what it shares, and signed it."""
    team = a_mixed_team(cast, hackathon)
    interest = teaming.share(team, by=cast.noor, text="Niemand komt thuis voor een dichte deur.")
    teaming.sign(team, by=cast.sami, version=interest.version)
    return team
