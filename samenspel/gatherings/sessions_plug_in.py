"""Calendars, hackathons and learning sessions plug in: into letters, mains and the page of a gathering."""

from samenspel.gatherings import (
    session_cargo,
    session_moderation,
    session_notifications,
    session_pages,
    session_privacy,
)
from samenspel.gatherings.calendars import bringing, inviting
from samenspel.gatherings.sessions import parking

__all__ = [
    "bringing",
    "inviting",
    "parking",
    "session_cargo",
    "session_moderation",
    "session_notifications",
    "session_pages",
    "session_privacy",
]
