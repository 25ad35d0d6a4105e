"""Whom a stranger can be in the demo, and as what."""

from django.utils.translation import gettext_lazy as _

from samenspel.people.models import Person

PARTS = {
    "member": _("member"),
    "steward": _("steward"),
    "administrator": _("administrator"),
    "resident": _("resident"),
    "insider": _("in the closed circle"),
}


def cast_of(mark):
    """The people of the cast in their order, with ``part_name``, and ``part`` in words."""
    parts = {handle: part for part, handle in mark.cast}
    there = {person.handle: person for person in Person.objects.filter(handle__in=parts, is_active=True)}
    people = [there[handle] for handle in parts if handle in there]
    for person in people:
        person.part_name = parts[person.handle]
        person.part = PARTS[person.part_name]
    return people
