from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "samenspel.discussions"

    def ready(self):
        from samenspel.discussions import community_pages  # noqa: F401 (plugs itself in)
