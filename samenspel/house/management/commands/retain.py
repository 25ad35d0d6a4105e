"""``samenspel retain``: end what has been kept long enough; it is part of the work of the night."""

from django.core.management.base import BaseCommand

from samenspel.house import ending


class Command(BaseCommand):
    help = "Removes what is past its period; with --dry-run it only says what would go."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Say what would go, and remove nothing.")

    def handle(self, *, dry_run, **options):
        if dry_run:
            for period, months, number in ending.waiting():
                self.stdout.write(f"{number:7} {period.label} ({months} months)")
            return
        for period, number in ending.end_all():
            if number:
                self.stdout.write(f"{number:7} {period.label}")
