from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "samenspel.organisations"

    def ready(self):
        from samenspel.organisations import people_pages  # noqa: F401 (it plugs itself in)
