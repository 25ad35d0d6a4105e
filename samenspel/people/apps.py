from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samenspel.people"

    def ready(self):
        from samenspel.people import receivers  # noqa: F401 (it connects itself)
