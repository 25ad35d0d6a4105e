"""Saying who one is: the act behind the profile page."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from samenspel.people.models import Contact
from samenspel.people.renaming import rename
from samenspel.ui.lines import one_line


@transaction.atomic
def describe(person, *, by, levels, handle=None, contacts=None, at=None, **said):
    """Change what a person says about themselves; what is not given stays.

    levels     {field: visibility} where it is another than a field begins with
    contacts   all ways to reach them from now on: (kind, value, visibility)
    """
    if by.pk != person.pk:
        raise PermissionDenied
    for field, value in said.items():
        setattr(person, field, value)
    person.seen_by = levels
    person.save()
    if handle:
        rename(person, handle, by=person, at=at)
    if contacts is not None:
        person.contacts.all().delete()
        Contact.objects.bulk_create(
            Contact(person=person, kind=kind, value=one_line(value), visibility=level)
            for kind, value, level in contacts
        )
