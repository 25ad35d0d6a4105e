"""The things of this main."""

from samenspel.notifications.models.choice import Choice, Way
from samenspel.notifications.models.notification import Notification
from samenspel.notifications.models.push_place import PushPlace

__all__ = ["Choice", "Notification", "PushPlace", "Way"]
