from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "samenspel.communities"

    def ready(self):
        from samenspel.communities import (  # noqa: F401 (they plug themselves in)
            desk,
            inviting,
            mandate_pages,
            people_pages,
        )
        from samenspel.communities.companions import companions_of
        from samenspel.communities.outsiders import name_the_act
        from samenspel.people.models.person import WIDENERS

        WIDENERS.append(companions_of)
        name_the_act()
