from importlib import import_module

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule


class IntakeConfig(AppConfig):
    name = "samenspel.intake"

    def ready(self):
        """Load each room's ``intake.py``, lower rooms first, so that higher ones can add to what is there."""
        for app in reversed(list(apps.get_app_configs())):
            if app is not self and module_has_submodule(app.module, "intake"):
                import_module(f"{app.name}.intake")
