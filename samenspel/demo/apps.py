from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "samenspel.demo"

    def ready(self):
        from samenspel.demo import checks  # noqa: F401 (registers itself)
