from django.apps import AppConfig
from django.db.models.signals import pre_save


class UiConfig(AppConfig):
    name = "samenspel.ui"

    def ready(self):
        from samenspel.ui import checks, lines  # noqa: F401 (checks registers itself)

        pre_save.connect(lines.keep_to_one_line, dispatch_uid="ui.one_line")
