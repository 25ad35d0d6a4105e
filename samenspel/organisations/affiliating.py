"""Joining and leaving an organisation, and partnerships between organisations."""

from django.db import transaction
from django.utils import timezone

from samenspel.organisations.models import Affiliation, Organisation, Partnership
from samenspel.ui.addresses import free_slug


def found(*, name, slug=None, **rest):
    """Add an organisation under an address of its own; the caller decides who may."""
    return Organisation.objects.create(name=name, slug=free_address(slug or name), **rest)


def free_address(name, taken=None):
    """An address made of ``name`` that nobody has; ``taken`` (a set) spares a query for each in bulk."""

    def is_taken(slug):
        return Organisation.objects.filter(slug=slug).exists() if taken is None else slug in taken

    # Many are called by their e-mail domain; its parts stay apart.
    slug = free_slug(name.replace(".", "-"), is_taken=is_taken, longest=70, otherwise="organisatie")
    if taken is not None:
        taken.add(slug)
    return slug


@transaction.atomic
def affiliate(
    person, organisation, *, since=None, position="", unit=None, main=True, until=None, dataset=None
):
    """Let ``person`` belong to ``organisation``; a second call with the same organisation changes nothing."""
    known = person.affiliations.current(on=since).filter(organisation=organisation).first()
    if known:
        return known
    if main:
        person.affiliations.update(is_main=False)
    return Affiliation.objects.create(
        person=person,
        organisation=organisation,
        unit=unit,
        position=position,
        is_main=main,
        since=since,
        until=until,
        dataset=dataset,
    )


def withdraw(person, organisation, *, on=None):
    """End the affiliation; the years before it stay known."""
    on = on or timezone.localdate()
    return person.affiliations.current(on=on).filter(organisation=organisation).update(until=on)


def partner(one, other, *, since=None, about=""):
    """Make two organisations partners; asking twice changes nothing."""
    one, other = sorted((one, other), key=lambda organisation: organisation.pk)
    return Partnership.objects.get_or_create(
        one=one, other=other, until=None, defaults={"since": since, "about": about}
    )[0]
