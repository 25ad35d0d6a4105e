"""What people of the story can, which languages they speak, and what they see in each other.

The competences are a small list of the demo's own in the layout of ESCO, and come in as ESCO would.
"""

import tomllib
from datetime import timedelta

from samenspel.demo.calendar import end_of
from samenspel.demo.reading import FOLDER, LANGUAGES
from samenspel.people import recognising, skilling
from samenspel.people.competences.bringing_in import bring_in
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.competences.reading import read
from samenspel.people.describing import describe
from samenspel.people.models import Competence
from samenspel.work.models import Evidence, Result

LIST = ("competences.csv", "competences_broader.csv")
BEGAN_AGO = 120


def talents(world, *, language, anchor):
    """Everyone says what they can; some see it in others; one result stands as evidence."""
    told = tomllib.loads((FOLDER / "talents.toml").read_text(encoding="utf-8"))
    bring_in(read([FOLDER / name for name in LIST]))
    which = LANGUAGES.index(language)
    for who, lines in told["can"].items():
        _can(world.people[who], lines, which, at=_ago(anchor, BEGAN_AGO))
    for who, codes in told["speaks"].items():
        person = world.people[who]
        describe(person, by=person, levels=person.seen_by, languages=codes)
    for praise in told["praise"]:
        _praise(world, praise, which, anchor)
    _show_evidence(world.people.values())


def _can(person, lines, which, *, at):
    for what, level, *wish in lines:
        skilling.add(person, _named(what, which), by=person, at=at, level=level, wish=(wish or ["fine"])[0])


def _praise(world, praise, which, anchor):
    about, at = world.people[praise["about"]], _ago(anchor, praise["ago"])
    recognition = recognising.recognise(
        about,
        _named(praise["what"], which),
        by=world.people[praise["by"]],
        example=praise["example"][which],
        at=at,
    )
    if praise["then"] == "accepted":
        recognising.accept(recognition, by=about, at=at + timedelta(hours=20))
    elif praise["then"] == "hidden":
        recognising.hide(recognition, by=about, at=at + timedelta(hours=20))


def _named(what, which):
    if isinstance(what, list):
        return in_own_words(what[which])
    return Competence.objects.get(label_nl=what)


def _show_evidence(people):
    """Whoever had a part in a result lets the latest one stand beside what they can best."""
    for person in people:
        best = person.skills.order_by("-level", "place").first()
        result = Result.objects.filter(contributions__person=person).latest_first().first()
        if best and result:
            Evidence.choose(best, [result], by=person)


def _ago(anchor, days):
    return end_of(anchor) - timedelta(days=days, hours=6)
