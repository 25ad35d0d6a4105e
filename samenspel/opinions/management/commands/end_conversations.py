"""``samenspel end_conversations``: every night, closes what is past its last day, forgets who voted what."""

from django.core.management.base import BaseCommand

from samenspel.opinions.closing import close_those_past
from samenspel.opinions.forgetting import forget_keys


class Command(BaseCommand):
    help = "Closes conversations past their last day, and forgets who voted what thirty days after closing."

    def handle(self, **options):
        self.stdout.write(f"{close_those_past()} conversations closed")
        self.stdout.write(f"of {forget_keys()} conversations nobody can tell any more who voted what")
