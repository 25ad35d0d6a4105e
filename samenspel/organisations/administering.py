"""Who speaks for an organisation: appointing, stepping down; and what its page says."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.house.auditing import record
from samenspel.organisations import access
from samenspel.organisations.models import Organisation, OrganisationAdministrator
from samenspel.search.indexing import forget, index


@transaction.atomic
def appoint(organisation, person, *, by, at=None):
    """Let ``person`` speak for the organisation; the house appoints the first. Twice changes nothing."""
    if not access.can_appoint(by, person, organisation):
        raise PermissionDenied
    if not access.can_state(person) or not organisation.is_confirmed:
        raise PermissionDenied
    at = at or timezone.now()
    row, is_new = OrganisationAdministrator.objects.get_or_create(
        organisation=organisation, person=person, until=None, defaults={"by": by, "since": at}
    )
    if is_new:
        record("organisations.administrator_made", by=by, about=organisation, person=person, at=at)
    return row


@transaction.atomic
def step_down(organisation, person, *, by, at=None):
    """End that ``person`` speaks for the organisation: by themselves, or by the house."""
    if by != person and not access.is_house_administrator(by):
        raise PermissionDenied
    at = at or timezone.now()
    ended = organisation.administrators.current().filter(person=person).update(until=at)
    if ended:
        record("organisations.administrator_ended", by=by, about=organisation, person=person, at=at)
    return bool(ended)


@transaction.atomic
def look_after(organisation, *, by, **changes):
    """Change what the page says."""
    refuse_unless_administrator(by, organisation)
    # The row as it stands: a form has already written the new values on the instance it was given.
    standing = Organisation.objects.select_for_update().get(pk=organisation.pk)
    for name, value in changes.items():
        setattr(standing, name, value)
    standing.save(update_fields=list(changes))
    index("organisation", [standing])
    return standing


@transaction.atomic
def vouch(organisation, *, by, at=None):
    """Say for the house that this organisation exists; a second time changes nothing."""
    if not access.is_house_administrator(by):
        raise PermissionDenied
    at = at or timezone.now()
    changed = Organisation.objects.unconfirmed().filter(pk=organisation.pk).update(confirmed_at=at)
    if changed:
        record("organisations.organisation_confirmed", by=by, about=organisation, at=at)
    return bool(changed)


@transaction.atomic
def refuse_page(organisation, *, by, at=None):
    """Remove a page that a member began and that is no organisation, with who said to belong there."""
    if not access.is_house_administrator(by) or organisation.is_confirmed:
        raise PermissionDenied
    record("organisations.page_refused", by=by, person=organisation.stated_by, at=at)
    forget("organisation", [organisation.pk])
    organisation.delete()


def refuse_unless_administrator(person, organisation):
    if not access.can_administer(person, organisation):
        raise PermissionDenied
