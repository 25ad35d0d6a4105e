"""``samenspel audit verify``: whether the audit log is as it was written."""

from django.core.management.base import BaseCommand, CommandError

from samenspel.house.chaining import first_break
from samenspel.house.models import AuditEvent, AuditHead


class Command(BaseCommand):
    help = "Checks that no line of the audit log was changed, removed or added in between."

    def add_arguments(self, parser):
        parser.add_argument("act", choices=["verify"])

    def handle(self, **options):
        head = AuditHead.objects.values_list("number", "hash").first() or (0, "")
        broken = first_break(AuditEvent.objects.order_by("number").iterator(), head)
        if broken is not None:
            raise CommandError(f"The audit log is not as it was written: look at line {broken}.")
        self.stdout.write(f"The audit log is whole: {head[0]} lines.")
