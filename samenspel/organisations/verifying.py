"""E-mail domains of organisations: named by their administrators, verified by the house."""

import re

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.house.auditing import record
from samenspel.intake.words import words
from samenspel.organisations import access
from samenspel.organisations.confirming import confirm_by_domain, domain_of
from samenspel.organisations.models import Affiliation, Organisation, OrganisationDomain
from samenspel.people.models import Person

DOMAIN = re.compile(r"(?=.{4,120}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")
# Where anyone may have an address, so that an address there says nothing of an organisation.
PUBLIC = words(
    "gmail.com googlemail.com outlook.com outlook.nl "
    "hotmail.com hotmail.nl hotmail.be live.com live.nl msn.com "
    "yahoo.com yahoo.co.uk yahoo.de yahoo.fr icloud.com me.com mac.com aol.com gmx.com gmx.net gmx.de web.de "
    "proton.me protonmail.com pm.me tutanota.com tuta.com fastmail.com zoho.com mail.com mail.ru yandex.com "
    "ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl home.nl xs4all.nl upcmail.nl chello.nl casema.nl "
    "quicknet.nl tele2.nl telfort.nl online.nl zonnet.nl solcon.nl caiway.nl caiway.net telenet.be skynet.be "
    "proximus.be orange.fr free.fr t-online.de freenet.de qq.com 163.com"
)


def checked(text):
    """A domain as it is kept; raises ValidationError with a sentence when it cannot be an organisation's."""
    domain = text.strip().lower().rpartition("@")[2].rstrip(".")
    if not DOMAIN.fullmatch(domain):
        raise ValidationError(
            _("This is no e-mail domain. Write the part after the @, such as overwater.nl.")
        )
    if domain in PUBLIC:
        raise ValidationError(
            _("Anyone can have an address at %(domain)s, so it does not show who works here.")
            % {"domain": domain}
        )
    return domain


@transaction.atomic
def name_domain(organisation, text, *, by, at=None):
    """Say that addresses at this domain are of the organisation; it counts once the house has verified it."""
    if not access.can_administer(by, organisation):
        raise PermissionDenied
    return OrganisationDomain.objects.get_or_create(
        organisation=organisation,
        domain=checked(text),
        defaults={"stated_by": by, "stated_at": at or timezone.now()},
    )[0]


@transaction.atomic
def verify(row, *, by, at=None):
    """Say for the house that the domain is theirs, and confirm who stated to work there with such an address.

    Raises ValidationError when another organisation has it, or when another than who named it has to look.
    """
    if not access.is_house_administrator(by) or not row.organisation.is_confirmed:
        raise PermissionDenied
    if not access.can_verify(by, row):
        raise ValidationError(_("You named this domain. Another administrator of this house verifies it."))
    if OrganisationDomain.objects.verified().filter(domain=row.domain).exclude(pk=row.pk).exists():
        raise ValidationError(_("Another organisation has this domain already."))
    at = at or timezone.now()
    if OrganisationDomain.objects.filter(pk=row.pk, verified_at=None).update(verified_at=at, verified_by=by):
        record("organisations.domain_verified", by=by, about=row.organisation, at=at, domain=row.domain)
        for affiliation in _stated_with(row):
            confirm_by_domain(affiliation, at=at)


@transaction.atomic
def remove_domain(row, *, by, at=None):
    """From now on an address there confirms nobody; who was confirmed by it stays so."""
    if not access.can_administer(by, row.organisation):
        raise PermissionDenied
    if row.verified_at:
        record("organisations.domain_removed", by=by, about=row.organisation, at=at, domain=row.domain)
    row.delete()


def organisation_of(address):
    """The organisation whose verified domain this address is at, or None."""
    return Organisation.objects.filter(
        domains__domain=domain_of(address), domains__verified_at__isnull=False
    ).first()


def sign_up_domains():
    """The verified domains, for a house where an address at one of them is asked for to make an account."""
    return set(OrganisationDomain.objects.verified().values_list("domain", flat=True))


def _stated_with(row):
    """Affiliations nobody answered, of people with a confirmed address at this domain."""
    people = EmailAddress.objects.filter(verified=True, email__iendswith=f"@{row.domain}").values("user")
    stated = Affiliation.objects.current().stated().filter(organisation=row.organisation_id)
    stated = stated.filter(person__in=Person.objects.filter(pk__in=people)).order_by("pk")
    return stated.select_related("person", "organisation")
