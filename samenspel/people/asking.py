"""“Who knows about …?”: people whom the question fits, each with the reason in one line.

In the order of what fits: what someone says they can, what others recognise in them, what they write about
themselves; within each by name. An order of reasons, never of people: there is no number to it.
"""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from samenspel.people.competences.finding import like
from samenspel.people.competences.hierarchy import broader_of
from samenspel.people.directory import docs_fitting
from samenspel.people.models import Person, Recognition
from samenspel.people.showing import show
from samenspel.people.sockets import FACETS
from samenspel.search.asking import any_of, asks, marked
from samenspel.search.stemming import forms_of, stems_in, words_asked

MOST = 30


@dataclass(frozen=True)
class Answer:
    person: Person
    reason: str


def who_knows(text, viewer, *, most=MOST):
    """(answers, competences the question was understood as); only what ``viewer`` may see counts."""
    competences = like(text)
    ids = {competence.pk for competence in competences}
    answers = []
    for question, reasons in (
        (marked(*(f"c:{pk}" for pk in ids)), lambda people: _can(people, ids)),
        (marked(*(f"r:{pk}" for pk in ids)), lambda people: _praised(people, ids)),
        (asks(text), lambda people: _say(people, text)),
    ):
        answers += _answers(question, reasons, viewer, answers, most)
    # One word of several fits far too much; it counts only where nothing else does.
    if not answers:
        answers = _answers(any_of(asks(text)), lambda people: _say_partly(people, text), viewer, [], most)
    return answers, competences


def _answers(question, reasons, viewer, before, most):
    """Answers to one question for people not among those ``before``; ``reasons``: people → {id: reason}."""
    if not question or len(before) >= most:
        return []
    people = _people(question, viewer, without={answer.person.pk for answer in before}, most=2 * most)
    why = reasons(people)
    return [Answer(person, why[person.pk]) for person in people if why.get(person.pk)][: most - len(before)]


def _people(question, viewer, *, without, most):
    fitting = docs_fitting(question, viewer).values("thing_id")
    people = Person.objects.visible_to(viewer).filter(pk__in=fitting, introduced_at__isnull=False)
    for facet in FACETS.values():
        people = facet.preload(people, viewer)
    people = list(people.exclude(pk__in=without).by_name()[:most])
    accepted = Recognition.objects.accepted().select_related("competence").by_competence()
    prefetch_related_objects(people, Prefetch("recognitions", queryset=accepted, to_attr="accepted"))
    return show(people, viewer, skills=True)


def _can(people, asked):
    """What each says they can that is one of the competences asked, or a narrower one."""
    broader = broader_of({skill.competence_id for person in people for skill in person.shown.skills})
    return {
        person.pk: f"{skill.competence.label}: {skill.level_said}"
        for person in people
        for skill in reversed(person.shown.skills)
        if broader[skill.competence_id] & asked
    }


def _praised(people, asked):
    broader = broader_of({each.competence_id for person in people for each in person.accepted})
    return {
        person.pk: _("recognised for %(competence)s: “%(example)s”")
        % {"competence": each.competence.label, "example": _short(each.example)}
        for person in people
        if person.shown.sees("recognitions")
        for each in reversed(person.accepted)
        if broader[each.competence_id] & asked
    }


def _say(people, text):
    asked = words_asked(text)
    return {person.pk: _says(person, asked) for person in people}


def _says(person, asked):
    """The first thing they say in which all words of the question stand; else those with some of them."""
    sayings = [(said, _count(said, asked)) for said in _sayings(person)]
    whole = next((_short(said) for said, count in sayings if count == len(asked)), "")
    parts = [said for said, count in sayings if count]
    if whole or _count(" ".join(parts), asked) < len(asked):
        return whole
    return " · ".join(_short(said, 80) for said in parts)


def _say_partly(people, text):
    asked = words_asked(text)
    return {
        person.pk: next((_short(said) for said in _sayings(person) if _count(said, asked)), "")
        for person in people
    }


def _sayings(person):
    """What says what someone knows: not what they look for."""
    shown = person.shown
    skills = [skill.competence.label for skill in shown.skills]
    return [said for said in (*skills, shown.brings, shown.headline, shown.about) if said]


def _count(said, asked):
    stems = stems_in(said)
    return sum(bool(forms_of(word) & stems) or any(each.startswith(word) for each in stems) for word in asked)


def _short(text, most=140):
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
