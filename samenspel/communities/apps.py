from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "samenspel.communities"

    def ready(self):
        from samenspel.communities import people_pages  # noqa: F401 (it plugs itself in)
        from samenspel.communities.companions import companions_of
        from samenspel.people.models.person import WIDENERS

        WIDENERS.append(companions_of)
