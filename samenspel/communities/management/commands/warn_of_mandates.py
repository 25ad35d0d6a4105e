"""``samenspel warn_of_mandates``: letters about mandate cards that end within a month; done every night."""

from django.core.management.base import BaseCommand

from samenspel.communities.mandate_letters import warn_of_ends


class Command(BaseCommand):
    help = "Tells holders and organisations, once, that a mandate card ends within a month."

    def handle(self, **options):
        self.stdout.write(f"{warn_of_ends()} mandate cards end within a month")
