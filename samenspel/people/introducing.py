"""How someone enters the house: by signing up, by an import, or in the story of the demo."""

from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.text import slugify

from samenspel.people.models import Person

# Words that are addresses of their own beside those of people.
TAKEN = {"me"}


def introduce(*, name, email=None, at=None, **profile):
    """Add a person and give them a handle of their own; the caller decides who may do this."""
    person = Person(name=name, email=email, joined_at=at or timezone.now(), **profile)
    person.handle = person.handle or free_handle(name)
    person.set_unusable_password()
    person.save()
    know_addresses([person])
    return person


def know_addresses(people):
    """Let people with an address sign in by code; the address counts as theirs once a code reached it."""
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=person, email=person.email, primary=True) for person in people if person.email],
        ignore_conflicts=True,
    )


def free_handle(name, taken=None):
    """A handle made of ``name`` that nobody has; ``taken`` (a set) spares a query per person in bulk."""
    base = slugify(name)[:50] or "lid"
    handle, count = base, 1
    while handle in TAKEN or (
        handle in taken if taken is not None else Person.objects.filter(handle=handle).exists()
    ):
        count += 1
        handle = f"{base}-{count}"
    if taken is not None:
        taken.add(handle)
    return handle
