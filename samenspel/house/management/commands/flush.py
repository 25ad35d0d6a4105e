"""``samenspel flush``: Django's own, for a house whose audit log refuses to be emptied row by row."""

from django.core.management.commands import flush

from samenspel.house.chaining import loosened


class Command(flush.Command):
    def handle(self, **options):
        with loosened(options["database"]):
            return super().handle(**options)
