"""What this room does when rooms below tell that something happened."""

from django.db import transaction
from django.dispatch import receiver

from samenspel.intake.signals import dataset_changed
from samenspel.networks import snapshots, tasks

SMALL = 20_000
"""Up to so many rows the snapshots take a second or two: whoever imported sees the network at once."""


@receiver(dataset_changed)
def snapshots_are_taken_anew(dataset, **kwargs):
    """At once for a small dataset, in the background for a large one; the page says so meanwhile."""
    transaction.on_commit(lambda: _take(dataset))


def _take(dataset):
    if dataset.events.count() + dataset.ties.count() <= SMALL:
        snapshots.take_dataset(dataset)
    else:
        tasks.take_dataset.enqueue(dataset.pk)
