"""Joining and leaving an organisation, and partnerships between organisations."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from samenspel.organisations.models import Affiliation, Organisation, Partnership


def found(*, name, at=None, slug=None, **rest):
    """Add an organisation under an address of its own; the caller decides who may."""
    base = slugify(slug or name.replace(".", "-"))[:70] or "organisatie"
    slug, count = base, 1
    while Organisation.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{base}-{count}"
    return Organisation.objects.create(name=name, slug=slug, **rest)


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
