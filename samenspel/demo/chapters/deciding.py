"""Who speaks for the organisations, how they are built, and who may say yes at two tables."""

import tomllib

from samenspel.communities import mandating
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.organisations.administering import appoint
from samenspel.organisations.arranging import add_unit
from samenspel.organisations.partnering import propose
from samenspel.organisations.verifying import name_domain, verify

TERMS = ("subject", "level", "amount", "duration", "scope", "evidence")


def deciding(story, calendar, world):
    raw = tomllib.loads((FOLDER / "deciding.toml").read_text(encoding="utf-8"))
    told = spoken(raw, LANGUAGES.index(story.language))
    yield calendar.moment(told["appointed"], "morning"), _appointments(world, told)
    yield calendar.moment(told["appointed"] - 1, "morning"), _domains(world, told)
    yield calendar.moment(told["appointed"] - 2, "morning"), _units(world, told)
    yield calendar.moment(told["proposal"]["ago"]), _proposal(world, told["proposal"])
    for mandate in told["mandates"]:
        yield calendar.moment(mandate["ago"]), _mandate(calendar, world, mandate)


def spoken(thing, which):
    """The same with one language chosen: a list of two texts is a pair, save lists of people."""
    if isinstance(thing, dict):
        return {key: value if key == "speakers" else spoken(value, which) for key, value in thing.items()}
    if isinstance(thing, list):
        if len(thing) == len(LANGUAGES) and all(isinstance(each, str) for each in thing):
            return thing[which]
        return [spoken(each, which) for each in thing]
    return thing


def _appointments(world, told):
    def act(at):
        for key, people in told["speakers"].items():
            for who in people:
                house = world.people[told["appointed_by"]]
                appoint(world.organisations[key], world.people[who], by=house, at=at)

    return act


def _domains(world, told):
    def act(at):
        for key, who in told["domains"].items():
            organisation = world.organisations[key]
            row = name_domain(organisation, organisation.domain, by=world.people[who], at=at)
            verify(row, by=world.people[told["appointed_by"]], at=at)

    return act


def _units(world, told):
    def act(at):
        for group in told["units"]:
            organisation, by = world.organisations[group["of"]], world.people[group["by"]]
            above = organisation.units.filter(name=group["above"]).first()
            for name in group["names"]:
                add_unit(organisation, name=name, parent=above, by=by)

    return act


def _proposal(world, told):
    def act(at):
        ends = (world.organisations[told[end]] for end in ("from", "to"))
        propose(*ends, by=world.people[told["by"]], about=told["about"], at=at)

    return act


def _mandate(calendar, world, told):
    def act(at):
        card = mandating.propose(
            world.communities[told["table"]],
            by=world.people[told["by"]],
            organisation=world.organisations[told["of"]],
            person=world.people[told["who"]],
            since=at.date(),
            until=calendar.day(-told["until_in"]) if "until_in" in told else None,
            backup=world.people[told["backup"]] if "backup" in told else None,
            at=at,
            **{name: told[name] for name in TERMS if name in told},
        )
        if "yes" in told:
            mandating.confirm(card, card.latest, by=world.people[told["yes"]], at=at)

    return act
