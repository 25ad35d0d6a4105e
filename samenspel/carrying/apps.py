from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CarryingConfig(AppConfig):
    name = "samenspel.carrying"

    def ready(self):
        autodiscover_modules("cargo")
