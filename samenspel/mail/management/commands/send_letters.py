"""``samenspel send_letters``: send what waits, also what a worker left behind; done each hour."""

from django.core.management.base import BaseCommand

from samenspel.mail import sending


class Command(BaseCommand):
    help = "Sends the letters that wait now."

    def handle(self, **options):
        ends = sending.send_due()
        for state, number in sorted(ends.items()):
            self.stdout.write(f"{state}: {number}")
