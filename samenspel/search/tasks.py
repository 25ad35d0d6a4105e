"""What the worker does for this main."""

from django_tasks import task

from samenspel.search import keeping


@task()
def look_anew():
    keeping.look_anew()
