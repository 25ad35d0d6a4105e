"""The five organisations, their units, and which of them are partners."""

from samenspel.organisations.affiliating import found
from samenspel.organisations.partnering import partner

BEFORE_ALL = 760


def organisations(story, calendar, world):
    for key, told in story.organisations.items():
        yield calendar.moment(BEFORE_ALL, "dawn"), _founding(world, key, told)
    for told in story.partnerships:
        yield calendar.moment(told["ago"], "morning"), _partnership(world, told)


def _founding(world, key, told):
    def act(at):
        world.organisations[key] = found(
            name=told["name"],
            kind=told["kind"],
            domain=told["domain"],
            about=told["about"],
            slug=key,
            confirmed_at=at,
        )

    return act


def _partnership(world, told):
    def act(at):
        one, other = (world.organisations[key] for key in told["between"])
        partner(one, other, since=at.date(), about=told["about"])

    return act
