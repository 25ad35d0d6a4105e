"""``samenspel prune_changes``: part of the work of the night."""

from django.core.management.base import BaseCommand

from samenspel.live.pruning import prune


class Command(BaseCommand):
    help = "Deletes what changed more than two days ago; pages that were away so long load anew."

    def handle(self, **options):
        self.stdout.write(f"{prune()} changes were deleted.")
