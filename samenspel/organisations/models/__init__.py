"""The things of this room."""

from samenspel.organisations.models.administrator import OrganisationAdministrator
from samenspel.organisations.models.affiliation import (
    Affiliation,
    AffiliationConfirmation,
    AffiliationRefusal,
)
from samenspel.organisations.models.domain import OrganisationDomain
from samenspel.organisations.models.organisation import FormerAddress, Organisation
from samenspel.organisations.models.partnership import Partnership, PartnershipProposal
from samenspel.organisations.models.unit import Unit

__all__ = [
    "Affiliation",
    "AffiliationConfirmation",
    "AffiliationRefusal",
    "FormerAddress",
    "Organisation",
    "OrganisationAdministrator",
    "OrganisationDomain",
    "Partnership",
    "PartnershipProposal",
    "Unit",
]
