"""What one person may know of another: the only place that decides it.

``shown(person, viewer)`` for one, ``show(people, viewer)`` for many at once; pages, vCard, structured data
and directory read the answer and never the fields themselves.
"""

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from samenspel.people.fields import DEFAULTS, DEPTH
from samenspel.people.languages import NAMES
from samenspel.people.models import Person, Skill
from samenspel.privacy.visibility import Visibility, is_signed_in

SKILLS = Prefetch("skills", queryset=Skill.objects.select_related("competence"))
NOBODY, VISITOR, SIGNED_IN, FELLOW, SELF = -1, 0, 1, 2, 3


class Shown:
    """A person as one viewer may know them. What they may not see reads as empty.

    reach   how near the viewer is: VISITOR, SIGNED_IN, FELLOW or SELF; NOBODY who may not see the person
    """

    def __init__(self, person, reach):
        self.person = person
        self.reach = reach

    def sees(self, field):
        return self.reach >= DEPTH[self.person.level_of(field)]

    def _text(self, field):
        return getattr(self.person, field) if self.sees(field) else ""

    @property
    def name(self):
        return self.person.name if self.reach > NOBODY else ""

    pronouns = property(lambda self: self._text("pronouns"))
    headline = property(lambda self: self._text("headline"))
    about = property(lambda self: self._text("about"))
    place = property(lambda self: self._text("place"))
    brings = property(lambda self: self._text("brings"))
    wants = property(lambda self: self._text("wants"))
    seeks = property(lambda self: self._text("seeks"))
    photo = property(lambda self: self._text("photo"))

    def photo_url(self, size="large"):
        return reverse("people:photo", args=[self.photo, size]) if self.photo else ""

    @property
    def languages(self):
        """Their names, in the order of the list people choose from."""
        spoken = self.person.languages if self.sees("languages") else ()
        return [name for code, name in NAMES.items() if code in spoken]

    @property
    def contacts(self):
        return [each for each in self.person.contacts.all() if self.reach >= DEPTH[each.visibility]]

    @property
    def skills(self):
        return list(self.person.skills.all()) if self.sees("competences") else []

    @property
    def first_skills(self):
        """As many as stand on a card."""
        return self.skills[:3]


def shown(person, viewer):
    """What ``viewer`` (Person, visitor or None) may know of ``person``."""
    prefetch_related_objects([person], "contacts", SKILLS)
    show([person], viewer)
    return person.shown


def shown_at(person, reach):
    """What someone at this distance would know: for a look at one's own page through their eyes."""
    return Shown(person, reach if reach >= DEPTH[person.visibility] else NOBODY)


def show(people, viewer, *, skills=False):
    """Put in ``.shown`` of each person what ``viewer`` may know of them; a query for all together.

    skills   also fetch competences, for pages that show those of many people
    """
    fellows = _fellows(people, viewer)
    for person in people:
        person.shown = Shown(person, _reach(person, viewer, fellows))
    if skills:
        prefetch_related_objects(people, SKILLS)
    return people


def _fellows(people, viewer):
    """Which of ``people`` share a community with ``viewer``."""
    if not is_signed_in(viewer) or viewer.is_administrator:
        return set()
    others = [person.pk for person in people if person.pk != viewer.pk and _has_something_for_fellows(person)]
    if not others:
        return set()
    return set(Person.objects.filter(pk__in=others).fellows_of(viewer).values_list("pk", flat=True))


def _has_something_for_fellows(person):
    """Whether it makes a difference to be a fellow; ways to reach someone count where they were fetched."""
    contacts = getattr(person, "_prefetched_objects_cache", {}).get("contacts", ())
    levels = {person.visibility, *(each.visibility for each in contacts)}
    levels |= {person.level_of(field) for field in DEFAULTS}
    return Visibility.MEMBERS in levels


def _reach(person, viewer, fellows):
    """An administrator sees every profile, of it what a fellow member sees, nothing that is for oneself."""
    if not is_signed_in(viewer):
        return _within(person, VISITOR)
    if person.pk == viewer.pk:
        return SELF
    if viewer.is_administrator:
        return FELLOW
    return _within(person, FELLOW if person.pk in fellows else SIGNED_IN)


def _within(person, reach):
    may = person.is_active and reach >= DEPTH[person.visibility]
    return reach if may else NOBODY


def levels_open_to(viewer):
    """(levels open for everyone, query of ids of fellows, own ids): which words ``viewer`` may look for."""
    if not is_signed_in(viewer):
        return [Visibility.PUBLIC], None, None
    levels = [Visibility.PUBLIC, Visibility.SIGNED_IN]
    if viewer.is_administrator:
        return [*levels, Visibility.MEMBERS], None, [viewer.pk]
    return levels, Person.objects.fellows_of(viewer).values("pk"), [viewer.pk]
