from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "samenspel.gatherings"

    def ready(self):
        from samenspel.gatherings import (  # noqa: F401
            community_pages,
            kept_words,
            outsiders,
            sessions_plug_in,
            talking,
        )

        outsiders.name_the_act()
