from django.apps import AppConfig


class PurposeConfig(AppConfig):
    name = "samenspel.purpose"

    def ready(self):
        from samenspel.purpose import community_pages  # noqa: F401 (it plugs itself in)
