from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "samenspel.config"

    def ready(self):
        from samenspel.config import checks  # noqa: F401 (registers itself)
