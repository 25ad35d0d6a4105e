from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "samenspel.work"

    def ready(self):
        from samenspel.work import community_pages  # noqa: F401 (it plugs itself in)
