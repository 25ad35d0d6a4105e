from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class HouseConfig(AppConfig):
    name = "samenspel.house"

    def ready(self):
        from samenspel.house import chaining, checking, duties  # noqa: F401 (the last two register themselves)

        post_migrate.connect(chaining.stand_fast, sender=self)
        autodiscover_modules("house")
