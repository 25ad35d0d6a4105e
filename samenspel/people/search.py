"""What people and competences are found by.

A person's words stand at the visibility of the part of the profile they come from. The marks are for filters:
``c:12`` has that competence or a narrower one, ``c:12:more`` and wants more of it, ``r:12`` is recognised
for it, ``w:more`` wants more of something, ``l:nl`` speaks Dutch, ``p:overwater`` a word of the place.
"""

from django.db.models import prefetch_related_objects

from samenspel.people.competences.hierarchy import broader_of
from samenspel.people.models import Competence, Person
from samenspel.privacy.visibility import Visibility
from samenspel.search.sockets import Said, findable
from samenspel.search.stemming import words_in

TEXTS = ("headline", "about", "brings", "wants", "seeks", "place")


def people_said(people):
    people = [person for person in people if not person.is_light]
    prefetch_related_objects(
        people, "skills__competence__alternatives", "recognitions__competence__alternatives"
    )
    held = {skill.competence_id for person in people for skill in person.skills.all()}
    held |= {each.competence_id for person in people for each in person.recognitions.all()}
    broader = broader_of(held)
    return [_person_said(person, broader) for person in people]


def _person_said(person, broader):
    said = Said(person.pk, person_id=person.pk)
    said.say(Visibility.PUBLIC, person.name)
    for field in TEXTS:
        said.say(person.level_of(field), getattr(person, field))
    said.mark(person.level_of("place"), *(f"p:{word}" for word in words_in(person.place)))
    said.mark(person.level_of("languages"), *(f"l:{code}" for code in person.languages))
    level = person.level_of("competences")
    for skill in person.skills.all():
        said.say(level, *names_of(skill.competence))
        said.mark(level, f"w:{skill.wish}")
        for pk in broader[skill.competence_id]:
            said.mark(level, f"c:{pk}", f"c:{pk}:{skill.wish}")
    level = person.level_of("recognitions")
    for each in person.recognitions.all():
        if each.accepted_at and not each.hidden_at:
            said.say(level, *names_of(each.competence))
            said.mark(level, *(f"r:{pk}" for pk in broader[each.competence_id]))
    return said


def competences_said(competences):
    """Those of ESCO only: what is said in own words is found by way of who said it."""
    named = [each for each in competences if not each.is_own_words and (each.label_nl or each.label_en)]
    prefetch_related_objects(named, "alternatives")
    for competence in named:
        said = Said(competence.pk)
        said.say(Visibility.PUBLIC, *names_of(competence))
        yield said


def names_of(competence):
    return [
        competence.label_nl,
        competence.label_en,
        *(alternative.text for alternative in competence.alternatives.all()),
    ]


findable(Person, name="person", said=people_said)
findable(Competence, name="competence", said=competences_said)
