"""What results show beside their story: the sentence they serve, what they came from, a number, links,
a change, an outsider by name, and two people who are named and did not answer yet."""

import tomllib
from datetime import datetime, time, timedelta

from django.utils import timezone

from samenspel.demo.chapters.deciding import spoken
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.people.introducing import arrive
from samenspel.people.models import Person
from samenspel.purpose.models import Part, Version
from samenspel.work import access, crediting, initiating, offering
from samenspel.work.models import Call, Result

# Of each community that has a version, so many of the latest results say which sentence they serve.
LATEST = 6


def results(world, *, language, anchor):
    """Tell it by the acts people use, after the communities adopted what they are for."""
    raw = tomllib.loads((FOLDER / "results.toml").read_text(encoding="utf-8"))
    story = spoken(raw, LANGUAGES.index(language))
    for community in world.communities.values():
        _serve(community)
    for told in story["proof"]:
        _prove(told, _moment(anchor, told["ago"]))
    for told in story["chain"]:
        _chain(told)
    _outsider(story["outsider"], _moment(anchor, story["outsider"]["ago"]))
    for told in story["named"]:
        _name(world, told, _moment(anchor, told["ago"], hour=8))


def _moment(anchor, ago, hour=16):
    return timezone.make_aware(datetime.combine(anchor - timedelta(days=ago), time(hour)))


def _serve(community):
    """Whoever published the latest results says which sentence of the purpose each of them serves."""
    version = Version.now_of(community)
    if version is None:
        return
    sentences = list(version.sentences.in_order().filter(part__in=[Part.PURPOSE, Part.VALUES]))
    latest = Result.objects.filter(community=community).select_related("community", "published_by")
    for place, result in enumerate(latest.latest_first()[:LATEST]):
        if access.can_revise(result.published_by, result):
            _revise(result, at=result.published_at, purpose_sentence=sentences[place % len(sentences)])


def _revise(result, **said):
    """Change what is said, and leave alone who brought what."""
    result.revise(by=result.published_by, contributions=[], among=Person.objects.none(), **said)


def _prove(told, at):
    result = Result.objects.select_related("published_by", "community").get(title=told["title"])
    words = {name: told[name] for name in ("story", "figure", "figure_meaning", "evidence") if name in told}
    links = [(link["url"], link["words"]) for link in told.get("links", [])]
    _revise(result, at=at, why=told.get("why", ""), links=links, **words)


def _chain(told):
    """What it came from is said when it is published; hours later who helped is thanked, and it is done."""
    result = Result.objects.select_related("published_by", "community").get(title=told["title"])
    call = Call.objects.select_related("initiative").get(title=told["call"], community=result.community)
    offer = call.offers.select_related("person").get()
    helper, by, at = offer.person, result.published_by, result.published_at
    result.revise(
        by=by,
        at=at,
        answers=call,
        initiative=call.initiative,
        contributions=[(helper, told["brought"])],
        among=Person.objects.filter(pk=helper.pk),
    )
    mine = result.contributions.get(person=helper)
    crediting.confirm(mine, by=helper, called=offer.called, at=at + timedelta(hours=1))
    offering.thank(offer, by=call.by, words=told["thank"], result=result, at=at + timedelta(hours=1))
    said = {"kind": "done", "words": told["done"], "result": result}
    initiating.end(call.initiative, by=by, **said, at=at + timedelta(hours=2))


def _outsider(told, at):
    """Somebody with only an e-mail address is named, and chooses by which name."""
    result = Result.objects.select_related("published_by", "community").get(title=told["title"])
    outsider = arrive(email=told["email"], at=at)
    result.revise(
        by=result.published_by,
        contributions=[(outsider, told["brought"])],
        among=Person.objects.filter(pk=outsider.pk),
        at=at,
    )
    mine = result.contributions.get(person=outsider)
    crediting.confirm(mine, by=outsider, called=told["called"], at=at + timedelta(hours=3))


def _name(world, told, at):
    """A result of yesterday in which people are named who did not say yet whether that is right."""
    result = Result.publish(
        community=world.communities[told["in"]],
        by=world.people[told["by"]],
        at=at,
        contributions=[(world.people[line["who"]], line["brought"]) for line in told["brought"]],
        links=[(link["url"], link["words"]) for link in told.get("links", [])],
        **{name: told[name] for name in ("title", "for_whom", "story", "figure", "figure_meaning")},
    )
    crediting.ask(result, at=at)
