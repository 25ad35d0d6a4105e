"""The things of this room."""

from samenspel.networks.models.event import CollaborationEvent
from samenspel.networks.models.snapshot import OwnFigures, Snapshot
from samenspel.networks.models.tie import Tie

__all__ = ["CollaborationEvent", "OwnFigures", "Snapshot", "Tie"]
