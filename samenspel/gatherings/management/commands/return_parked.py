"""``samenspel return_parked``: what was parked comes back on its day; work of the night."""

from django.core.management.base import BaseCommand

from samenspel.gatherings.sessions import parking


class Command(BaseCommand):
    help = "Brings back what was parked at gatherings and whose day has come, and tells its people."

    def handle(self, **options):
        self.stdout.write(f"{parking.return_due()} parked things came back")
