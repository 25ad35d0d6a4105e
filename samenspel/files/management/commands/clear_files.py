"""``samenspel clear_files``: remove files that nothing holds; it is part of the work of the night."""

from django.core.management.base import BaseCommand

from samenspel.files import clearing


class Command(BaseCommand):
    help = "Removes files that nothing has held for a day, and what stands on the disk without a row."

    def handle(self, **options):
        gone, loose = clearing.clear()
        if gone or loose:
            self.stdout.write(f"{gone:7} files nothing held, {loose} loose on the disk")
