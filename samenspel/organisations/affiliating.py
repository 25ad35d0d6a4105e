"""Joining and leaving an organisation, and what a person says of themselves: since when, as what, where."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.organisations import access, confirming
from samenspel.organisations.confirming import confirm_by_domain
from samenspel.organisations.models import Affiliation, AffiliationRefusal, Organisation
from samenspel.privacy.visibility import Visibility
from samenspel.search.indexing import index
from samenspel.ui.addresses import free_slug

MOST_PAGES_WAITING = 3
"""How many organisations one person can have begun a page of that the house has not looked at."""

# Words that are addresses of their own beside those of organisations.
TAKEN = {"mine", "choose", "start"}


class Refused(Exception):
    """The organisation has said that this person does not belong there."""


class TooMany(Exception):
    """This person began as many pages as may wait at one time."""


@transaction.atomic
def found(*, name, slug=None, **rest):
    """Add an organisation under an address of its own; the caller decides who may."""
    organisation = Organisation.objects.create(name=name, slug=free_address(slug or name), **rest)
    index("organisation", [organisation])
    return organisation


def free_address(name, taken=None):
    """An address made of ``name`` that nobody has; ``taken`` (a set) spares a query for each in bulk."""

    def is_taken(slug):
        if slug in TAKEN:
            return True
        return Organisation.objects.filter(slug=slug).exists() if taken is None else slug in taken

    # Many are called by their e-mail domain; its parts stay apart.
    slug = free_slug(name.replace(".", "-"), is_taken=is_taken, longest=70, otherwise="organisatie")
    if taken is not None:
        taken.add(slug)
    return slug


@transaction.atomic
def begin_page(*, name, by, kind=Organisation.Kind.OTHER):
    """A page of an organisation that is not here yet, marked so until the house has looked at it.

    It has no administrators, only who is signed in sees it, and one of that name that waits is used again.
    """
    if not access.can_state(by):
        raise PermissionDenied
    known = Organisation.objects.unconfirmed().filter(name__iexact=name).first()
    if known:
        return known
    if Organisation.objects.unconfirmed().filter(stated_by=by).count() >= MOST_PAGES_WAITING:
        raise TooMany
    return found(name=name, kind=kind, stated_by=by, confirmed_at=None, visibility=Visibility.SIGNED_IN)


@transaction.atomic
def state(person, organisation, *, by, main=None, at=None, **rest):
    """Say of oneself that one belongs here; confirmed at once by an e-mail address at its domain.

    Raises Refused when the organisation has said otherwise and no address speaks for it.
    """
    if by != person or not access.can_state(person):
        raise PermissionDenied
    if not Organisation.objects.visible_to(by).filter(pk=organisation.pk).exists():
        raise PermissionDenied
    refused = AffiliationRefusal.objects.filter(
        affiliation__person=person, affiliation__organisation=organisation
    )
    if main is None:
        main = not person.affiliations.current().filter(is_main=True).exists()
    with transaction.atomic():
        affiliation = affiliate(person, organisation, main=main, **rest)
        if not confirm_by_domain(affiliation, at=at) and refused.exists():
            raise Refused
    return affiliation


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


@transaction.atomic
def revise(affiliation, *, by, **changes):
    """Change what one says of one's own place in an organisation.

    What the organisation confirmed is not that any more: it is asked again. An address at its domain says
    only that one works there, and goes on saying so.
    """
    _refuse_unless_own(affiliation, by)
    standing = Affiliation.objects.select_for_update().get(pk=affiliation.pk)
    is_other = any(getattr(standing, name) != value for name, value in changes.items())
    for name, value in changes.items():
        setattr(standing, name, value)
    standing.save(update_fields=list(changes))
    if is_other and confirming.unconfirm(standing):
        confirm_by_domain(standing)
    return Affiliation.objects.get(pk=standing.pk)


@transaction.atomic
def leave(affiliation, *, by, on=None):
    """End one's own affiliation; that it was stays known. Another that holds becomes the main one."""
    _refuse_unless_own(affiliation, by)
    end(affiliation, on=on)


@transaction.atomic
def make_main(affiliation, *, by):
    """Count me under this organisation when a figure asks for one."""
    _refuse_unless_own(affiliation, by)
    by.affiliations.exclude(pk=affiliation.pk).update(is_main=False)
    by.affiliations.filter(pk=affiliation.pk).update(is_main=True)


def end(affiliation, *, on=None):
    """Put an end to an affiliation, on its first day at the earliest; the caller decides who may."""
    on = on or timezone.localdate()
    affiliation.until = max(on, affiliation.since or on)
    affiliation.save(update_fields=["until"])
    rest = affiliation.person.affiliations.current(on=on).exclude(pk=affiliation.pk)
    if affiliation.is_main and (heir := rest.order_by("-since", "pk").first()):
        affiliation.person.affiliations.update(is_main=False)
        rest.filter(pk=heir.pk).update(is_main=True)


def _refuse_unless_own(affiliation, person):
    if affiliation.person_id != person.pk:
        raise PermissionDenied
