"""``samenspel forget_parcels``: what people had packed for themselves goes after its days."""

from django.core.management.base import BaseCommand

from samenspel.privacy.packing import forget_old


class Command(BaseCommand):
    help = "Removes what people had packed to take along, seven days after they asked."

    def handle(self, **options):
        self.stdout.write(f"{forget_old()} removed")
