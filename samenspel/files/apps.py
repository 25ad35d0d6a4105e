from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FilesConfig(AppConfig):
    name = "samenspel.files"

    def ready(self):
        autodiscover_modules("holding_files")
