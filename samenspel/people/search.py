"""What people and competences are found by.

A person's words stand at the visibility of the part of the profile they come from. The marks are for filters:
``c:12`` has that competence or a narrower one, ``c:12:more`` and wants more of it, ``r:12`` is recognised
for it, ``w:more`` wants more of something, ``l:nl`` speaks Dutch, ``p:overwater`` a word of the place.
"""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from samenspel.people.competences.hierarchy import broader_of
from samenspel.people.models import Competence, Person, Recognition, Skill
from samenspel.people.showing import levels_open_to, show
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import Visibility, is_signed_in
from samenspel.search.sockets import Said, Shown, add_near, findable
from samenspel.search.stemming import words_in

TEXTS = ("headline", "about", "brings", "wants", "seeks", "place")


def people_said(people):
    people = [person for person in people if not person.is_light]
    skills = _by_person(Skill.objects.all(), people)
    praise = _by_person(Recognition.objects.accepted(), people)
    rows = [row for some in (*skills.values(), *praise.values()) for row in some]
    broader = broader_of({row.competence_id for row in rows})
    return [
        _person_said(person, skills.get(person.pk, ()), praise.get(person.pk, ()), broader)
        for person in people
    ]


def _by_person(rows, people):
    """{person id: their rows}; read here, so that nothing stays behind on the people themselves."""
    found = {}
    rows = rows.filter(person__in=[person.pk for person in people])
    for row in rows.order_by("pk").prefetch_related("competence__alternatives"):
        found.setdefault(row.person_id, []).append(row)
    return found


def _person_said(person, skills, praise, broader):
    said = Said(person.pk, person_id=person.pk, at=person.introduced_at)
    said.entitle(Visibility.PUBLIC, person.name)
    for field in TEXTS:
        said.say(person.level_of(field), getattr(person, field))
    said.mark(person.level_of("place"), *(f"p:{word}" for word in words_in(person.place)))
    said.mark(person.level_of("languages"), *(f"l:{code}" for code in person.languages))
    level = person.level_of("competences")
    for skill in skills:
        said.say(level, *names_of(skill.competence))
        said.mark(level, f"w:{skill.wish}")
        for pk in broader[skill.competence_id]:
            said.mark(level, f"c:{pk}", f"c:{pk}:{skill.wish}")
    level = person.level_of("recognitions")
    for each in praise:
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


def _knows(viewer, pairs):
    """Of people the viewer may see, which parts of their words they may know."""
    levels, fellows, own = levels_open_to(viewer)
    near = {pk for pk, level in pairs if level == Visibility.MEMBERS}
    if fellows is not None and near:
        near &= set(fellows.filter(pk__in=near).values_list("pk", flat=True))
    else:
        near = set()
    return {
        (pk, level)
        for pk, level in pairs
        if level in levels or (level == Visibility.MEMBERS and pk in near) or pk in (own or ())
    }


def _shown(people, viewer):
    """Name, and of the rest what the viewer may know."""
    people = show(list(people), viewer, skills=True)
    praise = _by_person(Recognition.objects.accepted(), people)
    for person in people:
        known = person.shown
        skills = [str(skill.competence) for skill in known.skills]
        praised = praise.get(person.pk, ()) if known.sees("recognitions") else ()
        talents = [str(row.competence) for row in praised]
        words = [known.headline, known.brings, known.wants, known.seeks, known.about, known.place]
        words += [", ".join(dict.fromkeys((*talents, *skills)))]
        yield Shown(known.name, person.get_absolute_url(), " · ".join(filter(None, words)))


@question
def _fellows(viewer, ids):
    if not is_signed_in(viewer):
        return Person.objects.none().values_list("pk", flat=True)
    return Person.objects.fellows_of(viewer).filter(pk__in=ids).order_by().values_list("pk", flat=True)


findable(
    Person,
    name="person",
    said=people_said,
    words=_("People"),
    one=_("Person"),
    visible_to=lambda person: Person.objects.visible_to(person).filter(introduced_at__isnull=False),
    shown=_shown,
    knows=_knows,
    lasting=True,
    is_named=True,
)
add_near("person", _fellows)
findable(Competence, name="competence", said=competences_said)
