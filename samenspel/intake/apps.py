from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class IntakeConfig(AppConfig):
    name = "samenspel.intake"

    def ready(self):
        autodiscover_modules("intake")
