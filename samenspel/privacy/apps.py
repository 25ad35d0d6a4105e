from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PrivacyConfig(AppConfig):
    name = "samenspel.privacy"

    def ready(self):
        from samenspel.privacy import checks, lookups  # noqa: F401 (register themselves)

        autodiscover_modules("privacy")
