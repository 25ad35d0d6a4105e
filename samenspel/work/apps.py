from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "samenspel.work"

    def ready(self):
        from samenspel.work import community_pages, outsiders, talking  # noqa: F401 (two plug themselves in)

        outsiders.name_the_act()
