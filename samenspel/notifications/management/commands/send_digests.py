"""``samenspel send_digests``: letters of the day and week where it is seven in the morning; each hour."""

from django.core.management.base import BaseCommand

from samenspel.notifications import digest


class Command(BaseCommand):
    help = "Writes the letters of the day and of the week that are due now; the worker sends them."

    def handle(self, **options):
        number = digest.write_due()
        if options["verbosity"] > 1:
            self.stdout.write(f"{number} letters are due.")
