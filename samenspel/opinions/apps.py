from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "samenspel.opinions"

    def ready(self):
        from samenspel.opinions import community_pages  # noqa: F401 (it plugs itself in)
