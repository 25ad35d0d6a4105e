"""The things of this main."""

from samenspel.notifications.models.choice import Choice, Way
from samenspel.notifications.models.notification import Notification

__all__ = ["Choice", "Notification", "Way"]
