"""``samenspel sweep_discussions``: every night, words taken back and threads of things that are gone."""

from django.core.management.base import BaseCommand

from samenspel.discussions.sweeping import sweep
from samenspel.discussions.writing import wipe_taken_back


class Command(BaseCommand):
    help = "Removes words that were taken back, and threads whose thing has been gone for thirty days."

    def handle(self, **options):
        self.stdout.write(f"{wipe_taken_back()} messages wiped, {sweep()} threads swept")
