from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "samenspel.opinions"

    def ready(self):
        from samenspel.opinions import community_pages, receivers  # noqa: F401 (they plug themselves in)
