"""The things of this room."""

from samenspel.house.models.audit import AuditEvent, AuditHead, AuditKey
from samenspel.house.models.night import Night
from samenspel.house.models.rules import HouseRules

__all__ = ["AuditEvent", "AuditHead", "AuditKey", "HouseRules", "Night"]
