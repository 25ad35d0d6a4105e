"""Snapshots are taken in the background: a job calls the plain function."""

from django_tasks import task

from samenspel.intake.models import Dataset
from samenspel.networks import snapshots


@task()
def take_dataset(dataset_id):
    dataset = Dataset.objects.filter(pk=dataset_id).first()
    if dataset:
        snapshots.take_dataset(dataset)
