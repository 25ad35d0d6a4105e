"""Two organisations found to be one: all of the duplicate goes to the other, and its address leads there."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.house.auditing import record
from samenspel.organisations import access
from samenspel.organisations.arranging import place
from samenspel.organisations.models import (
    Affiliation,
    FormerAddress,
    OrganisationAdministrator,
    OrganisationDomain,
    Partnership,
    PartnershipProposal,
)
from samenspel.organisations.partnering import partner
from samenspel.organisations.signals import organisations_merged
from samenspel.search.indexing import forget, index


@transaction.atomic
def merge(duplicate, into, *, by, at=None):
    """Let ``into`` have all that ``duplicate`` had; the duplicate goes, and nothing undoes that."""
    if not access.is_house_administrator(by) or duplicate == into:
        raise PermissionDenied
    at = at or timezone.now()
    for unit in duplicate.units.filter(parent=None):
        place(unit, into, None)
    _affiliations(duplicate, into)
    _administrators(duplicate, into, at)
    _domains(duplicate, into)
    _partnerships(duplicate, into)
    organisations_merged.send(sender=type(into), duplicate=duplicate, into=into)
    _remember(duplicate, into, by, at)
    record("organisations.organisations_merged", by=by, about=into, at=at, name=duplicate.name)
    forget("organisation", [duplicate.pk])
    duplicate.delete()
    return into


def _affiliations(duplicate, into):
    """All move; who belongs to both now, in one position, is there once, since the earlier day."""
    there = {row.person_id: row for row in Affiliation.objects.current().filter(organisation=into)}
    for row in Affiliation.objects.filter(organisation=duplicate):
        same = there.get(row.person_id)
        if same is None or row.until:
            row.organisation = into
            row.save(update_fields=["organisation"])
        else:
            _fold_into(same, row)


def _fold_into(same, row):
    if row.position and same.position and row.position != same.position:
        # Two positions are two rows; the person chooses which of them still holds.
        row.organisation, row.is_main = same.organisation, False
        row.save(update_fields=["organisation", "is_main"])
        return
    same.position = same.position or row.position
    same.unit = same.unit or row.unit
    same.is_main = same.is_main or row.is_main
    same.since = min((day for day in (same.since, row.since) if day), default=None)
    same.save()
    if row.is_confirmed and not same.is_confirmed:
        row.confirmation.affiliation = same
        row.confirmation.save(update_fields=["affiliation"])
    Affiliation.objects.filter(pk=row.pk).delete()


def _administrators(duplicate, into, at):
    there = set(into.administrators.current().values_list("person", flat=True))
    twice = duplicate.administrators.current().filter(person__in=there)
    twice.update(until=at)
    OrganisationAdministrator.objects.filter(organisation=duplicate).update(organisation=into)


def _domains(duplicate, into):
    for row in OrganisationDomain.objects.filter(organisation=duplicate):
        same = into.domains.filter(domain=row.domain).first()
        if same is None:
            row.organisation = into
            row.save(update_fields=["organisation"])
        elif row.verified_at:
            verified = {"verified_at": row.verified_at, "verified_by": row.verified_by}
            row.delete()
            OrganisationDomain.objects.filter(pk=same.pk).update(**verified)


def _partnerships(duplicate, into):
    """A partnership between the two ends here: it was one organisation."""
    for row in Partnership.objects.of(duplicate).select_related("one", "other"):
        other = row.partner_of(duplicate)
        if other == into:
            row.delete()
        elif row.until is None:
            row.delete()
            partner(into, other, since=row.since, about=row.about)
        else:
            row.one, row.other = sorted((into, other), key=lambda each: each.pk)
            row.save(update_fields=["one", "other"])
    for name, end in (("proposer", "to"), ("to", "proposer")):
        for row in PartnershipProposal.objects.filter(**{name: duplicate}):
            asked_too = {name: into, end: getattr(row, end)}
            waits = PartnershipProposal.objects.open().filter(**asked_too).exists()
            if getattr(row, end) == into or (row.answered_at is None and waits):
                row.delete()
                continue
            setattr(row, name, into)
            row.save(update_fields=[name])


def _remember(duplicate, into, by, at):
    """The old name is found, the old address leads on, and a code or word of files is not lost."""
    names = [name for name in into.other_names.split("|") if name]
    for name in (duplicate.name, *duplicate.other_names.split("|")):
        if name and name != into.name and name not in names:
            names.append(name)
    into.other_names = "|".join(names)[:400]
    code, domain = duplicate.code, duplicate.domain
    FormerAddress.objects.filter(organisation=duplicate).update(organisation=into)
    FormerAddress.objects.create(slug=duplicate.slug, name=duplicate.name, organisation=into, by=by, at=at)
    if not into.code and code:
        type(duplicate).objects.filter(pk=duplicate.pk).update(code="")
        into.code = code
    into.domain = into.domain or domain
    into.about = into.about or duplicate.about
    into.website = into.website or duplicate.website
    into.save()
    index("organisation", [into])
