"""The things of this room."""

from samenspel.organisations.models.affiliation import Affiliation
from samenspel.organisations.models.organisation import Organisation, Unit
from samenspel.organisations.models.partnership import Partnership

__all__ = ["Affiliation", "Organisation", "Partnership", "Unit"]
