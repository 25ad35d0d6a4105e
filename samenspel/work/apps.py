from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "samenspel.work"

    def ready(self):
        from samenspel.work import community_pages, kept_words, outsiders, talking  # noqa: F401 (they plug in)

        outsiders.name_the_act()
