"""``samenspel remind_of_agreements``: word to who agreed to do something soon; work of the night."""

from django.core.management.base import BaseCommand

from samenspel.gatherings.reminding import remind


class Command(BaseCommand):
    help = "Reminds people of what they agreed to do, two days before its day."

    def handle(self, **options):
        self.stdout.write(f"reminded of {remind()} agreements")
