"""``samenspel forget_uploads``: files that nobody said yes to, or that stopped half-way, go."""

from django.core.management.base import BaseCommand

from samenspel.intake import running


class Command(BaseCommand):
    help = "Removes uploads that nobody confirmed in a week, and those that stopped half-way a day ago."

    def handle(self, **options):
        running.forget_old()
