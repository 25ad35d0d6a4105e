from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FeedConfig(AppConfig):
    name = "samenspel.feed"

    def ready(self):
        autodiscover_modules("feed")
