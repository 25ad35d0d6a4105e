"""Finding people: by words, by what they can, and by the facets other rooms bring."""

from django.db.models import Q

from samenspel.people.competences.finding import like
from samenspel.people.models import Person
from samenspel.people.showing import levels_open_to
from samenspel.people.sockets import FACETS
from samenspel.search.asking import Question, asks, marked
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


def docs_fitting(questions, viewer):
    """What the viewer may know of people that fits one of ``questions``."""
    levels, fellows, own = levels_open_to(viewer)
    fits = Q(pk__in=[])
    known = SearchDoc.objects.of("person").known_to(levels, fellows=fellows, own=own)
    for question in questions:
        fits |= Q(pk__in=SearchDoc.objects.matching(question).values("pk"))
    return known.filter(fits) if len(questions) > 1 else known.matching(questions[0])


def _questions(words, can, wish, language, place):
    """One entry for everything asked: the questions of which one must fit."""
    if words:
        yield [question for question in (asks(words), having(like(words))) if question] or [Question(())]
    if can:
        competences = [int(can)] if can.isdecimal() else [each.pk for each in like(can)]
        named = [] if can.isdecimal() else [asks(can)]
        yield [question for question in (having(competences, wish), *named) if question] or [Question(())]
    elif wish:
        yield [marked(f"w:{wish}")]
    if language:
        yield [marked(f"l:{language}")]
    if place:
        yield [Question(tuple((f"p:{word}", f"p:{word}*") for word in words_in(place)))]


def having(competences, wish=""):
    """The question for who has one of these competences or a narrower one, or was recognised for it."""
    end = f":{wish}" if wish else ""
    ids = [getattr(each, "pk", each) for each in competences]
    return marked(*(f"c:{pk}{end}" for pk in ids), *(f"r:{pk}" for pk in ids if not wish))
