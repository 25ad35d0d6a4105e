from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "samenspel.discussions"

    def ready(self):
        from samenspel.discussions import answering_by_mail, community_pages  # noqa: F401 (they plug themselves in)
