from django.apps import AppConfig


class PurposeConfig(AppConfig):
    name = "samenspel.purpose"

    def ready(self):
        from samenspel.purpose import community_pages, periods  # noqa: F401 (they plug themselves in)
