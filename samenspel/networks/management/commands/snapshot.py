"""``samenspel snapshot``: take the snapshots now; run it every night."""

from django.core.management.base import BaseCommand, CommandError

from samenspel.intake.models import Dataset
from samenspel.networks import snapshots
from samenspel.networks.models import Snapshot


class Command(BaseCommand):
    help = "Freeze the ties of the house and of imported datasets, with their figures. Meant for every night."

    def add_arguments(self, parser):
        parser.add_argument("--dataset", help="only this dataset (its short name)")

    def handle(self, *, dataset=None, **options):
        if dataset:
            found = Dataset.objects.filter(slug=dataset).first()
            if found is None:
                known = ", ".join(Dataset.objects.values_list("slug", flat=True)) or "none yet"
                raise CommandError(f"There is no dataset {dataset!r}. Known: {known}.")
            snapshots.take_dataset(found)
        else:
            snapshots.take_all()
        self.stdout.write(f"{Snapshot.objects.count()} snapshots are kept.")
