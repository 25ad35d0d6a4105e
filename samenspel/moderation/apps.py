from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ModerationConfig(AppConfig):
    name = "samenspel.moderation"

    def ready(self):
        from samenspel.moderation import deciding  # noqa: F401 (registers itself)

        autodiscover_modules("moderation")
