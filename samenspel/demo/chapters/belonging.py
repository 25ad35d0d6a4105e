"""The ninety people: how they enter the house, and the organisations they belong to over time."""

from allauth.account.models import EmailAddress
from django.utils.text import slugify

from samenspel.organisations.affiliating import affiliate, withdraw
from samenspel.people.introducing import introduce

PROFILE = ("headline", "about", "brings", "wants", "seeks", "place", "visibility", "is_administrator")


def people(story, calendar, world):
    first = _first_days(story)
    for key, told in story.people.items():
        entered = told.get("joined") or first.get(key, 30) + calendar.days(2, 20)
        yield calendar.moment(entered, "dawn"), _entry(story, world, key, told)
        for works in told["works"]:
            begins = calendar.moment(min(entered, works["ago"]), "morning")
            yield begins, _beginning(calendar, world, told, key, works, begins)
            if works.get("until") and works["until"] < entered:
                yield calendar.moment(works["until"], "evening"), _ending(world, told, key, works)


def address(story, told):
    """An e-mail address at the example domain of the organisation someone first belonged to."""
    domain = story.organisations[told["organisation"]]["domain"]
    first, _, rest = told["name"].partition(" ")
    return f"{slugify(first)}.{slugify(rest).replace('-', '')}@{domain}"


def _entry(story, world, key, told):
    def act(at):
        profile = {name: told[name] for name in PROFILE if name in told}
        email = address(story, told)
        person = introduce(name=told["name"], email=email, at=at, language=story.language, **profile)
        EmailAddress.objects.filter(user=person).update(verified=True)
        world.people[key] = person

    return act


def _beginning(calendar, world, told, key, works, begins):
    def act(at):
        ended = works.get("until") and calendar.day(works["until"]) < begins.date()
        affiliate(
            world.people[key],
            _employer(world, told, works),
            since=calendar.day(works["ago"]),
            until=calendar.day(works["until"]) if ended else None,
            position=works["as_what"],
            unit=_unit(world, told, works),
            main=works.get("main", True),
        )

    return act


def _ending(world, told, key, works):
    def act(at):
        withdraw(world.people[key], _employer(world, told, works), on=at.date())

    return act


def _employer(world, told, works):
    return world.organisations[works.get("at", told["organisation"])]


def _unit(world, told, works):
    if "unit" not in works:
        return None
    return _employer(world, told, works).units.get_or_create(name=works["unit"], parent=None)[0]


def _first_days(story):
    """The earliest day on which each person is met in a community, in days ago."""
    first = {}
    for community in story.communities:
        met = [(community["started_by"], community["started"])]
        met += [(member["who"], member["ago"] + 5) for member in community.get("members", [])]
        met += [(request["who"], request["ago"]) for request in community.get("requests", [])]
        for result in community.get("results", []):
            met += [(who, result["ago"]) for who, _ in result["brought"]]
        for who, ago in met:
            first[who] = max(ago, first.get(who, 0))
    return first
