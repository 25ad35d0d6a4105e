from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "samenspel.ui"

    def ready(self):
        from samenspel.ui import checks  # noqa: F401 (registers itself)
