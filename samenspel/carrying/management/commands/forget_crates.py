"""``samenspel forget_crates``: communities that were packed to take along go after a week."""

from django.core.management.base import BaseCommand

from samenspel.carrying.crating import forget_old


class Command(BaseCommand):
    help = "Removes the files of communities that were packed, a week after they were ready."

    def handle(self, **options):
        self.stdout.write(f"{forget_old()} removed")
