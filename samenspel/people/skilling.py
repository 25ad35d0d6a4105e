"""Saying what one can: adding a competence, how far one is and whether one wants more, in one's own order."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.people.competences.own_words import drop_unused
from samenspel.people.models import Skill
from samenspel.search.indexing import index

MOST = 30


class TooMany(Exception):
    """Nobody reads a list without end; the message says what to do."""


@transaction.atomic
def add(person, competence, *, by, at=None, level=Skill.Level.CAN, wish=Skill.Wish.FINE):
    """Add a competence at the end of the person's own list; a second time changes nothing."""
    _only_oneself(person, by)
    held = list(person.skills.select_for_update().values_list("competence", "place"))
    if competence.pk in {pk for pk, _place in held}:
        return person.skills.get(competence=competence)
    if len(held) >= MOST:
        raise TooMany(_("You named %(most)s already. Take one away first.") % {"most": MOST})
    skill = Skill.objects.create(
        person=person,
        competence=competence,
        level=level,
        wish=wish,
        place=max((place for _pk, place in held), default=0) + 1,
        since=at or timezone.now(),
    )
    _found_anew(person)
    return skill


@transaction.atomic
def change(skill, *, by, level, wish):
    _only_oneself(skill.person, by)
    skill.level, skill.wish = level, wish
    skill.save(update_fields=["level", "wish"])
    _found_anew(skill.person)


@transaction.atomic
def move(skill, *, by, up):
    """One place up or down in the person's own order; at the end of the list nothing happens."""
    _only_oneself(skill.person, by)
    skills = list(skill.person.skills.all())
    here = skills.index(skill)
    there = here + (-1 if up else 1)
    if 0 <= there < len(skills):
        skills[here], skills[there] = skills[there], skills[here]
        for place, each in enumerate(skills, start=1):
            each.place = place
        Skill.objects.bulk_update(skills, ["place"])


@transaction.atomic
def remove(skill, *, by):
    """Take it off the list; words of one's own that nobody uses any more go altogether."""
    person = skill.person
    _only_oneself(person, by)
    skill.delete()
    drop_unused()
    _found_anew(person)


def _only_oneself(person, by):
    if by != person or person.is_light:
        raise PermissionDenied


def _found_anew(person):
    index("person", [person])
