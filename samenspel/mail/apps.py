from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "samenspel.mail"

    def ready(self):
        from samenspel.mail import coming_back, coming_in  # noqa: F401 (they plug themselves in)
