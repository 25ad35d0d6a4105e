"""The things of this main."""

from samenspel.moderation.models.appeal import Appeal
from samenspel.moderation.models.distance import Block, Mute
from samenspel.moderation.models.hiding import Hiding
from samenspel.moderation.models.report import Report

__all__ = ["Appeal", "Block", "Hiding", "Mute", "Report"]
