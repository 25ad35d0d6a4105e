from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "samenspel.decisions"

    def ready(self):
        from samenspel.decisions import community_pages  # noqa: F401 (it plugs itself in)
