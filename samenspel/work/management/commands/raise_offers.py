"""``samenspel raise_offers``: letters about offers nobody answered for a week; work of the night."""

from django.core.management.base import BaseCommand

from samenspel.work import answering_in_time


class Command(BaseCommand):
    help = "Writes to everyone who can answer an offer that waited a week, once for each offer."

    def handle(self, **options):
        self.stdout.write(f"{answering_in_time.raise_all()} offers that waited a week")
