"""Ties and events from files, and the manager column of a staff list.

People whom nobody knows yet come in as pseudonyms, unless only known people are asked for.
"""

from samenspel.networks.intake import events, managers, ties

__all__ = ["events", "managers", "ties"]
