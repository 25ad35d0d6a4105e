from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NotificationsConfig(AppConfig):
    name = "samenspel.notifications"

    def ready(self):
        from samenspel.notifications import stopping  # noqa: F401 (asked before a letter goes)

        autodiscover_modules("notifications")
