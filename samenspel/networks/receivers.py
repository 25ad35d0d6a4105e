"""What this room does when rooms below tell that something happened."""

from django.db import transaction
from django.dispatch import receiver

from samenspel.intake.signals import dataset_changed
from samenspel.networks import tasks


@receiver(dataset_changed)
def snapshots_are_taken_anew(dataset, **kwargs):
    """Later, in the background; the page tells that it is on its way."""
    transaction.on_commit(lambda: tasks.take_dataset.enqueue(dataset.pk))
