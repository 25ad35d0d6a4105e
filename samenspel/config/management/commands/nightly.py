"""``samenspel nightly``: what the house does once a night; ``samenspel serve`` runs it at three."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from samenspel.house.models import Night

# Each stands alone, so that one that fails does not keep the others from running.
WORK = (
    ("snapshot", {}),
    ("clearsessions", {}),
    ("prune_db_task_results", {}),
    ("forget_uploads", {}),
    ("forget_parcels", {}),
    ("forget_crates", {}),
    ("clear_files", {}),
    ("retain", {}),
    ("prune_changes", {}),
    ("warn_of_mandates", {}),
    ("remind_of_decisions", {}),
    ("raise_offers", {}),
    ("end_conversations", {}),
    ("sweep_discussions", {}),
    ("tidy_search", {}),
    ("return_parked", {}),
    ("remind_of_agreements", {}),
)
KEPT_NIGHTS = 30


class Command(BaseCommand):
    help = "Takes snapshots of the networks, and ends what is past: sessions, tasks, uploads, what was kept."

    def handle(self, **options):
        night = Night.objects.create()
        failed = self._work()
        night.failed, night.ended_at = failed, timezone.now()
        night.save()
        kept = Night.objects.order_by("-began_at").values_list("pk", flat=True)[:KEPT_NIGHTS]
        Night.objects.exclude(pk__in=list(kept)).delete()
        if failed:
            raise SystemExit(1)

    def _work(self):
        failed = []
        for name, choices in WORK:
            try:
                call_command(name, stdout=self.stdout, **choices)
            except Exception as error:
                self.stderr.write(f"{name}: {error}")
                failed.append(name)
        return failed
