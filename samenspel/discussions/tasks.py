"""What the worker does for this room."""

from django_tasks import task

from samenspel.discussions import previews
from samenspel.discussions.models import LinkPreview


@task()
def look_at_link(pk):
    preview = LinkPreview.objects.filter(pk=pk).first()
    if preview:
        previews.look(preview)
