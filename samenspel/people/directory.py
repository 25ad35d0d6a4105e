"""Finding people: by words, by what they can, and by the facets other rooms bring."""

from samenspel.people.competences.finding import like
from samenspel.people.models import Person
from samenspel.people.showing import levels_open_to
from samenspel.people.sockets import FACETS
from samenspel.search.asking import Either, Question, asks, marked
from samenspel.search.models import SearchDoc
from samenspel.search.stemming import words_in


def find(viewer, *, words="", can="", wish="", language="", place="", chosen=None):
    """People ``viewer`` may see who fit everything asked, by name; only what they may see counts.

    words   fit when all stand in the profile, or together name a competence the person has
    can     the number of a competence, or words for some; narrower ones count too
    """
    people = Person.objects.visible_to(viewer).filter(introduced_at__isnull=False)
    for question in _questions(words, can, wish, language, place):
        people = people.filter(pk__in=docs_fitting(question, viewer).values("thing_id"))
    for name, value in (chosen or {}).items():
        people = FACETS[name].narrow(people, value, viewer)
    for facet in FACETS.values():
        people = facet.preload(people, viewer)
    return people.by_name()


def docs_fitting(question, viewer):
    """What the viewer may know of people that fits a question."""
    levels, fellows, own = levels_open_to(viewer)
    known = SearchDoc.objects.of("person").known_to(levels, fellows=fellows, own=own)
    return known.matching(question)


def _questions(words, can, wish, language, place):
    """The questions that must all fit, each by itself."""
    if words:
        yield Either((asks(words), having(like(words))))
    if can:
        competences = [int(can)] if can.isdecimal() else [each.pk for each in like(can)]
        yield Either((having(competences, wish), Question(()) if can.isdecimal() or wish else asks(can)))
    elif wish:
        yield marked(f"w:{wish}")
    if language:
        yield marked(f"l:{language}")
    if place:
        yield Question(tuple((f"p:{word}", f"p:{word}*") for word in words_in(place)))


def having(competences, wish=""):
    """The question for who has one of these competences or a narrower one, or was recognised for it."""
    end = f":{wish}" if wish else ""
    ids = [getattr(each, "pk", each) for each in competences]
    return marked(*(f"c:{pk}{end}" for pk in ids), *(f"r:{pk}" for pk in ids if not wish))
