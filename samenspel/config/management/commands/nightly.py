"""``samenspel nightly``: what the house does once a night; ``samenspel serve`` runs it at three."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

# Each stands alone, so that one that fails does not keep the others from running.
WORK = (("snapshot", {}), ("clearsessions", {}), ("prune_db_task_results", {}), ("forget_uploads", {}))


class Command(BaseCommand):
    help = "Takes snapshots of the networks, and clears sessions, finished tasks and uploads that are past."

    def handle(self, **options):
        failed = []
        for name, choices in WORK:
            try:
                call_command(name, stdout=self.stdout, **choices)
            except Exception as error:
                self.stderr.write(f"{name}: {error}")
                failed.append(name)
        if failed:
            raise SystemExit(1)
