"""What the worker does for this main."""

from django_tasks import task

from samenspel.carrying import crating
from samenspel.carrying.models import Crate


@task()
def fill(pk):
    crate = Crate.objects.filter(pk=pk, ready_at=None, failed_at=None).first()
    if crate:
        crating.fill(crate)
