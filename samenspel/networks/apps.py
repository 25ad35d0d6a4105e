from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "samenspel.networks"

    def ready(self):
        from samenspel.networks import receivers  # noqa: F401 (listens to imports)
        from samenspel.networks.sources import find_sources

        find_sources()
