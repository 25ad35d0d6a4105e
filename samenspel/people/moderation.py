"""What can be reported of this room: someone's profile. Administrators judge it."""

from django.utils.translation import gettext_lazy as _

from samenspel.moderation.sockets import register
from samenspel.people.models import Person


def _looked_after(person):
    return Person.objects.exclude(pk=person.pk) if person.is_administrator else None


register(
    Person,
    name="person",
    label=_("profile"),
    visible_to=Person.objects.visible_to,
    moderated_by=_looked_after,
    has_work_for=lambda person: person.is_administrator,
    made_by=lambda person: Person.objects.filter(pk=person.pk),
    maker=lambda person: person,
    shown=lambda person: [
        (_("in one line"), person.headline),
        (_("about me"), person.about),
        (_("what I bring"), person.brings),
        (_("what I would like to do more"), person.wants),
        (_("what I look for"), person.seeks),
    ],
)
