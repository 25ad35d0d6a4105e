"""Changing the address of one's page: old links keep leading to it, and nobody else gets the old address."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.people.introducing import TAKEN
from samenspel.people.models import FormerHandle, Person

MOST_FORMER = 10


def check_handle(handle, person):
    """The address in small letters. Raises ValidationError, in words, when ``person`` cannot have it."""
    handle = handle.lower()
    others = Person.objects.exclude(pk=person.pk).filter(handle=handle)
    formers = FormerHandle.objects.exclude(person=person).filter(handle=handle)
    if handle in TAKEN or others.exists() or formers.exists():
        raise ValidationError(
            _("This address is taken. Choose another, for example with a number at the end.")
        )
    if len(handle) < 2 or handle.isdecimal():
        raise ValidationError(_("Choose an address with letters, of two signs at least."))
    return handle


@transaction.atomic
def rename(person, handle, *, by, at=None):
    """Give the page another address; back to a former one is possible. The same address changes nothing."""
    if by != person:
        raise PermissionDenied
    handle = check_handle(handle, person)
    if handle == person.handle:
        return
    if person.former_handles.count() >= MOST_FORMER:
        raise ValidationError(_("You changed your address often enough: old ones are kept for you."))
    person.former_handles.filter(handle=handle).delete()
    FormerHandle.objects.create(person=person, handle=person.handle, until=at or timezone.now())
    person.handle = handle
    person.save(update_fields=["handle"])
