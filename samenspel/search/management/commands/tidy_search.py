"""``samenspel tidy_search``: drop what is left of what is gone, look at kept searches; for the night."""

from django.core.management.base import BaseCommand

from samenspel.search import keeping, tidying


class Command(BaseCommand):
    help = "Takes what is gone out of the search index, and looks for what is new in searches people keep."

    def handle(self, **options):
        rows, words = tidying.tidy()
        keeping.look_anew()
        if rows or words:
            self.stdout.write(f"{rows:7} rows and {words} words of what is gone")
