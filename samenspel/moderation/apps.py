from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ModerationConfig(AppConfig):
    name = "samenspel.moderation"

    def ready(self):
        autodiscover_modules("moderation")
