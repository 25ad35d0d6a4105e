"""``samenspel hourly``: what the house does each hour; ``samenspel serve`` runs it."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

# Letters that are due where it is morning now, and what the worker left behind.
WORK = ("send_digests", "send_letters")


class Command(BaseCommand):
    help = "Writes the letters of the day and week that are due, and sends what waits."

    def handle(self, **options):
        failed = []
        for name in WORK:
            try:
                call_command(name, stdout=self.stdout)
            except Exception as error:
                self.stderr.write(f"{name}: {error}")
                failed.append(name)
        if failed:
            raise SystemExit(1)
