from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "samenspel.organisations"

    def ready(self):
        from samenspel.organisations import people_pages, receivers  # noqa: F401 (they plug themselves in)
