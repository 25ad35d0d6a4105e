"""What the worker does for this main."""

from django_tasks import task

from samenspel.privacy import packing
from samenspel.privacy.models import Parcel


@task()
def pack(pk):
    parcel = Parcel.objects.filter(pk=pk, ready_at=None, failed_at=None).first()
    if parcel:
        packing.pack(parcel)
