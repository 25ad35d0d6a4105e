"""That an organisation says so too: by an e-mail address at its domain, or by who speaks for it."""

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.house.auditing import record
from samenspel.organisations import access
from samenspel.organisations.models import (
    Affiliation,
    AffiliationConfirmation,
    AffiliationRefusal,
    OrganisationDomain,
)
from samenspel.organisations.signals import affiliation_confirmed

DOMAIN, ADMINISTRATOR = AffiliationConfirmation.How.DOMAIN, AffiliationConfirmation.How.ADMINISTRATOR


def domain_of(address):
    """The part of an e-mail address that says whose it is."""
    return address.rpartition("@")[2].lower()


@transaction.atomic
def confirm(affiliation, *, by, at=None):
    """Say for the organisation that this person belongs there; a second time changes nothing."""
    _refuse_unless_other(affiliation, by)
    AffiliationRefusal.objects.filter(affiliation=affiliation).delete()
    return _confirm(affiliation, how=ADMINISTRATOR, by=by, at=at)


@transaction.atomic
def refuse(affiliation, *, by, reason, at=None):
    """Say for the organisation that this person does not belong there, and end it; the reason is for them."""
    from samenspel.organisations.affiliating import end

    _refuse_unless_other(affiliation, by)
    AffiliationConfirmation.objects.filter(affiliation=affiliation).delete()
    refusal, is_new = AffiliationRefusal.objects.get_or_create(
        affiliation=affiliation, defaults={"reason": reason, "by": by, "at": at or timezone.now()}
    )
    if is_new:
        end(affiliation)
        _audit("affiliation_refused", affiliation, by=by, at=at)
    return refusal


@transaction.atomic
def take_back(refusal, *, by, at=None):
    """Undo a refusal: the person belongs here as they said before."""
    affiliation = refusal.affiliation
    _refuse_unless_other(affiliation, by)
    refusal.delete()
    Affiliation.objects.filter(pk=affiliation.pk).update(until=None)
    _audit("refusal_taken_back", affiliation, by=by, at=at)


@transaction.atomic
def end_for(affiliation, *, by, at=None):
    """End, for the organisation, that someone belongs there; that they did stays known."""
    from samenspel.organisations.affiliating import end

    _refuse_unless_other(affiliation, by)
    end(affiliation)
    _audit("affiliation_ended", affiliation, by=by, at=at)


def unconfirm(affiliation):
    """Drop what an administrator confirmed, as it says something else now; says whether it was so."""
    return bool(
        AffiliationConfirmation.objects.filter(affiliation=affiliation, how=ADMINISTRATOR).delete()[0]
    )


def confirm_by_domain(affiliation, *, at=None):
    """Confirm when the person has a confirmed address at a verified domain here; says whether it is so."""
    domain = (
        OrganisationDomain.objects.verified()
        .filter(organisation=affiliation.organisation_id, domain__in=_domains_of(affiliation.person))
        .first()
    )
    if domain:
        _confirm(affiliation, how=DOMAIN, domain=domain.domain, at=at)
    return AffiliationConfirmation.objects.filter(affiliation=affiliation).exists()


def _confirm(affiliation, *, how, by=None, domain="", at=None):
    row, is_new = AffiliationConfirmation.objects.get_or_create(
        affiliation=affiliation,
        defaults={"how": how, "by": by, "domain": domain, "at": at or timezone.now()},
    )
    if is_new:
        _audit("affiliation_confirmed", affiliation, by=by, at=at, how=str(how))
        affiliation_confirmed.send(sender=Affiliation, affiliation=affiliation)
    return row


def _domains_of(person):
    addresses = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return {domain_of(address) for address in addresses}


def _audit(fact, affiliation, *, by, at, **said):
    record(
        f"organisations.{fact}",
        by=by,
        about=affiliation.organisation,
        person=affiliation.person,
        at=at,
        **said,
    )


def _refuse_unless_other(affiliation, person):
    """Who speaks for the organisation; but nobody answers for themselves."""
    if affiliation.person_id == person.pk or not access.can_administer(person, affiliation.organisation):
        raise PermissionDenied
