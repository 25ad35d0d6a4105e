from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NotificationsConfig(AppConfig):
    name = "samenspel.notifications"

    def ready(self):
        # Asked when a letter goes: whether it may, and what it says.
        from samenspel.notifications import by_mail, digest, stopping, together  # noqa: F401

        autodiscover_modules("notifications")
