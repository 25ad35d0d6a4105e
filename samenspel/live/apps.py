from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "samenspel.live"

    def ready(self):
        from samenspel.live import receivers  # noqa: F401
